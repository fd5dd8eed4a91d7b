/** Lists of awards as people paste them: "name or id, miles, note" on each line. */
import type { Candidate } from "../queries";
import { LONGEST_NOTE, MOST_MILES_AT_ONCE } from "./limits";

export interface WrittenLine {
  /** 1 is the first line of the text. */
  number: number;
  /** A name, or an id. */
  who: string;
  /** As it was written; empty: what all get. */
  miles: string;
  note: string;
}

/** What a line leaves out. */
export interface ForAll {
  miles: number | null;
  note: string;
}

export type LineProblem =
  | "nobody-named"
  | "miles-missing"
  | "miles-unreadable"
  | "miles-negative"
  | "miles-out-of-range"
  | "note-missing"
  | "note-too-long"
  | "unknown"
  | "alike"
  | "several";

export interface ReadLine extends WrittenLine {
  userId: string | null;
  /** The member's own; null: nobody could be asked for it. */
  name: string | null;
  /** Without any miles until now. */
  isNew: boolean;
  amount: number | null;
  /** With what all get. */
  reason: string;
  problem: LineProblem | null;
  /** Who may be meant, when it is not one alone. */
  candidates: readonly Candidate[];
}

/** https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{17,19}$/;
const MENTION = /^<@!?(\d{17,19})>$/;
const QUOTED = /^"((?:[^"]|"")*)"\s*(?:[,;\t]\s*(.*))?$/;
const CELL = /^([^,;\t]*)(?:[,;\t](.*))?$/;

export function writtenLines(text: string): WrittenLine[] {
  return text
    .split(/\r?\n/)
    .map((line, place) => ({ line: line.trim(), number: place + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => ({ number, ...cellsOf(line) }));
}

/** Spreadsheets put what has a comma into quotes. A note may have commas without. */
function cellsOf(line: string): Pick<WrittenLine, "who" | "miles" | "note"> {
  const [who, rest] = firstCell(line);
  const [miles, note] = firstCell(rest);
  return { who: MENTION.exec(who)?.[1] ?? who, miles, note: firstQuoted(note) };
}

function firstCell(text: string): [cell: string, rest: string] {
  const quoted = QUOTED.exec(text);
  if (quoted) return [(quoted[1] ?? "").replaceAll('""', '"').trim(), quoted[2] ?? ""];
  const [, cell = "", rest = ""] = CELL.exec(text) ?? [];
  return [cell.trim(), rest.trim()];
}

const firstQuoted = (note: string) => (note.startsWith('"') ? firstCell(note)[0] : note);

/** The names and ids of these lines, each once: what has to be looked up. */
export const textsOf = (lines: readonly WrittenLine[]): string[] =>
  [...new Set(lines.map(({ who }) => who).filter((who) => who !== "" && who.length <= 100))].toSorted();

/**
 * `known`: who is meant by each text, as far as it was looked up. `chosen`: of several with one name, the one who was
 * picked.
 */
export function readLine(
  line: WrittenLine,
  forAll: ForAll,
  known: ReadonlyMap<string, readonly Candidate[]>,
  chosen: Readonly<Record<string, string>>,
): ReadLine {
  const candidates = known.get(line.who) ?? [];
  const [first, second] = candidates;
  const isSure = first?.exact === true && second === undefined;
  const member = isSure ? first : candidates.find(({ user_id }) => user_id === chosen[line.who]);
  const userId = member?.user_id ?? (SNOWFLAKE.test(line.who) ? line.who : null);
  const amount = line.miles === "" ? forAll.miles : wholeMiles(line.miles);
  const reason = line.note || forAll.note.trim();
  const problem = milesProblem(line, amount) ?? noteProblem(reason) ?? personProblem(line, userId, candidates);
  const isNew = userId !== null && (member?.balance ?? null) === null;
  return {
    ...line,
    userId,
    name: member?.name ?? null,
    isNew,
    amount,
    reason,
    problem,
    candidates: isSure ? [] : candidates,
  };
}

/** As somebody writes them, if so many can be awarded. */
export function milesWritten(written: string): number | null {
  const miles = wholeMiles(written.trim());
  return miles !== null && canBeAwarded(miles) ? miles : null;
}

const canBeAwarded = (miles: number) => miles >= 1 && miles <= MOST_MILES_AT_ONCE;

/** Digits, in groups maybe, and a sign; null for anything else. */
function wholeMiles(written: string): number | null {
  const digits = written.replace(/^\+/, "").replace(/^[−–]/, "-");
  const together = digits.replaceAll(/(?<=\d)[\s'’.](?=\d{3}(?:\D|$))/g, "");
  return /^-?\d+$/.test(together) ? Number(together) : null;
}

function milesProblem({ miles }: WrittenLine, amount: number | null): LineProblem | null {
  if (amount === null) return miles === "" ? "miles-missing" : "miles-unreadable";
  if (amount < 0) return "miles-negative";
  return canBeAwarded(amount) ? null : "miles-out-of-range";
}

function noteProblem(note: string): LineProblem | null {
  if (note === "") return "note-missing";
  return note.length > LONGEST_NOTE ? "note-too-long" : null;
}

function personProblem(
  { who }: WrittenLine,
  userId: string | null,
  candidates: readonly Candidate[],
): LineProblem | null {
  if (userId !== null) return null;
  if (who === "") return "nobody-named";
  const [first] = candidates;
  if (!first) return "unknown";
  return first.exact ? "several" : "alike";
}
