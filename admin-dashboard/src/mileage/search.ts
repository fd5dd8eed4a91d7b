/** What the address of the page holds: the filters of the table, the statement that is open, and the form over it. */
import type { operations } from "../api/schema";

export const ORDERS = [
  "-balance",
  "balance",
  "name",
  "-name",
  "-last_entry",
  "last_entry",
] as const satisfies readonly NonNullable<NonNullable<operations["list_members"]["parameters"]["query"]>["sort"]>[];
export type Order = (typeof ORDERS)[number];

const FORMS = ["one", "many"] as const;
export const REASONS = ["check-in", "award", "performing", "attending", "watched", "import", "reversal"] as const;
export type Reason = (typeof REASONS)[number];

export interface MemberFilters {
  name?: string;
  sort?: Order;
  hidden?: boolean;
  left?: boolean;
  least?: number;
  most?: number;
}

export interface StatementFilters {
  reason?: Reason;
  /** Days, such as 2026-11-24, in the viewer's zone; both count. */
  since?: string;
  until?: string;
}

export interface MileageSearch extends MemberFilters, StatementFilters {
  view?: "batches";
  /** Whose statement is open. */
  member?: string;
  /** Which award form is open. */
  award?: (typeof FORMS)[number];
}

/** Whatever somebody typed into the address: what does not fit is left out. */
export function mileageSearch(search: Record<string, unknown>): MileageSearch {
  return present({
    view: search["view"] === "batches" ? "batches" : undefined,
    name: textOf(search["name"]),
    sort: ORDERS.find((order) => order === search["sort"]),
    hidden: flagOf(search["hidden"]),
    left: flagOf(search["left"]),
    least: milesOf(search["least"]),
    most: milesOf(search["most"]),
    member: textOf(search["member"]),
    reason: REASONS.find((reason) => reason === search["reason"]),
    since: dayOf(search["since"]),
    until: dayOf(search["until"]),
    award: FORMS.find((form) => form === search["award"]),
  });
}

/** What somebody wants otherwise; undefined takes it away. */
export type SearchChange = { [Key in keyof MileageSearch]?: MileageSearch[Key] | undefined };

export function memberFilters({ name, sort, hidden, left, least, most }: MileageSearch): MemberFilters {
  return present({ name, sort, hidden, left, least, most });
}

export function statementFilters({ reason, since, until }: MileageSearch): StatementFilters {
  return present({ reason, since, until });
}

/** Whether the table shows fewer than all; how it is sorted does not count. */
export const areFiltered = ({ name, hidden, left, least, most }: MemberFilters): boolean =>
  [name, hidden, left, least, most].some((value) => value !== undefined);

export const NO_FILTERS = { name: undefined, hidden: undefined, left: undefined, least: undefined, most: undefined };
export const NO_STATEMENT = { member: undefined, reason: undefined, since: undefined, until: undefined };

type Given<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function present<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>;
}

/** What looks like a number was read as one. */
function textOf(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}

const flagOf = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

const milesOf = (value: unknown): number | undefined => (Number.isSafeInteger(value) ? (value as number) : undefined);

function dayOf(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}
