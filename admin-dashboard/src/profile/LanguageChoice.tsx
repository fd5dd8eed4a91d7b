import { Group, Radio, Title } from "@mantine/core";

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
      label={
        <Title order={2} size="h4">
          {texts.language}
        </Title>
      }
      description={texts.languageHint}
      styles={{ description: { fontSize: "var(--mantine-font-size-sm)" } }}
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
