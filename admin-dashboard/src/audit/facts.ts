import { differencesOf, isList, isRecord, listChange, type Change } from "./differences";
import type { AuditLine } from "./queries";

/** What the sentence about a line of the audit log is made of. Names stand between marks that keep their direction. */
export interface Facts {
  /** What it is about, as a part of a sentence. */
  about: string;
  /** The only setting that was changed, from what to what. */
  one: { field: string; from: string; to: string } | null;
  /** The only list that was changed, if something only came in or only went out. */
  list: { field: string; added: string; removed: string } | null;
  /** How many settings were changed, by their fields; 1: `field` names it. */
  fields: number;
  field: string;
  /** As text; empty: nobody noted one. */
  miles: string;
  channel: string;
  file: string;
  name: string;
  /** Numbers that were noted. */
  members: number;
  entries: number;
  lines: number;
  /** What was switched on; null: nothing was. */
  hidden: boolean | null;
  paused: boolean | null;
  /** Of several things at once, how many. */
  many: number | null;
}

export interface Words {
  about: string;
  /** A setting, as a part of a sentence: "the time zone". */
  field: (path: readonly string[]) => string;
  value: (path: readonly string[], value: unknown) => string;
}

/** The settings that are left out of the log while they are as they were at the beginning (app/guilds/settings.py). */
const AT_FIRST: Record<string, unknown> = {
  zone: "UTC",
  language: null,
  switched_off: [],
  cap_per_day: null,
  no_mile_roles: [],
  award_roles: [],
  editor_roles: [],
  viewer_roles: [],
  self_award: false,
  notice_channel: null,
  rank_roles: "replace",
};

/** Whether the sentence says all that was changed. */
export const saysAll = ({ action }: AuditLine, { one, list, paused }: Facts, changes: readonly Change[]) =>
  changes.length === 1 && (action === "settings.change" ? one !== null || list !== null : paused !== null);

/** What a line changed, with the settings that it leaves out. */
export function changesOf({ action, before, after }: AuditLine): Change[] {
  if (action !== "settings.change") return differencesOf(before, after);
  return differencesOf({ ...AT_FIRST, ...recordOf(before) }, { ...AT_FIRST, ...recordOf(after) });
}

export function factsOf({ before, after }: AuditLine, changes: readonly Change[], words: Words): Facts {
  const noted = { ...recordOf(before), ...recordOf(after) };
  const fields = [...new Set(changes.map(({ path }) => path[0] ?? ""))];
  const only = changes.length === 1 ? changes[0] : undefined;
  return {
    about: words.about,
    one: only?.path.length === 1 && !isList(only) ? scalar(only, words) : null,
    list: only && isList(only) ? oneWay(only, words) : null,
    fields: fields.length,
    field: fields.length === 1 ? words.field([fields[0] ?? ""]) : "",
    miles: milesIn(recordOf(before), recordOf(after), words),
    channel: "channel" in noted ? words.value(["channel"], noted["channel"]) : "",
    file: textIn(noted, "file_name") || textIn(noted, "file"),
    name: textIn(noted, "name"),
    members: numberIn(noted, "members"),
    entries: numberIn(noted, "entries"),
    lines: numberIn(noted, "lines"),
    hidden: booleanIn(noted, "hidden"),
    paused: pausedIn(recordOf(before), recordOf(after)),
    many: "dead" in recordOf(before) ? numberIn(recordOf(before), "dead") : null,
  };
}

const scalar = ({ path, before, after }: Change, words: Words) => ({
  field: words.field(path),
  from: words.value(path, before),
  to: words.value(path, after),
});

function oneWay({ path, before, after }: Change, words: Words): Facts["list"] {
  const { added, removed } = listChange(before, after);
  if (added.length > 0 && removed.length > 0) return null;
  const named = (some: unknown[]) => (some.length > 0 ? words.value(path, some) : "");
  return { field: words.field(path), added: named(added), removed: named(removed) };
}

/** An entry notes the balance before and after it; a batch, its miles. */
function milesIn(before: Record<string, unknown>, after: Record<string, unknown>, words: Words): string {
  const [old, now] = [before["balance"], after["balance"]];
  if (typeof old === "number" && typeof now === "number") return words.value(["miles"], Math.abs(now - old));
  return typeof after["miles"] === "number" ? words.value(["miles"], Math.abs(after["miles"])) : "";
}

function pausedIn(before: Record<string, unknown>, after: Record<string, unknown>): boolean | null {
  const [old, now] = [before["paused_reason"] ?? null, after["paused_reason"] ?? null];
  return old === now ? null : now !== null;
}

const recordOf = (value: unknown) => (isRecord(value) ? value : {});

const textIn = (noted: Record<string, unknown>, field: string) =>
  typeof noted[field] === "string" ? noted[field] : "";

const numberIn = (noted: Record<string, unknown>, field: string) =>
  typeof noted[field] === "number" ? noted[field] : 0;

const booleanIn = (noted: Record<string, unknown>, field: string) =>
  typeof noted[field] === "boolean" ? noted[field] : null;
