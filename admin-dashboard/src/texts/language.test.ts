import { expect, it } from "vitest";

import { language } from "./language";

it("takes the first wanted language that there is", () => {
  expect(language(["fr-FR", "de-AT", "en-US"])).toBe("de");
  expect(language(["EN-gb", "de"])).toBe("en");
});

it("falls back to English", () => {
  expect(language(["ko-KR"])).toBe("en");
  expect(language([])).toBe("en");
});
