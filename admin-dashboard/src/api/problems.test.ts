import { describe, expect, it } from "vitest";

import { NO_ANSWER, Problem, problemIn, problemOf } from "./problems";
import { pause, worthAsking, worthSending } from "./queries";

const told = {
  title: "Bad Request",
  status: 400,
  detail: "body.miles must be at least 1",
  reference: "87def27c",
  errors: [{ field: "body.miles", problem: "must be at least 1" }],
};

describe("a problem", () => {
  it("is what the bot told, with the field it is about", () => {
    const problem = problemIn(told, new Response(null, { status: 400 }));
    expect(problem).toMatchObject({ status: 400, message: told.detail, reference: "87def27c" });
    expect(problem.of("miles")).toBe("must be at least 1");
    expect(problem.of("note")).toBeUndefined();
  });

  it("is also what a proxy says, without its page", () => {
    const problem = problemIn("<h1>Bad gateway</h1>", new Response(null, { status: 502 }));
    expect(problem).toMatchObject({ status: 502, message: "", reference: "", errors: [] });
  });

  it("is also that nothing answered", () => {
    expect(problemOf(new TypeError("Failed to fetch")).status).toBe(NO_ANSWER);
  });
});

describe("asking again", () => {
  it("is for what may go well the next time, never for what was asked wrongly", () => {
    expect([NO_ANSWER, 429, 500, 503].map((status) => worthAsking(0, new Problem(status)))).not.toContain(false);
    expect([400, 401, 403, 404, 412, 422].map((status) => worthAsking(0, new Problem(status)))).not.toContain(true);
    expect(worthAsking(3, new Problem(503))).toBe(false);
  });

  it("sends a change again only when nothing was done with it", () => {
    expect(worthSending(0, new Problem(429))).toBe(true);
    expect(worthSending(0, new Problem(503))).toBe(false);
  });

  it("waits as long as the bot said", () => {
    const headers = { "Retry-After": "7" };
    expect(pause(0, problemIn({}, new Response(null, { status: 429, headers })))).toBe(7000);
    expect(pause(2, new Problem(503))).toBe(4000);
  });
});
