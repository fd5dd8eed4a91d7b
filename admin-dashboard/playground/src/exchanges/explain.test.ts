import { describe, expect, it } from "vitest";

import { exchange, exchangeDetails } from "../testing/cast";
import { asCurl, explain, refusalOf, refusalsIn } from "./explain";

const failedFor = (reason: string, http_status: number | null = null, kind = "command") =>
  explain({ status: "failed", reason, http_status, kind });

describe("a failure is explained", () => {
  it("as what the member saw", () => {
    expect(failedFor("x")?.seen).toContain("The application did not respond");
    expect(failedFor("x", null, "component")?.seen).toContain("This interaction failed");
  });

  it.each([
    ["the bot did not answer within 3 seconds", null, /longer than 3 seconds/, /deferred/],
    ["http://bot cannot be reached: refused. Is the bot running?", null, /Nothing took/, /Start the bot/],
    ["the bot answered HTTP 401: invalid request signature", 401, /signature/, /PUBLIC_KEY/],
    ["the bot answered HTTP 500", 500, /error of its own/, /log/],
  ])("when %s", (reason, status, because, cure) => {
    const explanation = failedFor(reason, status);
    expect(explanation?.because).toMatch(because);
    expect(explanation?.cure).toMatch(cure);
  });

  it("with every field that Discord refuses, as with an oversized form", () => {
    const tooLong = { _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 45 or fewer in length." }] };
    const body = { code: 50035, message: "Invalid Form Body", errors: { data: { title: tooLong } } };
    const explanation = failedFor(`Discord refuses the answer: ${JSON.stringify(body)}`, 200);
    expect(explanation?.refusals).toEqual(["data.title: Must be 45 or fewer in length."]);
  });

  it("and nothing is said when nothing failed", () => {
    expect(explain({ ...exchange, status: "answered" })).toBeUndefined();
    expect(refusalsIn("no braces here")).toEqual([]);
    expect(refusalsIn("{broken")).toEqual([]);
  });
});

describe("a REST call", () => {
  const [call] = exchangeDetails.calls;
  if (!call) throw new Error("no call");

  it("that was refused says why, and whether that was asked for", () => {
    expect(refusalOf(call)).toBe("Missing Permissions · code 50013");
    expect(refusalOf({ ...call, fault: true })).toContain("a fault you asked for");
    expect(refusalOf({ ...call, status: 0 })).toMatch(/dropped/);
    expect(refusalOf({ ...call, status: 204 })).toBeUndefined();
  });
});

describe("a request as curl", () => {
  it("quotes what a shell would take apart", () => {
    const said = asCurl({ method: "POST", url: "http://bot", headers: { a: "it's" }, body: { b: 1 } });
    expect(said).toContain(`-H 'a: it'\\''s'`);
    expect(said).toContain(`-d '{"b":1}'`);
  });
});
