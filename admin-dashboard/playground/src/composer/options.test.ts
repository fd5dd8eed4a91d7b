import { describe, expect, it } from "vitest";

import { OptionType, type CommandOption } from "../../../discord/shapes";
import { asSent, problemWith, settled } from "./options";

const option = (given: Partial<CommandOption>): CommandOption => ({
  type: OptionType.string,
  name: "option",
  description: "",
  ...given,
});
const miles = option({ type: OptionType.integer, min_value: 1, max_value: 100 });
const typed = (text: string) => ({ text });

describe("an option", () => {
  it("that is required must be filled in, others need not", () => {
    expect(problemWith(option({ required: true }), typed("  "))).toMatch(/required/);
    expect(problemWith(option({}), undefined)).toBeUndefined();
  });

  it.each(["1", "100", "+7"])("for a whole number within limits takes %s", (text) => {
    expect(problemWith(miles, typed(text))).toBeUndefined();
  });

  it.each([
    ["0", /at least 1/],
    ["101", /at most 100/],
    ["1.5", /whole number/],
    ["lots", /whole number/],
    ["١٢", /whole number/],
  ])("for a whole number within limits refuses %s", (text, problem) => {
    expect(problemWith(miles, typed(text))).toMatch(problem);
  });

  it("for a number takes fractions, and nothing beyond what a number can hold", () => {
    const share = option({ type: OptionType.number });
    expect(problemWith(share, typed("-0.5"))).toBeUndefined();
    expect(problemWith(share, typed("half"))).toMatch(/number/);
    expect(problemWith(option({ type: OptionType.integer }), typed("9".repeat(20)))).toMatch(/too large/);
  });

  it("for text counts characters as people do", () => {
    const short = option({ min_length: 2, max_length: 3 });
    expect(problemWith(short, typed("🚐🚐🚐"))).toBeUndefined();
    expect(problemWith(short, typed("a"))).toMatch(/at least 2/);
    expect(problemWith(short, typed("abcd"))).toMatch(/at most 3/);
  });

  it.each([OptionType.user, OptionType.role, OptionType.channel, OptionType.boolean])(
    "of type %i takes only what was picked",
    (type) => {
      expect(problemWith(option({ type }), typed("Bea"))).toMatch(/Pick one/);
      expect(problemWith(option({ type }), { text: "Bea", id: "2" })).toBeUndefined();
    },
  );

  it("says that files cannot be attached", () => {
    expect(problemWith(option({ type: OptionType.attachment }), typed("card.png"))).toMatch(/cannot be attached/);
  });
});

describe("what is sent", () => {
  it("holds the ids of what was picked and leaves out what is empty", () => {
    expect(asSent({ member: { text: "Bea", id: "2" }, miles: { text: " 50 " }, reason: { text: "" } })).toEqual({
      member: "2",
      miles: "50",
    });
  });

  it("takes a name typed in full for the one that was meant, unless two are called so", () => {
    const ana = { id: "1", label: "Ana" };
    expect(settled({ text: "ana" }, [ana, { id: "2", label: "Bea" }])).toEqual({ text: "Ana", id: "1" });
    expect(settled({ text: "ana" }, [ana, { id: "3", label: "ana" }])).toEqual({ text: "ana" });
    expect(settled({ text: "ana" }, undefined)).toEqual({ text: "ana" });
  });

  it("takes a username, an id, and a name with its mark too", () => {
    const layla = { id: "6", label: "ليلى", note: "layla" };
    const stage = { id: "7", label: "#stage" };
    expect(settled({ text: "@layla" }, [layla, stage])).toEqual({ text: "ليلى", id: "6" });
    expect(settled({ text: "6" }, [layla, stage])).toEqual({ text: "ليلى", id: "6" });
    expect(settled({ text: "stage" }, [layla, stage])).toEqual({ text: "#stage", id: "7" });
  });
});
