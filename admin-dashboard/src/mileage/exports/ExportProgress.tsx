import { Button, Group, Progress, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Progress as Reached } from "./download";
import { texts as catalogue } from "./texts/catalogue";

interface ExportProgressProps {
  progress: Reached;
  /** When it is whole. */
  exported: { name: string; progress: Reached } | undefined;
  onStop: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** How far it is, in rows and bytes. How many there will be, nobody knows before the end. */
export function ExportProgress({ progress, exported, onStop, onAgain, onClose }: ExportProgressProps) {
  const texts = useTexts(catalogue);
  const { number, size } = useFormats();
  const { rows, bytes } = exported?.progress ?? progress;
  return (
    <div>
      <Group gap="xs" role="status" wrap="nowrap" align="start">
        {exported && <IconCircleCheck size={24} color="var(--omo-good)" aria-hidden style={{ flex: "none" }} />}
        <Text fw={600} style={{ overflowWrap: "anywhere" }}>
          {exported ? texts.done(exported.name) : texts.running}
        </Text>
      </Group>
      <Progress
        my="sm"
        value={100}
        animated={!exported}
        striped={!exported}
        color={exported ? "sign" : "amber"}
        aria-hidden
      />
      <Text c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }}>
        {texts.progress(rows, number(rows), size(bytes))}
      </Text>
      <Group mt="lg" justify="end">
        {exported ? (
          <>
            <Button variant="default" onClick={onAgain}>
              {texts.again}
            </Button>
            <Button onClick={onClose}>{texts.close}</Button>
          </>
        ) : (
          <Button variant="default" onClick={onStop}>
            {texts.cancel}
          </Button>
        )}
      </Group>
    </div>
  );
}
