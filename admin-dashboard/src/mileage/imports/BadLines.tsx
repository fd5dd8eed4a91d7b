import { Text, Title } from "@mantine/core";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./BadLines.module.css";
import type { Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** Lines that nobody can read, each with its reason. The bot tells the first hundred, in English. */
export function BadLines({ count, lines }: { count: number; lines: Import["bad_lines"] }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  return (
    <section className={classes["section"]} aria-labelledby="bad-lines">
      <Title order={2} size="h3" id="bad-lines">
        {texts.badLines(count, number(count))}
      </Title>
      <Text c="dimmed">{texts.badLead(count)}</Text>
      <ul className={classes["lines"]}>
        {lines.map(({ line, problem }) => (
          <li key={line}>
            <strong>{texts.line(number(line))}</strong>{" "}
            <span lang="en" dir="auto">
              {problem}
            </span>
          </li>
        ))}
      </ul>
      {count > lines.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {texts.firstHundred(number(lines.length))}
        </Text>
      )}
    </section>
  );
}
