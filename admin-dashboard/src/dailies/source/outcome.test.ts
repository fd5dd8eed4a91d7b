import { expect, it } from "vitest";

import { outcomeOf } from "./outcome";

it("says of a look whether it failed, and else whether something was new", () => {
  expect(outcomeOf({ problem: "away", new_items: 0 })).toBe("failed");
  expect(outcomeOf({ problem: null, new_items: 2 })).toBe("new");
  expect(outcomeOf({ problem: null, new_items: 0 })).toBe("same");
});
