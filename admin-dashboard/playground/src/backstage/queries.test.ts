import { expect, it } from "vitest";

import { message } from "../testing/cast";
import { sameWhereEqual } from "./queries";

it("keeps the messages that did not change, whatever place they moved to", () => {
  const [first, second, third] = [message({ content: "1" }), message({ content: "2" }), message({ content: "3" })];
  const edited = { ...third, content: "3, edited" };
  const now = sameWhereEqual([first, second, third], [structuredClone(second), edited]);
  expect(now[0]).toBe(second);
  expect(now[1]).toEqual(edited);
});
