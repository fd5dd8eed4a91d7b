import { useLanguage, type Language } from "./language";

/** The sentences of one folder in every language. The compiler checks that all have the same ones. */
export type Catalogue<Texts> = Readonly<Record<Language, Texts>>;

export function useTexts<Texts>(catalogue: Catalogue<Texts>): Texts {
  return catalogue[useLanguage().language];
}

/** `{ one: "1 mile", other: "5 miles" }`: the one that the language wants for this number. */
export function plural(language: Language, count: number, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(language).select(count) === "one" ? forms.one : forms.other;
}

/** A name inside a sentence: whichever way it is written, the words around it stay where they are. https://www.w3.org/International/questions/qa-bidi-unicode-controls */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
