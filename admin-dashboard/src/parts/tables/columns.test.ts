import { expect, it } from "vitest";

import { directionOf, nextSort } from "./columns";

it("reads the order as the API writes it", () => {
  expect(directionOf("-balance", { sort: "balance" })).toBe("down");
  expect(directionOf("name", { sort: "name" })).toBe("up");
  expect(directionOf("name", { sort: "balance" })).toBeNull();
  expect(directionOf(undefined, {})).toBeNull();
});

it("begins with the greatest number, or with the first name, and turns round", () => {
  expect(nextSort("name", { sort: "balance", numeric: true })).toBe("-balance");
  expect(nextSort("-balance", { sort: "balance", numeric: true })).toBe("balance");
  expect(nextSort("-balance", { sort: "name" })).toBe("name");
});
