import { expect, it } from "vitest";

import { edgeOf } from "./edge";

it("is the highest day, as long as days can be compared", () => {
  expect(edgeOf([])).toBe(1);
  expect(edgeOf([0, 90, 40, 120, 60, 80])).toBe(120);
  expect(edgeOf([10, 90_000])).toBe(90_000);
});

it("leaves out the few days that would make all others flat", () => {
  expect(edgeOf([50, 90, 40, 90_000, 60, 80])).toBe(90);
  expect(edgeOf([50, 90, 5000, 90_000, 60, 80])).toBe(90);
});

it("leaves out no more than three", () => {
  expect(edgeOf([1, 10, 100, 1000, 10_000, 100_000])).toBe(100);
});
