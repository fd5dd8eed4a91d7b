import { expect, it } from "vitest";

import { daysOf } from "./ranges";

it("knows the month of the server, which may be another than the viewer's", () => {
  const newYear = new Date("2027-01-01T03:00:00Z");
  expect(daysOf("month", "Europe/Berlin", newYear)).toEqual({ since: "2027-01-01", until: "2027-01-01" });
  expect(daysOf("month", "America/Denver", newYear)).toEqual({ since: "2026-12-01", until: "2026-12-31" });
  expect(daysOf("all", "UTC", newYear)).toEqual({ since: "", until: "" });
});
