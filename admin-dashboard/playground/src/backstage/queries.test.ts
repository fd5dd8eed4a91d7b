import { expect, it } from "vitest";

import { message } from "../testing/cast";
import { sameWhereEqual } from "./queries";

it("keeps the messages that did not change, whatever place they moved to", () => {
  const before = [message({ content: "first" }), message({ content: "second" }), message({ content: "third" })];
  const edited = { ...structuredClone(before[2]), content: "third, edited" } as (typeof before)[number];
  const now = sameWhereEqual(before, [structuredClone(before[1]) as (typeof before)[number], edited]);
  expect(now[0]).toBe(before[1]);
  expect(now[1]).toEqual(edited);
});
