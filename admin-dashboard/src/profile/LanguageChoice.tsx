import { Group, Radio } from "@mantine/core";

import { useLanguage } from "../texts/language";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

const BROWSER = "browser";
const LANGUAGES = [BROWSER, "en", "de"] as const;

export function LanguageChoice() {
  const texts = useTexts(catalogue);
  const { chosen, choose } = useLanguage();
  return (
    <Radio.Group
      label={texts.language}
      description={texts.languageHint}
      size="lg"
      value={chosen ?? BROWSER}
      onChange={(value) => {
        choose(value === "en" || value === "de" ? value : null);
      }}
    >
      <Group gap="lg" mt="sm">
        {LANGUAGES.map((each) => (
          <Radio key={each} value={each} label={texts.languages[each]} {...(each !== BROWSER && { lang: each })} />
        ))}
      </Group>
    </Radio.Group>
  );
}
