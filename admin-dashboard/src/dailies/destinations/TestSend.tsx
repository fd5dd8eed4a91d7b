import { Anchor, Button, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";

import { ProblemLine } from "../../parts/ProblemLine";
import { useTexts } from "../../texts/texts";
import type { Choices } from "./choices";
import { useTest, type Where } from "./queries";
import classes from "./TestSend.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface TestSendProps {
  where: Where & { destinationId: string };
  choices: Choices;
  channel: string;
}

/** Posts the newest item as a test, and says where it is. */
export function TestSend({ where, choices, channel }: TestSendProps) {
  const texts = useTexts(catalogue);
  const test = useTest(where);
  return (
    <div className={classes["test"]}>
      <Button
        variant="default"
        loading={test.isPending}
        leftSection={<IconSend size={18} aria-hidden />}
        onClick={() => {
          test.mutate(choices);
        }}
      >
        {texts.test}
      </Button>
      <Text size="sm" c="dimmed">
        {texts.testHint}
      </Text>
      <div role="status">
        {test.data && (
          <Text size="sm">
            {texts.testSent(channel)}{" "}
            <Anchor href={test.data.link} underline="always" target="_blank" rel="noreferrer noopener">
              {texts.openTest}
            </Anchor>
          </Text>
        )}
      </div>
      <ProblemLine error={test.error} />
    </div>
  );
}
