import { expect, it } from "vitest";

import { conflictOf, fieldsChanged, same } from "./changes";

const before = { zone: "America/Chicago", cap: 500 as number | null, roles: ["1", "2"] };

it("knows what was changed, whatever the order of keys", () => {
  expect(same({ one: 1, two: 2 }, { two: 2, one: 1 })).toBe(true);
  expect(same(["1", "2"], ["2", "1"])).toBe(false);
  expect(fieldsChanged(before, { ...before, cap: null })).toEqual(["cap"]);
  expect(fieldsChanged(before, { ...before, roles: ["1", "2"] })).toEqual([]);
});

it("asks only about what both changed, and not to the same", () => {
  const mine = { ...before, cap: 100, zone: "Europe/Berlin" };
  const theirs = { zone: "Europe/Berlin", cap: 900, roles: ["1"] };
  expect(conflictOf(before, mine, theirs)).toEqual({ both: ["cap"], theirs: ["roles"] });
});
