import { expect, it } from "vitest";

import { areFiltered, mileageSearch } from "./search";

it("keeps what fits", () => {
  const search = { view: "batches", name: "zoë", sort: "-name", hidden: false, least: 500, member: "7", award: "many" };
  expect(mileageSearch(search)).toEqual(search);
});

it("leaves out what does not", () => {
  const search = {
    view: "else",
    name: "",
    sort: "age",
    hidden: "maybe",
    least: 1.5,
    since: "2026-02-40",
    award: "all",
  };
  expect(mileageSearch(search)).toEqual({});
});

it("takes a name of digits for a name", () => {
  expect(mileageSearch({ name: 42 })).toEqual({ name: "42" });
});

it("knows a filter from an order", () => {
  expect(areFiltered({ sort: "name" })).toBe(false);
  expect(areFiltered({ left: false })).toBe(true);
});
