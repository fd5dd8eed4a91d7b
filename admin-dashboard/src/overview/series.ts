import type { DayOfBars } from "../parts/charts/DayBars";
import { COLOURS, type Series } from "../parts/charts/DayChart";
import type { MilesChart } from "./queries";

const OTHERS = "others";

/** The reasons that brought the most first; where there are more than colours, the rest is one of them. */
export function seriesOf(days: MilesChart["days"], titleOf: (reason: string) => string): Series[] {
  const sums = new Map<string, number>();
  for (const { by_reason } of days) {
    for (const [reason, miles] of Object.entries(by_reason)) sums.set(reason, (sums.get(reason) ?? 0) + miles);
  }
  const reasons = [...sums].sort(([, one], [, other]) => Math.abs(other) - Math.abs(one)).map(([reason]) => reason);
  const shown = reasons.length > COLOURS ? [...reasons.slice(0, COLOURS - 1), OTHERS] : reasons;
  return shown.map((key) => ({ key, title: titleOf(key) }));
}

export function barsOf(days: MilesChart["days"], series: readonly Series[]): DayOfBars[] {
  const keys = new Set(series.map(({ key }) => key));
  return days.map(({ day, by_reason }) => {
    const parts: Record<string, number> = {};
    for (const [reason, miles] of Object.entries(by_reason)) {
      const key = keys.has(reason) ? reason : OTHERS;
      parts[key] = (parts[key] ?? 0) + miles;
    }
    return { day, parts };
  });
}
