import { expect, it } from "vitest";

import { directionOf } from "./direction";
import { parseMarkdown } from "./parse";

it.each([
  ["+10 miles for ليلى", "ltr"],
  ["أهلاً يا Bea", "rtl"],
  ["**أهلاً** Bea", "rtl"],
  ["- أهلاً", "rtl"],
  ["\u2068ليلى\u2069 checked in", "ltr"],
  ["\u2068Bea\u2069 سجّلت حضورها", "rtl"],
  ["\u2067a \u2066b\u2069 c\u2069 שלום", "rtl"],
  ["**\u2068ليلى\u2069** · 50", "ltr"],
  ["`code` أهلاً", "rtl"],
  ["<@100000000000000001> أهلاً", "rtl"],
  ["1. 🚐", "ltr"],
])("%j runs %s", (text, direction) => {
  expect(directionOf(parseMarkdown(text))).toBe(direction);
});
