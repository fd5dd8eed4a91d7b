import { describe, expect, it } from "vitest";

import { formatsOf, localeOf } from "./formats";
import { plural } from "./texts";

describe("formats", () => {
  it("write numbers and times as the viewer does, in the zone that is asked for", () => {
    const american = formatsOf("en-US", "America/Chicago");
    const german = formatsOf("de-DE", "Europe/Berlin");
    expect(american.number(12345)).toBe("12,345");
    expect(german.number(12345)).toBe("12.345");
    expect(american.day("2026-11-24T03:00:00Z")).toBe("Nov 23, 2026");
    expect(german.clock("2026-11-24T19:00:00Z")).toBe("20:00");
    expect(american.signed(50)).toBe("+50");
    expect([0, 999, 1_234_567].map(american.size)).toEqual(["0 bytes", "999 bytes", "1.2 MB"]);
    expect(german.size(1_234_567)).toBe("1,2 MB");
  });

  it("say how long ago something was in its largest unit", () => {
    const { age } = formatsOf("en-US");
    const now = Date.parse("2026-11-24T12:00:00Z");
    expect(age("2026-11-24T11:55:00Z", now)).toBe("5 minutes ago");
    expect(age("2026-11-26T12:00:00Z", now)).toBe("in 2 days");
    expect(age("2026-11-24T11:59:30Z", now)).toBe("now");
  });

  it("leave days of the calendar where they are, and write lengths in their largest unit", () => {
    const { date, duration } = formatsOf("en-US", "America/Chicago");
    expect(date("2026-11-24")).toBe("Nov 24, 2026");
    expect([45, 90, 5400].map(duration)).toEqual(["45 sec", "1.5 min", "1.5 hr"]);
    expect([1, 270].map(formatsOf("de").durationInWords)).toEqual(["1 Sekunde", "4,5 Minuten"]);
  });

  it("use the viewer's own variant of the language that is shown", () => {
    expect(localeOf("de", ["en-US", "de-AT"])).toBe("de-AT");
    expect(localeOf("de", ["en-US"])).toBe("de");
  });

  it("choose the form that fits the number", () => {
    expect(plural("en", 1, { one: "1 mile", other: "1 miles" })).toBe("1 mile");
    expect(plural("de", 0, { one: "0 Meile", other: "0 Meilen" })).toBe("0 Meilen");
  });
});
