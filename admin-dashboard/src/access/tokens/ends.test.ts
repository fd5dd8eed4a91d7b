import { expect, it } from "vitest";

import { endOf, stateOf } from "./ends";

const NOW = new Date("2026-11-24T12:00:00Z");

it("ends after so many days, after the last day, or never", () => {
  expect(endOf("30", "", NOW)).toBe("2026-12-24T12:00:00.000Z");
  expect(endOf("never", "2027-01-01", NOW)).toBeNull();
  const end = new Date(endOf("day", "2026-12-31", NOW) ?? "");
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2027, 0, 1, 0]);
});

it("knows tokens that work from those that do not any more", () => {
  expect(stateOf({ expires_at: null, revoked_at: null })).toBe("active");
  expect(stateOf({ expires_at: "2026-11-24T12:00:00Z", revoked_at: null }, NOW.getTime())).toBe("ended");
  expect(stateOf({ expires_at: null, revoked_at: "2026-11-01T00:00:00Z" })).toBe("revoked");
});
