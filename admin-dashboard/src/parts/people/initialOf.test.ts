import { expect, it } from "vitest";

import { initialOf } from "./initialOf";

it("takes the first whole sign of a name", () => {
  expect([" alice", "김밥", "🧑‍🎤 Max", "أليس", ""].map(initialOf)).toEqual(["A", "김", "🧑‍🎤", "أ", ""]);
});
