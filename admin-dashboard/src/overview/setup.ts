/** Where what is missing is set up. */
import type { Level } from "../api/session/session";

export type SetupPage = "ranks" | "earning" | "dailies" | "access" | "settings";

/** In the order in which one would do it; the names are the API's. */
export const STEPS = [
  { name: "settings", page: "settings", level: "viewer" },
  { name: "dailies", page: "dailies", level: "viewer" },
  { name: "rank-roles", page: "ranks", level: "viewer" },
  { name: "award-roles", page: "earning", level: "viewer" },
  { name: "access-roles", page: "access", level: "admin" },
  { name: "notice-channel", page: "settings", level: "viewer" },
] as const satisfies readonly { name: string; page: SetupPage; level: Level }[];

const PAGES: readonly [RegExp, SetupPage][] = [
  [/^dailies/, "dailies"],
  [/^rank/, "ranks"],
  [/^only-admins-award/, "earning"],
  [/^(notice|setting)-/, "settings"],
];

/** On which page a problem of this kind is mended; undefined: on none of them. */
export function pageOf(kind: string): SetupPage | undefined {
  return PAGES.find(([pattern]) => pattern.test(kind))?.[1];
}
