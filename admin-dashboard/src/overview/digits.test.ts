import { expect, it } from "vitest";

import { nextFace, wheelsOf } from "./digits";

const shown = (miles: number) =>
  wheelsOf(miles)
    .map(({ digit }) => digit)
    .join("");
const leading = (miles: number) => wheelsOf(miles).filter((wheel) => wheel.leading).length;

it("shows six wheels at least, and more for a long way", () => {
  expect([0, 4711, 12_345_678].map(shown)).toEqual(["000000", "004711", "12345678"]);
  expect([4711, 0, 123_456].map(leading)).toEqual([2, 6, 0]);
});

it("rolls forward past nine when miles come, and back when they go", () => {
  expect(nextFace(9, 1, true)).toBe(11);
  expect(nextFace(3, 7, true)).toBe(7);
  expect(nextFace(12, 1, true)).toBe(11);
  expect(nextFace(1, 9, false)).toBe(9);
});
