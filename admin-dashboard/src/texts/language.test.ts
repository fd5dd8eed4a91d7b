import { expect, it } from "vitest";

import { languageOf } from "./language";

it("takes the first wanted language that there is", () => {
  expect(languageOf(["fr-FR", "de-AT", "en-US"])).toBe("de");
  expect(languageOf(["EN-gb", "de"])).toBe("en");
});

it("falls back to English", () => {
  expect(languageOf(["ko-KR"])).toBe("en");
  expect(languageOf([])).toBe("en");
});
