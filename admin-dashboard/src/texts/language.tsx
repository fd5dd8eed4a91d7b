import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

export type Language = "en" | "de";

const KEPT_AS = "language";

interface Spoken {
  language: Language;
  /** null: as the browser wishes. */
  chosen: Language | null;
  choose: (language: Language | null) => void;
}

const LanguageContext = createContext<Spoken>({ language: "en", chosen: null, choose: () => undefined });

/** The first wanted language that there is; wanted are tags such as `de-AT`, best first. */
export function languageOf(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return spoken.find((code): code is Language => code === "en" || code === "de") ?? "en";
}

/** For whoever is outside of React; everybody else has `useLanguage`. */
export function spokenLanguage(): Language {
  return chosenLanguage() ?? languageOf(navigator.languages);
}

function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === "en" || kept === "de" ? kept : null;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(chosenLanguage);
  const language = chosen ?? languageOf(navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(() => ({ language, chosen, choose: keep(setChosen) }), [language, chosen]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

const keep = (then: (language: Language | null) => void) => (language: Language | null) => {
  if (language) localStorage.setItem(KEPT_AS, language);
  else localStorage.removeItem(KEPT_AS);
  then(language);
};

export function useLanguage(): Spoken {
  return use(LanguageContext);
}
