import { Badge, Text } from "@mantine/core";

import { useMyself } from "../../api/session/session";
import { Miles } from "../../parts/miles/Miles";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Entry } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { byWhom, canBeTakenBack, whatFor } from "./describing";
import classes from "./EntryLine.module.css";
import { EntryReversal } from "./EntryReversal";

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
      {mayTakeBack && canBeTakenBack(entry) && <EntryReversal guildId={guildId} entry={entry} what={what} />}
    </li>
  );
}
