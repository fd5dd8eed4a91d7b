import type { Scope } from "../queries";

/** What tokens may be for, in the order of the pages. `write` includes reading. */
export const AREAS = {
  guild: ["read"],
  miles: ["read", "write"],
  settings: ["read", "write"],
  dailies: ["read", "write"],
  statistics: ["read"],
  live: ["read"],
  hooks: ["read", "write"],
  audit: ["read"],
} as const satisfies Record<string, readonly Right[]>;

export type Right = "read" | "write";
export type Area = keyof typeof AREAS;

/** Areas without an entry are left out. */
export type Rights = Partial<Record<Area, Right | undefined>>;

type Known = { [A in Area]: `${A}:${(typeof AREAS)[A][number]}` }[Area];
/** Does not compile when the API has a scope that stands above nowhere. */
export const ALL_ARE_OFFERED: Scope extends Known ? true : never = true;

export const AREA_NAMES = Object.keys(AREAS) as Area[];

export const scopesOf = (rights: Rights): Scope[] =>
  AREA_NAMES.flatMap((area) => (rights[area] ? [`${area}:${rights[area]}` as Scope] : []));

/** Of a token that there is: by area, the most that it may. Scopes of areas that are not known here stay as they are. */
export function rightsOf(scopes: readonly string[]): { known: [Area, Right][]; unknown: string[] } {
  const known = AREA_NAMES.flatMap((area): [Area, Right][] => {
    if (scopes.includes(`${area}:write`)) return [[area, "write"]];
    return scopes.includes(`${area}:read`) ? [[area, "read"]] : [];
  });
  return { known, unknown: scopes.filter((scope) => !AREA_NAMES.some((area) => scope.startsWith(`${area}:`))) };
}
