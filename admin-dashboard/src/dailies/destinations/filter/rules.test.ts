import { describe, expect, it } from "vitest";

import { about, comparisonOf, ruleOf, waysOf, SUBJECTS } from "./comparisons";
import { groupOf, togetherOf, TOGETHER } from "./groups";
import { bare, BLANK, comparisonsIn, fitsLimits, replaced, rooted, ruleAt, type Rule } from "./rules";

const ohio: Rule = { field: "title", contains: "Ohio" };
const short: Rule = { field: "kind", equals: "short" };
const filter: Rule = { all: [ohio, { not: { any: [short, { longest: 60 }] } }] };

describe("the rules of a filter", () => {
  it("are found by their places, through what turns them around", () => {
    expect(ruleAt(filter, [1, 0, 1])).toEqual({ longest: 60 });
    expect(bare({ not: { not: short } }, [3])).toEqual({ rule: short, negated: false, place: [3, 0, 0] });
  });

  it("are replaced in their place, the others stay", () => {
    expect(replaced(filter, [1, 0, 0], ohio)).toEqual({ all: [ohio, { not: { any: [ohio, { longest: 60 }] } }] });
    expect(filter.all?.[1]?.not?.any?.[0]).toBe(short);
  });

  it("take a group with them that has no other rule", () => {
    const without = replaced(filter, [1, 0, 0], null);
    expect(without && replaced(without, [1, 0, 0], null)).toEqual({ all: [ohio] });
    expect(replaced({ all: [ohio] }, [0], null)).toBeNull();
  });

  it("stand in a group, also when there is only one", () => {
    expect(rooted(ohio)).toEqual({ all: [ohio] });
    expect(rooted({ not: { any: [ohio] } })).toEqual({ not: { any: [ohio] } });
  });

  it("are counted, and not nested deeper than the bot allows", () => {
    expect(comparisonsIn(filter)).toBe(3);
    expect(fitsLimits({ all: [{ all: [{ all: [{ all: [BLANK] }] }] }] })).toBe(true);
    expect(fitsLimits({ all: [{ all: [{ all: [{ all: [{ not: BLANK }] }] }] }] })).toBe(false);
    expect(fitsLimits({ all: Array.from({ length: 50 }, () => BLANK) })).toBe(false);
  });
});

describe("a comparison", () => {
  const all = SUBJECTS.flatMap((subject) => waysOf(subject).map((way) => ({ subject, way })));

  it.each(all)("of $subject, $way, is the same after it was written and read", (kind) => {
    const comparison = { text: "video", shortest: 60, longest: 600, ...kind };
    expect(comparisonOf(bare(ruleOf(comparison), []))).toEqual(comparison);
  });

  it("keeps what was typed when it looks at something else", () => {
    const typed = comparisonOf(bare(ohio, []));
    expect(about(typed, "author")).toMatchObject({ subject: "author", way: "contains", text: "Ohio" });
    expect(about(typed, "kind")).toMatchObject({ way: "equals", text: "video" });
    expect(about(about(typed, "kind"), "title")).toMatchObject({ way: "equals", text: "" });
  });
});

it.each(TOGETHER)("a group of the kind %s is the same after it was written and read", (together) => {
  expect(togetherOf(bare(groupOf(together, [ohio, short]), []))).toBe(together);
});
