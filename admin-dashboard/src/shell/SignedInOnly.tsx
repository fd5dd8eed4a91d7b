import { useSuspenseQuery } from "@tanstack/react-query";

import { myself } from "../api/session/session";
import { Shell } from "./Shell";
import { SignInPage } from "./SignInPage";

/** The sign-in page takes the place of any page, at its address, as long as nobody is signed in. */
export function SignedInOnly() {
  const { data: me } = useSuspenseQuery(myself);
  return me === null ? <SignInPage /> : <Shell />;
}
