import { Text, Title } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import classes from "./imports.module.css";
import type { FileFormat } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

export const FILE_FORMATS: readonly FileFormat[] = ["own-csv", "own-json", "mee6", "lurkr", "polaris", "levelup"];

/** What is understood, and where it comes from. */
export function Formats() {
  const texts = useTexts(catalogue);
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.understood}
      </Title>
      <dl className={classes["formats"]}>
        {FILE_FORMATS.map((format) => (
          <div key={format}>
            <dt>{texts.formats[format]}</dt>
            <Text component="dd" size="sm" c="dimmed">
              {texts.formatHints[format]}
            </Text>
          </div>
        ))}
      </dl>
    </section>
  );
}
