import { describe, expect, it } from "vitest";

import type { Field } from "../../../discord/components";
import { form } from "../testing/cast";
import { fieldsOf, firstAnswer, isRequired, problemIn } from "./answers";

const text: Field = { type: 4, custom_id: "what", style: 1, min_length: 2, max_length: 4 };
const options = ["a", "b", "c"].map((value) => ({ value, label: value }));

describe("a form", () => {
  it("has its fields in order, with the words over them", () => {
    expect(fieldsOf(form).map(({ label }) => label)).toEqual(["Miles", "What for?", "Mood"]);
  });
});

describe("a field", () => {
  it("is required unless the bot says otherwise; a checkbox never is", () => {
    expect(isRequired(text)).toBe(true);
    expect(isRequired({ ...text, required: false })).toBe(false);
    expect(isRequired({ type: 23, custom_id: "sure" })).toBe(false);
  });

  it.each([
    ["", /required/],
    ["a", /at least 2/],
    ["abcde", /at most 4/],
    ["abc", undefined],
  ])("for 2 to 4 characters answers %j with %s", (answer, problem) => {
    if (problem) expect(problemIn(text, answer)).toMatch(problem);
    else expect(problemIn(text, answer)).toBeUndefined();
  });

  it("for several choices wants as many as the bot asked for", () => {
    const select: Field = { type: 3, custom_id: "days", options, min_values: 2, max_values: 2 };
    expect(problemIn(select, ["a"])).toMatch(/at least 2/);
    expect(problemIn(select, ["a", "b", "c"])).toMatch(/at most 2/);
    expect(problemIn(select, ["a", "c"])).toBeUndefined();
  });

  it("begins with what the bot filled in", () => {
    expect(firstAnswer({ ...text, value: "hm" })).toBe("hm");
    expect(firstAnswer({ type: 22, custom_id: "x", options: [{ value: "a", label: "a", default: true }] })).toEqual([
      "a",
    ]);
    expect(firstAnswer({ type: 23, custom_id: "x", default: true })).toBe("true");
  });

  it("for a file is left empty, and says so when it must not be", () => {
    expect(problemIn({ type: 19, custom_id: "x" }, "")).toMatch(/cannot be attached/);
    expect(problemIn({ type: 19, custom_id: "x", required: false }, "")).toBeUndefined();
  });
});
