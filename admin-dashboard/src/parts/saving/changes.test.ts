import { expect, it } from "vitest";

import { conflictOf, countOfChanges, fieldsChanged, same } from "./changes";

const before = { zone: "America/Chicago", cap: 500 as number | null, roles: ["1", "2"] };

it("knows what was changed, whatever the order of keys", () => {
  expect(same({ one: 1, two: 2 }, { two: 2, one: 1 })).toBe(true);
  expect(same(["1", "2"], ["2", "1"])).toBe(false);
  expect(fieldsChanged(before, { ...before, cap: null })).toEqual(["cap"]);
  expect(fieldsChanged(before, { ...before, roles: ["1", "2"] })).toEqual([]);
});

it("counts what was changed, not the fields that it stands in", () => {
  expect(countOfChanges(before, before)).toBe(0);
  expect(countOfChanges(before, { ...before, cap: null, zone: "UTC" })).toBe(2);
  expect(countOfChanges(before, { ...before, roles: ["2", "3", "4"] }), "one went, two came").toBe(2);
  expect(countOfChanges(before, { ...before, roles: ["2", "1"] }), "only their order").toBe(1);
  expect(countOfChanges({ percent: { "1": 100 } }, { percent: { "1": 150, "2": 50 } })).toBe(2);
  expect(countOfChanges({ ping: null }, { ping: { role: "1", open: true } }), "chosen as a whole").toBe(1);
});

it("counts inside what has a key", () => {
  const ranks = [
    { key: "0", name: "Extra", threshold: 0 },
    { key: "500", name: "Roadie", threshold: 500 },
  ];
  const renamed = [
    { key: "0", name: "Newcomer", threshold: 0 },
    { key: "500", name: "Driver", threshold: 600 },
  ];
  expect(countOfChanges({ ranks }, { ranks: renamed })).toBe(3);
  expect(countOfChanges({ ranks }, { ranks: [...ranks, { key: "new-1", name: "Host", threshold: 900 }] })).toBe(1);
});

it("asks only about what both changed, and not to the same", () => {
  const mine = { ...before, cap: 100, zone: "Europe/Berlin" };
  const theirs = { zone: "Europe/Berlin", cap: 900, roles: ["1"] };
  expect(conflictOf(before, mine, theirs)).toEqual({ both: ["cap"], theirs: ["roles"] });
});
