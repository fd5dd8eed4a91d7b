import { describe, expect, it } from "vitest";

import { formOf, gapsIn, patchOf, ruleIn, type RulesJson } from "./form";

/** As the bot tells it: what is as it mostly is, is left out. */
const told = {
  rules: { "check-in": { miles: 10, streak_step: 2, streak_most: 7 }, watched: { miles: 10, cap_per_day: 50 } },
  cap_per_day: null,
  no_mile_roles: [],
  multipliers: { "11": 150, "12": 50 },
  award_roles: [],
  self_award: false,
} as unknown as RulesJson;
const form = formOf(told);

describe("the form of what earns miles", () => {
  it("has every number, also those that are left out", () => {
    expect(form["check-in.streak_step"]).toBe(2);
    expect(form["watched.cap_per_day"]).toBe(50);
    expect(form["watched.cooldown_seconds"]).toBe(0);
    expect(ruleIn({ ...form, "watched.miles": null }, "watched").miles).toBe(0);
  });

  it("is sent as what changed, and null takes away", () => {
    const changes = { "check-in.miles": 15, "watched.cap_per_day": null, self_award: true, multipliers: { "11": 200 } };
    expect(patchOf(changes, form)).toEqual({
      rules: { "check-in": { miles: 15 }, watched: { cap_per_day: null } },
      self_award: true,
      multipliers: { "11": 200, "12": null },
    });
    expect(patchOf({}, form)).toEqual({});
  });

  it("knows which numbers are missing", () => {
    expect(gapsIn(form).size).toBe(0);
    const emptied = { ...form, "check-in.miles": null, cap_per_day: null, multipliers: { "11": null } };
    expect([...gapsIn(emptied)]).toEqual(["check-in.miles", "multipliers.11"]);
  });
});
