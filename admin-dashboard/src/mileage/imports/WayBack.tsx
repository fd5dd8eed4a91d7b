import { Button, Text, Title } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";

import { TypedConfirmation } from "../../parts/asking/TypedConfirmation";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./imports.module.css";
import { useTakeBack, type Batch } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** The whole batch is taken back at once, after the file's name was typed. */
export function WayBack({ guildId, batch }: { guildId: string; batch: Batch }) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const takeBack = useTakeBack(guildId);
  const [asking, setAsking] = useState(false);
  return (
    <section className={classes["section"]}>
      <Title order={2} size="h3">
        {texts.oneBatch}
      </Title>
      <Text maw="44rem">{texts.oneBatchLead}</Text>
      <Button
        mt="md"
        variant="default"
        c="var(--omo-bad)"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={() => {
          setAsking(true);
        }}
      >
        {texts.takeBack}
      </Button>
      <TypedConfirmation
        opened={asking}
        title={texts.takeBackAsk}
        word={batch.origin}
        confirm={texts.takeBack}
        busy={takeBack.isPending}
        problem={takeBack.error}
        onConfirm={() => {
          takeBack.mutate(batch.id);
        }}
        onClose={() => {
          setAsking(false);
        }}
      >
        <Text>{texts.takeBackLead(batch.entries, number(batch.entries), signed(batch.miles))}</Text>
      </TypedConfirmation>
    </section>
  );
}
