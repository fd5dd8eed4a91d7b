import { Group, Progress, Text, VisuallyHidden } from "@mantine/core";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

interface ProgressLineProps {
  /** What is being done. */
  label: string;
  done: number;
  /** Null: nobody knows how much there is. */
  total: number | null;
}

const SAID_AT = 25;

/** How far long work is; spoken at every quarter. */
export function ProgressLine({ label, done, total }: ProgressLineProps) {
  const texts = useTexts(catalogue);
  const { number, percent } = useFormats();
  const share = total ? Math.min(done / total, 1) : 0;
  const value = total === null ? 100 : share * 100;
  const spoken = Math.floor(value / SAID_AT) * SAID_AT;
  return (
    <div>
      <Group justify="space-between" gap="md" mb={6}>
        <Text span fw={600}>
          {label}
        </Text>
        <Text span c="dimmed">
          {total === null ? number(done) : `${number(done)} / ${number(total)}`}
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={value} animated={total === null} striped={total === null} aria-label={label} />
      </Progress.Root>
      <VisuallyHidden role="status">
        {label}
        {total !== null && `: ${texts.percent(percent(spoken / 100))}`}
      </VisuallyHidden>
    </div>
  );
}
