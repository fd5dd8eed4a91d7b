import { describe, expect, it } from "vitest";

import { ana, answerTo, bea, message } from "../testing/cast";
import { continues, spokenText, usedCommand } from "./history";

const at = (minutes: number) => new Date(2026, 10, 24, 12, minutes).toISOString();

describe("a message", () => {
  it("goes without a name right after another of the same author", () => {
    const first = message({ author: ana, timestamp: at(0) });
    expect(continues(message({ author: ana, timestamp: at(6) }), first)).toBe(true);
    expect(continues(message({ author: ana, timestamp: at(8) }), first)).toBe(false);
    expect(continues(message({ author: bea, timestamp: at(1) }), first)).toBe(false);
    expect(continues(message({ author: ana, timestamp: at(1) }), undefined)).toBe(false);
  });

  it("that answers a command always has one", () => {
    const first = answerTo(bea, "ping", "Running.");
    expect(continues(answerTo(bea, "ping", "Running."), first)).toBe(false);
  });

  it("says which command it answers", () => {
    expect(usedCommand(answerTo(bea, "check-in", ""))).toBe("/check-in");
    const menu = { id: "1", type: 2, user: bea, name: "Show mileage", command_type: 2 };
    expect(usedCommand(message({ interaction_metadata: menu }))).toBe("Show mileage");
    expect(usedCommand(message())).toBeUndefined();
  });

  it("is spoken without the marks of markdown", () => {
    expect(spokenText(message({ content: "**+10 miles** for `checking in`" }))).toBe("+10 miles for checking in");
    expect(spokenText(message({ flags: 128 }))).toBe("is thinking");
    expect(spokenText(message())).toBe("sent a message");
  });

  it("of components is spoken by its texts", () => {
    const inside = { type: 10, content: "Leaderboard" } as const;
    expect(spokenText(message({ components: [{ type: 17, components: [inside] }] }))).toBe("Leaderboard");
  });
});
