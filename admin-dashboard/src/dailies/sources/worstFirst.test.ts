import { expect, it } from "vitest";

import { worstFirst } from "./worstFirst";

it("puts what is wrong above what is well, and keeps the order otherwise", () => {
  const sources = [
    { id: "1", state: "fine" },
    { id: "2", state: "paused" },
    { id: "3", state: "fine" },
    { id: "4", state: "failing" },
  ] as const;
  expect(worstFirst(sources).map(({ id }) => id)).toEqual(["4", "2", "1", "3"]);
});
