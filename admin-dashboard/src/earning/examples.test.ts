import { describe, expect, it } from "vitest";

import { formatsOf } from "../texts/formats";
import { dayExample, exampleOf, multiplierExample } from "./examples";
import { formOf, type RulesJson } from "./form";
import { de } from "./texts/de";
import { en } from "./texts/en";

const told = {
  rules: { "check-in": { miles: 10, streak_step: 2, streak_most: 7 }, watched: { miles: 10 } },
  cap_per_day: null,
  no_mile_roles: [],
  multipliers: {},
  award_roles: [],
  self_award: false,
} as unknown as RulesJson;
const form = formOf(told);
const english = { texts: en.examples, ...formatsOf("en-US", "UTC") };
const german = { texts: de.examples, ...formatsOf("de-DE", "UTC") };

describe("the sentence under a number", () => {
  it("works the streak out", () => {
    expect(exampleOf(form, "check-in", "streak_step", english)).toBe(
      "Who checks in 5 days in a row gets 10 + 2 × 4 = 18 miles on the last of them.",
    );
    expect(exampleOf(form, "check-in", "streak_most", english)).toContain(
      "From day 8 in a row on it is 10 + 2 × 7 = 24",
    );
    expect(exampleOf({ ...form, "check-in.streak_step": 0 }, "check-in", "streak_step", english)).toContain("the same");
  });

  it("works limits and pauses out", () => {
    expect(exampleOf({ ...form, "watched.cap_per_day": 25 }, "watched", "cap_per_day", english)).toContain(
      "10 + 10 + 5 = 25 miles",
    );
    expect(exampleOf({ ...form, "check-in.cap_per_day": 20 }, "check-in", "cap_per_day", english)).toContain(
      "20 miles a day; without this limit it would be 24",
    );
    const pause = exampleOf({ ...form, "watched.cooldown_seconds": 600 }, "watched", "cooldown_seconds", german);
    expect(pause).toBe("Um 20:00 Meilen bekommen? Die nächsten gibt es ab 20:10.");
    expect(dayExample({ ...form, cap_per_day: 35 }, english)).toContain("would get 40 miles, and gets 35");
  });

  it("works multipliers out", () => {
    expect(multiplierExample(form, "@VIP", 150, english)).toContain("(10 + 2 × 4) × 150% = 27 miles");
    expect(multiplierExample(form, "@Mute", 0, english)).toContain("earns nothing");
  });
});
