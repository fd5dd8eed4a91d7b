import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ready, startPretendBot, withoutQueue, type PretendBot } from "../testing/pretendBot";
import { askHealth, healthIn } from "./readiness";

describe("a health report", () => {
  it("keeps the parts in the order the bot names them, also those unknown here", () => {
    const report = { status: "ready", parts: { stage: { ok: true, detail: "" }, database: { ok: true, detail: "" } } };
    const health = healthIn(JSON.stringify(report), 200);
    expect(health).toEqual({
      state: "ready",
      parts: [
        { name: "stage", ok: true, detail: "" },
        { name: "database", ok: true, detail: "" },
      ],
    });
  });

  it("is not believed to be ready when one of its parts is not", () => {
    expect(healthIn(JSON.stringify({ ...withoutQueue, status: "ready" }), 200).state).toBe("failing");
  });

  it("is not believed to be ready when it came with 503", () => {
    expect(healthIn(JSON.stringify(ready), 503).state).toBe("failing");
  });

  it("counts a part of an unknown shape as not working", () => {
    const health = healthIn(JSON.stringify({ status: "ready", parts: { database: "fine" } }), 200);
    expect(health).toEqual({ state: "failing", parts: [{ name: "database", ok: false, detail: "" }] });
  });

  it.each([
    ["an empty body", 200, ""],
    ["a page", 200, "<!doctype html>"],
    ["another JSON", 200, '{"hello": "world"}'],
    ["a list", 200, "[]"],
    ["null", 503, "null"],
    ["a report with a foreign status", 404, JSON.stringify(ready)],
  ])("is not seen in %s", (_what, status, body) => {
    expect(healthIn(body, status)).toEqual({ state: "unreachable", reason: { kind: "not-a-report", status } });
  });
});

describe("asking for the health report", () => {
  let bot: PretendBot;

  beforeEach(async () => {
    bot = await startPretendBot();
  });

  afterEach(() => bot.stop());

  it("gives up when the bot takes too long", async () => {
    bot.holds();
    const health = await askHealth(bot.url, new AbortController().signal, 0.05);
    expect(health).toEqual({ state: "unreachable", reason: { kind: "took-too-long" } });
  });

  it("stops at once when the page is left", async () => {
    bot.holds();
    const leaving = new AbortController();
    const asked = askHealth(bot.url, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });
});
