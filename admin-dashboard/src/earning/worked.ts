/** Worked examples, by the rule of the bot: `book_entry` in sql/schema.sql. */
import type { Rule } from "./form";

interface Circumstances {
  /** Which day in a row it is. */
  day?: number;
  percent?: number;
  /** Miles that the caps of the day leave. */
  room?: number;
}

/** First the bonus for days in a row, then the multiplier, rounded down; then what the caps leave. */
export function earned(rule: Rule, { day = 1, percent = 100, room = Infinity }: Circumstances = {}): number {
  const miles = rule.miles + rule.streak_step * bonusDays(rule, day);
  return Math.max(0, Math.min(Math.floor((miles * percent) / 100), room));
}

/** How many times the streak's step is added on this day in a row. */
export function bonusDays(rule: Rule, day: number): number {
  return Math.min(day - 1, rule.streak_most);
}

/** What each of so many times on one day earns, until the cap is reached. */
export function earnedInARow(rule: Rule, times: number, cap: number | null): number[] {
  const each: number[] = [];
  for (let room = cap ?? Infinity; each.length < times; room -= each.at(-1) ?? 0) each.push(earned(rule, { room }));
  return each;
}

export const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
