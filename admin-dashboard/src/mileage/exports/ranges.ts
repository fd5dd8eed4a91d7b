import { todayIn } from "../days";

export const RANGES = ["all", "month", "days"] as const;

export type RangeName = (typeof RANGES)[number];

/** First and last day of a range in a zone, `YYYY-MM-DD`; empty: without a limit. */
export function daysOf(range: Exclude<RangeName, "days">, zone: string, now = new Date()) {
  if (range === "all") return { since: "", until: "" };
  const today = todayIn(zone, now);
  return { since: `${today.slice(0, 8)}01`, until: today };
}
