import { expect, it } from "vitest";

import { barsOf, seriesOf } from "./series";

const day = (by_reason: Record<string, number>) => ({ day: "2026-11-24", miles: 0, bookings: 0, by_reason });

it("shows the reasons with the most miles first", () => {
  const days = [day({ award: 10, "check-in": 30 }), day({ award: 50 })];
  expect(seriesOf(days, (reason) => reason.toUpperCase())).toEqual([
    { key: "award", title: "AWARD" },
    { key: "check-in", title: "CHECK-IN" },
  ]);
});

it("puts together what would have no colour of its own", () => {
  const days = [day({ a: 8, b: 7, c: 6, d: 5, e: 4, f: 3, g: 2 })];
  const series = seriesOf(days, (reason) => reason);
  expect(series.map(({ key }) => key)).toEqual(["a", "b", "c", "d", "e", "others"]);
  expect(barsOf(days, series)[0]?.parts).toEqual({ a: 8, b: 7, c: 6, d: 5, e: 4, others: 5 });
});
