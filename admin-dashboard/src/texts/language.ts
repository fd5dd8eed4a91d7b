import { createContext, use } from "react";

import { de } from "./de";
import { en, type Texts } from "./en";

const catalogue = { en, de };

export type Language = keyof typeof catalogue;

export const LanguageContext = createContext<Language>("en");

/** The first wanted language that there is; wanted are tags such as `de-AT`, best first. */
export function language(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return spoken.find((code): code is Language => code === "en" || code === "de") ?? "en";
}

export function useTexts(): Texts {
  return catalogue[use(LanguageContext)];
}
