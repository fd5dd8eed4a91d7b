import { Button, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useRef, useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useReversal, type Entry } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { useLeftTo } from "../useLeftTo";

/** Takes one entry back. As with a batch it is asked first: a reversal stays, as every entry does. */
export function EntryReversal({ guildId, entry, what }: { guildId: string; entry: Entry; what: string }) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const [asks, setAsks] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leftTo = useLeftTo();
  const reversal = useReversal(guildId);
  const name = entry.name ?? entry.user_id;
  const why = entry.note ?? what;
  const takeBack = () => {
    reversal.mutate(entry.id, {
      onSuccess: () => {
        leftTo.current = button.current?.closest("li") ?? null;
        setAsks(false);
        sayDone(texts.tookBack(texts.milesOf(entry.miles, signed(entry.miles)), name));
      },
    });
  };
  return (
    <>
      <Button
        ref={button}
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={texts.takeBackOf(signed(entry.miles), why)}
        onClick={() => {
          setAsks(true);
        }}
      >
        {texts.takeBack}
      </Button>
      <Confirmation
        opened={asks}
        title={texts.takeBackTitle(texts.milesOf(entry.miles, number(entry.miles)), name)}
        confirm={texts.reverseBatchConfirm}
        destructive
        busy={reversal.isPending}
        problem={reversal.error}
        onConfirm={takeBack}
        onClose={() => {
          setAsks(false);
        }}
      >
        <Text>{texts.takeBackLead(why)}</Text>
      </Confirmation>
    </>
  );
}
