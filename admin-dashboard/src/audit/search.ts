import type { operations } from "../api/schema";

export type AuditQuery = NonNullable<operations["list_audit"]["parameters"]["query"]>;

/** What the first part of an action may be. */
export const FAMILIES = ["settings", "ranks", "mileage", "import", "privacy", "dailies", "hook", "token"] as const;
export type Family = (typeof FAMILIES)[number];

/** What can be in the log, as far as this version knows. */
export type Action = Exclude<NonNullable<AuditQuery["action"]>, Family>;

/** The filters, as they stand in the address. */
export interface AuditSearch {
  action?: Family;
  /** An id of Discord's; `0` the operator, `1` the bot, `token:7` a program. */
  actor?: string;
  /** Such as `source:7`. */
  subject?: string;
  /** The first and the last day, `2026-11-24`; the viewer's days. */
  since?: string;
  until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ACTOR = /^(token:)?\d{1,20}$/;
const LONGEST_SUBJECT = 100;

/** Without what nobody could filter by. */
export function auditSearch(given: Record<string, unknown>): AuditSearch {
  const action = FAMILIES.find((family) => family === given["action"]);
  const actor = textOf(given["actor"]);
  const subject = textOf(given["subject"]);
  const since = dayOf(given["since"]);
  const until = dayOf(given["until"]);
  return {
    ...(action && { action }),
    ...(actor && ACTOR.test(actor) && { actor }),
    ...(subject && subject.length <= LONGEST_SUBJECT && { subject }),
    ...(since && { since }),
    ...(until && { until }),
  };
}

/** As the API takes them: days begin at the viewer's midnight, and the last one is in it. */
export function queryOf({ since, until, ...same }: AuditSearch): AuditQuery {
  return { ...same, ...(since && { since: midnight(since, 0) }), ...(until && { until: midnight(until, 1) }) };
}

function midnight(day: string, later: number): string {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

/** A router that reads JSON takes `0` for a number. */
const textOf = (value: unknown) =>
  typeof value === "number" && Number.isSafeInteger(value)
    ? String(value)
    : typeof value === "string"
      ? value
      : undefined;

function dayOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !DAY.test(value)) return undefined;
  return Number.isNaN(Date.parse(`${value}T00:00`)) ? undefined : value;
}
