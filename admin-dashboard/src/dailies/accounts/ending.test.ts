import { expect, it } from "vitest";

import { endsSoon } from "./ending";

it("warns two weeks before a consent ends", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  expect(endsSoon("2026-12-24T12:00:00Z", now)).toBe(false);
  expect(endsSoon("2026-12-07T12:00:00Z", now)).toBe(true);
  expect(endsSoon("2026-11-20T12:00:00Z", now)).toBe(true);
});
