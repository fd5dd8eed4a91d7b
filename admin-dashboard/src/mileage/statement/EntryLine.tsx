import { Badge, Button, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useRef } from "react";

import { useMyself } from "../../api/session/session";
import { Miles } from "../../parts/miles/Miles";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Entry } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { byWhom, canBeTakenBack, whatFor } from "./describing";
import classes from "./EntryLine.module.css";
import { useTakeBack } from "./useTakeBack";

interface EntryLineProps {
  guildId: string;
  entry: Entry;
  /** Whose it is, where several people's stand together. */
  withName?: boolean;
  mayTakeBack: boolean;
}

/** What was booked: how much, what for, when and by whom. */
export function EntryLine({ guildId, entry, withName, mayTakeBack }: EntryLineProps) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const me = useMyself();
  const what = whatFor(entry, texts);
  return (
    <li className={classes["entry"]} data-reversed={entry.reversed || undefined} tabIndex={-1}>
      <span className={classes["miles"]}>
        <Miles value={entry.miles} signed />
      </span>
      <div className={classes["about"]}>
        <span className={classes["what"]}>
          {withName && <bdi>{entry.name ?? entry.user_id}: </bdi>}
          {what}
          {entry.reversed && (
            <Badge size="sm" color="dusk" variant="light">
              {texts.takenBack}
            </Badge>
          )}
        </span>
        {entry.note && entry.note !== entry.reason && (
          <Text span size="sm" dir="auto" className={classes["note"] ?? ""}>
            {entry.note}
          </Text>
        )}
        <span className={classes["details"]}>
          <Moment at={entry.created_at} />
          <span>{byWhom(entry, me, texts)}</span>
          <span>{texts.balanceAfter(formats.number(entry.balance))}</span>
        </span>
      </div>
      {mayTakeBack && canBeTakenBack(entry) && <TakeBack guildId={guildId} entry={entry} what={what} />}
    </li>
  );
}

function TakeBack({ guildId, entry, what }: { guildId: string; entry: Entry; what: string }) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const button = useRef<HTMLButtonElement>(null);
  const { takeBack, isPending } = useTakeBack(guildId);
  return (
    <Button
      ref={button}
      variant="default"
      size="compact-sm"
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      aria-label={texts.takeBackOf(formats.signed(entry.miles), entry.note ?? what)}
      loading={isPending}
      onClick={() => {
        // The button goes; the line stays.
        const line = button.current?.closest("li");
        takeBack(entry, () => line?.focus());
      }}
    >
      {texts.takeBack}
    </Button>
  );
}
