import { describe, expect, it } from "vitest";

import { changesIn, problemsOf, ranksOf, rolesAt, toSend, withNewRank, type Rank } from "./draft";

const { ranks } = ranksOf({
  ranks: [
    { threshold: 0, name: "Extra", role_id: null, paused_reason: null },
    { threshold: 500, name: "Roadie", role_id: "11", paused_reason: null },
    { threshold: 5000, name: "Executive Producer", role_id: "12", paused_reason: null },
  ],
  rank_roles: "replace",
});
const changed = (key: string, change: Partial<Rank>) =>
  ranks.map((rank) => (rank.key === key ? { ...rank, ...change } : rank));

describe("ranks that are edited", () => {
  it("are sent in the order of their thresholds", () => {
    expect(toSend(changed("500", { threshold: 9000, name: " Driver " }))).toEqual([
      { threshold: 0, name: "Extra", role_id: null, paused_reason: null },
      { threshold: 5000, name: "Executive Producer", role_id: "12", paused_reason: null },
      { threshold: 9000, name: "Driver", role_id: "11", paused_reason: null },
    ]);
  });

  it("say what has to be mended first", () => {
    expect([...problemsOf(ranks)]).toEqual([]);
    expect([...problemsOf(changed("500", { name: "  " }))]).toEqual([["500", "no-name"]]);
    expect([...problemsOf(changed("500", { threshold: null }))]).toEqual([["500", "no-threshold"]]);
    expect([...problemsOf(changed("500", { threshold: 0 })).values()]).toEqual(["same-threshold", "same-threshold"]);
    expect([...problemsOf(changed("500", { role_id: "12" })).keys()]).toEqual(["500", "5000"]);
  });

  it("count each change", () => {
    const before = { ranks, rank_roles: "replace" } as const;
    const twoFields = changed("500", { name: "Driver", threshold: 600 });
    expect(changesIn(before, before)).toBe(0);
    expect(changesIn(before, { ...before, ranks: twoFields })).toBe(2);
    expect(changesIn(before, { ranks: withNewRank(ranks.slice(1), 6000, "Star"), rank_roles: "stack" })).toBe(3);
  });

  it("get keys of their own when they are new", () => {
    const two = withNewRank(withNewRank(ranks, 6000, "Star"), 7000, "Legend");
    expect(two.slice(3).map(({ key }) => key)).toEqual(["new-1", "new-2"]);
  });
});

it("gives the roles of all ranks so far, or the last one's", () => {
  expect(rolesAt(ranks, "5000", "stack")).toEqual(["11", "12"]);
  expect(rolesAt(ranks, "5000", "replace")).toEqual(["12"]);
  expect(rolesAt(changed("5000", { role_id: null }), "5000", "replace")).toEqual(["11"]);
  expect(rolesAt(ranks, "0", "stack")).toEqual([]);
});
