import { Select } from "@mantine/core";

import { useTexts } from "../texts/texts";
import type { Chosen } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { ValueLine } from "./ValueLine";

interface LanguageChoiceProps {
  /** null: the server's own at Discord. */
  value: Chosen["language"];
  readOnly: boolean;
  onChange: (language: Chosen["language"]) => void;
}

const OWN = "own";
const LANGUAGES = [OWN, "en", "de"] as const;

export function LanguageChoice({ value, readOnly, onChange }: LanguageChoiceProps) {
  const { labels, languages, languageHint } = useTexts(catalogue);
  if (readOnly) return <ValueLine label={labels.language}>{languages[value ?? OWN]}</ValueLine>;
  return (
    <Select
      label={labels.language}
      description={languageHint}
      value={value ?? OWN}
      data={LANGUAGES.map((each) => ({ value: each, label: languages[each] }))}
      allowDeselect={false}
      checkIconPosition="right"
      onChange={(chosen) => {
        onChange(chosen === "en" || chosen === "de" ? chosen : null);
      }}
    />
  );
}
