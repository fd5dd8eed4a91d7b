import { describe, expect, it } from "vitest";

import { bonusDays, earned, earnedInARow } from "./worked";

const CHECK_IN = { miles: 10, streak_step: 2, streak_most: 7, cap_per_day: null, cooldown_seconds: 0 };
const WATCHED = { ...CHECK_IN, streak_step: 0, streak_most: 0 };

describe("what somebody earns", () => {
  it("is more on each day in a row, up to a limit", () => {
    expect([1, 2, 5, 8, 9, 100].map((day) => earned(CHECK_IN, { day }))).toEqual([10, 12, 18, 24, 24, 24]);
    expect(bonusDays(CHECK_IN, 5)).toBe(4);
  });

  it("is multiplied with the bonus, and rounded down", () => {
    expect(earned(CHECK_IN, { day: 5, percent: 150 })).toBe(27);
    expect(earned({ ...CHECK_IN, miles: 11 }, { percent: 50 })).toBe(5);
    expect(earned(CHECK_IN, { percent: 0 })).toBe(0);
  });

  it("ends at the caps of the day, and never goes below nothing", () => {
    expect(earned(CHECK_IN, { room: 4 })).toBe(4);
    expect(earned(CHECK_IN, { room: -4 })).toBe(0);
    expect(earnedInARow(WATCHED, 4, 25)).toEqual([10, 10, 5, 0]);
    expect(earnedInARow(WATCHED, 2, null)).toEqual([10, 10]);
  });
});
