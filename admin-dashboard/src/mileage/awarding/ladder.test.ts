import { expect, it } from "vitest";

import { outlook } from "./ladder";

const ranks = [rank(0, "Extra"), rank(500, "Roadie"), rank(5000, "Executive Producer")];

function rank(threshold: number, name: string) {
  return { threshold, name, role_id: null, paused_reason: null };
}

it("tells the rank that an award leads to", () => {
  expect(outlook(ranks, 470, 50)).toEqual({
    balance: 520,
    becomes: "Roadie",
    next: { name: "Executive Producer", missing: 4480 },
  });
});

it("tells how many miles are missing after it", () => {
  expect(outlook(ranks, 420, 50)).toMatchObject({ becomes: null, next: { name: "Roadie", missing: 30 } });
});

it("skips ranks that one award jumps over, and knows the top", () => {
  expect(outlook(ranks, 0, 6000)).toEqual({ balance: 6000, becomes: "Executive Producer", next: null });
});

it("also knows a ladder without ranks", () => {
  expect(outlook([], 0, 5)).toEqual({ balance: 5, becomes: null, next: null });
});
