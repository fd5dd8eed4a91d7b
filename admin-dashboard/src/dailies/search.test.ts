import { expect, it } from "vitest";

import { itemsSearch, pastedSearch } from "./search";

it("takes filters from the address, and leaves out what is none", () => {
  const filters = { source: 7, state: "sent", search: "ohio", item: 41 };
  expect(itemsSearch(filters)).toEqual(filters);
  expect(itemsSearch({ ...filters, source: "7" })).toEqual(filters);
  expect(itemsSearch({ source: "x", state: "lost", search: "", item: null })).toEqual({});
});

it("keeps what was pasted as it is", () => {
  expect(pastedSearch({ pasted: "@van life" })).toEqual({ pasted: "@van life" });
  expect(pastedSearch({ pasted: 1976 })).toEqual({ pasted: "1976" });
  expect(pastedSearch({ pasted: ["a"] })).toEqual({});
});
