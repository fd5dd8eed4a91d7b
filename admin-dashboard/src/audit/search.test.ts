import { expect, it } from "vitest";

import { auditSearch, queryOf } from "./search";

it("keeps the filters that can be, and drops the rest", () => {
  const filters = { action: "settings", actor: "100000000000000001", subject: "source:7", since: "2026-11-24" };
  expect(auditSearch({ ...filters, until: "2026-99-99", cursor: "x" })).toEqual(filters);
  expect(auditSearch({ action: "weather", actor: "me", subject: "x".repeat(101), since: 7 })).toEqual({});
  expect(auditSearch({ actor: 0 })).toEqual({ actor: "0" });
});

it("asks for whole days of the viewer's, the last one included", () => {
  const { since = "", until = "" } = queryOf({ since: "2026-11-24", until: "2026-11-24" });
  expect(Date.parse(until) - Date.parse(since)).toBe(24 * 3_600_000);
  expect(new Date(since).getHours()).toBe(0);
});
