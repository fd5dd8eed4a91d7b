import { expect, it } from "vitest";

import { differencesOf, listChange } from "./differences";

it("finds what changed, however deep it is", () => {
  const before = { zone: "Europe/Berlin", rules: { "check-in": { miles: 10 } }, self_award: true, version: 3 };
  const after = { zone: "America/Chicago", rules: { "check-in": { miles: 15 } }, self_award: true, version: 4 };
  expect(differencesOf(before, after)).toEqual([
    { path: ["zone"], before: "Europe/Berlin", after: "America/Chicago" },
    { path: ["rules", "check-in", "miles"], before: 10, after: 15 },
  ]);
});

it("compares ranks by their names", () => {
  const before = {
    ranks: [
      { threshold: 0, name: "Extra" },
      { threshold: 500, name: "Roadie" },
    ],
  };
  const after = {
    ranks: [
      { threshold: 0, name: "Extra" },
      { threshold: 400, name: "Roadie" },
    ],
  };
  expect(differencesOf(before, after)).toEqual([{ path: ["ranks", "Roadie", "threshold"], before: 500, after: 400 }]);
});

it("tells what is new from what is gone", () => {
  expect(differencesOf(null, { name: "Website" })).toEqual([{ path: ["name"], before: undefined, after: "Website" }]);
  expect(differencesOf({ paused: "gone" }, null)).toEqual([{ path: ["paused"], before: "gone", after: undefined }]);
  expect(differencesOf({ note: "" }, { note: null, paused: null })).toEqual([]);
  expect(differencesOf(null, null)).toEqual([]);
  expect(listChange(["1", "2"], ["2", "3"])).toEqual({ added: ["3"], removed: ["1"] });
});
