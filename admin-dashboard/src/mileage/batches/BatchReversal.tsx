import { Button, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useRef, useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { TypedConfirmation } from "../../parts/asking/TypedConfirmation";
import { sayDone } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useBatchReversal, type Batch } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { useLeftTo } from "../useLeftTo";

/** From so many entries on, a click alone does not take a batch back. */
const LARGE = 100;

/** Takes a batch back as a whole. A large one goes on in the background. */
export function BatchReversal({ guildId, batch }: { guildId: string; batch: Batch }) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const [asks, setAsks] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leftTo = useLeftTo();
  const reversal = useBatchReversal(guildId);
  const question = {
    opened: asks,
    title: texts.reverseBatchTitle,
    confirm: texts.reverseBatchConfirm,
    busy: reversal.isPending,
    problem: reversal.error,
    onClose: () => {
      setAsks(false);
    },
    onConfirm: () => {
      reversal.mutate(batch.id, {
        onSuccess: ({ reversed_at, reversal: asked }) => {
          const done = asked?.done ?? 0;
          leftTo.current = button.current?.closest("li") ?? null;
          setAsks(false);
          sayDone(reversed_at === null ? texts.reversalBegan : texts.reversedBatch(done, number(done)));
        },
      });
    },
    children: (
      <Text>
        {texts.reverseBatchLead(batch.entries, number(batch.entries), texts.milesOf(batch.miles, signed(batch.miles)))}
      </Text>
    ),
  };
  return (
    <>
      <Button
        ref={button}
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => {
          setAsks(true);
        }}
      >
        {texts.reverseBatch}
      </Button>
      {batch.entries >= LARGE ? (
        <TypedConfirmation {...question} word={texts.reverseWord} />
      ) : (
        <Confirmation {...question} destructive />
      )}
    </>
  );
}
