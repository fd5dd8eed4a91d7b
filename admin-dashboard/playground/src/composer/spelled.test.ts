import { describe, expect, it } from "vitest";

import { checkIn, mileage } from "../testing/cast";
import { offersOf } from "./commands";
import { asSent } from "./options";
import { spelledCommand, spelledFill } from "./spelled";

const offers = offersOf([checkIn, mileage], "de");
const award = offers.find(({ path }) => path === "mileage award");
const options = award?.options ?? [];

function filled(text: string) {
  const [member] = options;
  if (!member) throw new Error("no options");
  return asSent(spelledFill(text, member, options, "en-US"));
}

describe("a line that is typed or pasted", () => {
  it("begins with a command, by either of its names", () => {
    expect(spelledCommand(offers, "/mileage award member:@ana")).toEqual({ offer: award, rest: "member:@ana" });
    expect(spelledCommand(offers, "/einchecken ")?.offer.path).toBe("check-in");
    expect(spelledCommand(offers, "/check-in ")?.offer.path).toBe("check-in");
  });

  it("names no command when it goes on another way, or when there is nothing to fill", () => {
    expect(spelledCommand(offers, "/mileage awards ")).toBeUndefined();
    expect(spelledCommand(offers, "/check-in now")).toBeUndefined();
  });

  it.each([
    ["@ana", { member: "@ana" }],
    ["member:@ana miles:5", { member: "@ana", miles: "5" }],
    ["@ana miles:5", { member: "@ana", miles: "5" }],
    ['miles: 5 reason:"late set"', { miles: "5", reason: "late set" }],
    ['reason:"not miles: 5" miles:7', { reason: "not miles: 5", miles: "7" }],
    ['reason:"miles:5', { reason: '"miles:5' }],
    ["see https://example.org", { member: "see https://example.org" }],
  ])("%j fills the options it names", (text, values) => {
    expect(filled(text)).toEqual(values);
  });
});
