/** Nobody is signed in: the sign-in page takes the page's place, at the page's address. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
}
