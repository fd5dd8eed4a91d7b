import { expect, it } from "vitest";

import { message } from "../testing/cast";
import { BackstageError } from "./backstage";
import { onceMore, sameWhereEqual } from "./queries";

it("keeps the messages that did not change, whatever place they moved to", () => {
  const [first, second, third] = [message({ content: "1" }), message({ content: "2" }), message({ content: "3" })];
  const edited = { ...third, content: "3, edited" };
  const now = sameWhereEqual([first, second, third], [structuredClone(second), edited]);
  expect(now[0]).toBe(second);
  expect(now[1]).toEqual(edited);
});

it.each([
  [0, true],
  [503, true],
  [400, false],
  [404, false],
])("asks once more after status %i: %j", (status, again) => {
  expect(onceMore(0, new BackstageError("", status))).toBe(again);
  expect(onceMore(1, new BackstageError("", status))).toBe(false);
});
