import { expect, it } from "vitest";

import type { Judgement } from "../queries";
import { verdictsOf } from "./verdicts";

const stopped: Judgement = {
  item_id: "1",
  title: "Day 3: Utah",
  passes: false,
  reason: "filtered",
  sentence: "",
  trace: [],
  asked: [
    { place: [], fits: false, decided: false },
    { place: [0], fits: true, decided: false },
    { place: [1], fits: false, decided: false },
    { place: [1, 0], fits: true, decided: true },
  ],
};

it("tells of each rule whether it fits, and which one decided, also inside of a `not`", () => {
  const verdicts = verdictsOf(stopped);
  expect(verdicts([0], [0])).toEqual({ fits: true, decided: false });
  expect(verdicts([1], [1, 0])).toEqual({ fits: false, decided: true });
});

it("says nothing of a rule that was not asked", () => {
  expect(verdictsOf(stopped)([2], [2])).toEqual({ decided: false });
  expect(verdictsOf(undefined)([], [])).toEqual({ decided: false });
});
