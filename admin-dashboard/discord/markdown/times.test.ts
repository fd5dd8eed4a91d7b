import { describe, expect, it } from "vitest";

import { fromNow, messageTime, timeInWords } from "./times";

const noon = Date.UTC(2026, 10, 24, 12, 0, 0) / 1000;
const now = new Date(noon * 1000);

describe("a timestamp", () => {
  it.each([
    ["t", "1:00 PM"],
    ["d", "11/24/26"],
    ["D", "November 24, 2026"],
    ["f", "November 24, 2026 at 1:00 PM"],
    [undefined, "November 24, 2026 at 1:00 PM"],
    ["F", "Tuesday, November 24, 2026 at 1:00 PM"],
  ])("of style %s is told in the viewer's own zone", (style, words) => {
    expect(timeInWords(noon, style, "en-US", now, "Europe/Berlin").replaceAll(/\s/g, " ")).toBe(words);
  });

  it("is told in the person's language", () => {
    expect(timeInWords(noon, "D", "de", now, "UTC")).toBe("24. November 2026");
  });

  it.each([
    [-120, "2 minutes ago"],
    [3_600, "in 1 hour"],
    [-86_400, "yesterday"],
    [0, "now"],
  ])("%s seconds away reads %s", (seconds, words) => {
    expect(fromNow(seconds, "en-US")).toBe(words);
  });

  it("that is no time at all says so instead of failing", () => {
    expect(timeInWords(1e17, "f", "en-US", now)).toBe("Invalid Date");
  });
});

describe("the time over a message", () => {
  it("leaves out the day when it is today", () => {
    expect(messageTime(now, "en-US", now)).not.toContain("/");
    expect(messageTime(now, "en-US", new Date(now.getTime() + 3 * 86_400_000))).toContain("11/24/26");
  });
});
