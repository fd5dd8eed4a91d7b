import { describe, expect, it } from "vitest";

import { milesWritten, readLine, textsOf, writtenLines, type ForAll } from "./lines";

const ZOE = { user_id: "100000000000000001", name: "Zoë", balance: 700, exact: true };
const TWIN = { user_id: "100000000000000002", name: "Twin", balance: 5, exact: true };
const OTHER_TWIN = { user_id: "100000000000000003", name: "Twin", balance: 3, exact: true };
const CLEO = { user_id: "100000000000000004", name: "Cleo", balance: 900, exact: false };
const BEA = { user_id: "100000000000000005", name: "Bea", balance: null, exact: true };
const KNOWN = new Map([
  ["zoe", [ZOE]],
  ["Twin", [TWIN, OTHER_TWIN]],
  ["Cle", [CLEO]],
  ["Bea", [BEA]],
]);
const NIGHT: ForAll = { miles: 50, note: "Open mic" };

function read(
  text: string,
  { forAll = NIGHT, chosen = {} }: { forAll?: ForAll; chosen?: Record<string, string> } = {},
) {
  return writtenLines(text).map((line) => readLine(line, forAll, KNOWN, chosen));
}

describe("a pasted list", () => {
  it("has a line for each award, and knows where each stood", () => {
    expect(writtenLines("\nZoë, 50, great set\n\n  Cleo;20\r\n이지우\t30\tdrums")).toEqual([
      { number: 2, who: "Zoë", miles: "50", note: "great set" },
      { number: 4, who: "Cleo", miles: "20", note: "" },
      { number: 5, who: "이지우", miles: "30", note: "drums" },
    ]);
  });

  it("may come from a spreadsheet, with commas in quotes and in notes", () => {
    expect(writtenLines('"Doe, ""JD"" John", 50, sang, danced\nZoë,5,"a, b"')).toEqual([
      { number: 1, who: 'Doe, "JD" John', miles: "50", note: "sang, danced" },
      { number: 2, who: "Zoë", miles: "5", note: "a, b" },
    ]);
  });

  it("may name people by mentions", () => {
    expect(textsOf(writtenLines(`<@${ZOE.user_id}>\n<@!${TWIN.user_id}>, 5\nZoë\nZoë`))).toEqual([
      ZOE.user_id,
      TWIN.user_id,
      "Zoë",
    ]);
  });
});

describe("miles in a field", () => {
  it.each([
    ["50", 50],
    [" 1.000 ", 1000],
    ["100000", 100_000],
    ["100001", null],
    ["0", null],
    ["-5", null],
    ["5,5", null],
    ["5.5", null],
    ["", null],
  ])("%s", (written, miles) => {
    expect(milesWritten(written)).toBe(miles);
  });
});

describe("a line", () => {
  it("takes what it leaves out from what all get", () => {
    expect(read("zoe")[0]).toMatchObject({
      userId: ZOE.user_id,
      name: "Zoë",
      amount: 50,
      reason: "Open mic",
      problem: null,
    });
    expect(read("zoe, 20, encore")[0]).toMatchObject({ amount: 20, reason: "encore", problem: null });
  });

  it("may be about somebody whom the ledger does not know", () => {
    const id = "200000000000000000";
    expect(read(id)[0]).toMatchObject({ userId: id, name: null, isNew: true, problem: null });
    expect(read("Bea")[0]).toMatchObject({ userId: BEA.user_id, name: "Bea", isNew: true, problem: null });
    expect(read("zoe")[0]).toMatchObject({ isNew: false });
  });

  it.each([
    ["1 000", 1000],
    ["1.000", 1000],
    ["+50", 50],
  ])("reads %s miles", (written, amount) => {
    expect(read(`zoe; ${written}`)[0]?.amount).toBe(amount);
  });

  it.each([
    [", 50, nobody", "nobody-named"],
    ["Somebody, 50", "unknown"],
    ["Twin, 50", "several"],
    ["Cle, 50", "alike"],
    ["zoe, fifty", "miles-unreadable"],
    ["zoe, 1.5", "miles-unreadable"],
    ["zoe, 0", "miles-out-of-range"],
    ["zoe, -5", "miles-negative"],
    ["zoe, −5", "miles-negative"],
    ["zoe, 100001", "miles-out-of-range"],
    [`zoe, 5, ${"x".repeat(301)}`, "note-too-long"],
  ])("%s has a problem", (text, problem) => {
    expect(read(text)[0]?.problem).toBe(problem);
  });

  it("lacks what neither it nor all have", () => {
    expect(read("zoe,, x", { forAll: { miles: null, note: "" } })[0]?.problem).toBe("miles-missing");
    expect(read("zoe, 5", { forAll: { miles: null, note: " " } })[0]?.problem).toBe("note-missing");
  });

  it("is about the one who was picked among several", () => {
    const [line] = read("Twin", { chosen: { Twin: OTHER_TWIN.user_id } });
    expect(line).toMatchObject({ userId: OTHER_TWIN.user_id, problem: null });
    expect(line?.candidates).toHaveLength(2);
  });
});
