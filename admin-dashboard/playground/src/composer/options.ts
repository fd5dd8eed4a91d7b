import { OptionType, type CommandOption } from "../../../discord/shapes";
import type { Candidate } from "../pickers/candidates";

/** What stands in an option's field. `id` is set once something was picked from a list. */
export interface Filled {
  text: string;
  id?: string;
  /** Written as `name:value`, where quotes only hold the value together. */
  named?: boolean | undefined;
}

export type Fill = Readonly<Record<string, Filled>>;

const PICKED: readonly number[] = [
  OptionType.boolean,
  OptionType.user,
  OptionType.channel,
  OptionType.role,
  OptionType.mentionable,
];

/** What Discord's client would say before it sends anything; undefined when it would send. */
export function problemWith(option: CommandOption, filled: Filled | undefined): string | undefined {
  const text = filled?.text.trim() ?? "";
  if (!text) return option.required ? "This option is required. Specify a value." : undefined;
  if (option.type === OptionType.attachment) return "Files cannot be attached in the playground.";
  const fromList = PICKED.includes(option.type) || (option.choices?.length ?? 0) > 0;
  if (fromList) return filled?.id === undefined ? "Pick one from the list." : undefined;
  if (filled?.id !== undefined) return undefined;
  if (option.type === OptionType.integer || option.type === OptionType.number) return numberProblem(option, text);
  return lengthProblem(option, text);
}

function numberProblem({ type, min_value: least, max_value: most }: CommandOption, text: string): string | undefined {
  const whole = type === OptionType.integer;
  if (!(whole ? /^[+-]?\d+$/ : /^[+-]?\d*\.?\d+$/).test(text))
    return whole ? "Enter a whole number." : "Enter a number.";
  const value = Number(text);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return "This number is too large.";
  if (least !== undefined && value < least) return `Enter a number of at least ${least}.`;
  if (most !== undefined && value > most) return `Enter a number of at most ${most}.`;
  return undefined;
}

function lengthProblem({ min_length: least, max_length: most }: CommandOption, text: string): string | undefined {
  const length = Array.from(text).length;
  if (least !== undefined && length < least) return `Enter at least ${least} characters.`;
  if (length > (most ?? 6000)) return `Enter at most ${most ?? 6000} characters.`;
  return undefined;
}

/** Ids of what was picked, the rest as typed; empty ones are left out. */
export const asSent = (fill: Fill): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fill)
      .filter(([, { text }]) => text.trim() !== "")
      .map(([name, { text, id, named }]) => [name, id ?? (named ? unquoted(text) : text.trim())]),
  );

const unquoted = (text: string) => text.trim().replace(/^"([^"]*)"$/, "$1");

/** Text that says exactly one candidate's name counts as picked; `@` and `#` before it do not matter. */
export function settled(filled: Filled, candidates: readonly Candidate[] = []): Filled {
  const said = bare(filled.text);
  const called = (nameOf: (candidate: Candidate) => string | undefined) =>
    said === "" ? [] : candidates.filter((candidate) => bare(nameOf(candidate) ?? "") === said);
  const ways = [called(({ label }) => label), called(({ note }) => note), called(({ id }) => id)];
  const same = ways.find(({ length }) => length > 0) ?? [];
  return filled.id === undefined && same.length === 1 && same[0] ? { text: same[0].label, id: same[0].id } : filled;
}

const bare = (text: string) => text.trim().replace(/^[@#]/, "").toLowerCase();

/** In words, for the hint over the field. */
export function limitsInWords(option: CommandOption): string {
  const { min_value, max_value, min_length, max_length } = option;
  const range = (least: number | undefined, most: number | undefined, unit: string) => {
    if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
    if (least !== undefined) return `at least ${least}${unit}`;
    return most === undefined ? "" : `at most ${most}${unit}`;
  };
  return range(min_value, max_value, "") || range(min_length, max_length, " characters");
}
