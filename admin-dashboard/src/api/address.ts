/** Where the bot answers, without a trailing slash; empty: the page's own origin. */
export const API_URL = (import.meta.env.VITE_API_URL ?? "").replace(/\/+$/, "");

/** Where a sign-in begins that ends at `next`, a path of this page. */
export function signInAddress(next: string): string {
  return `${API_URL}/oauth/login?${new URLSearchParams({ next }).toString()}`;
}
