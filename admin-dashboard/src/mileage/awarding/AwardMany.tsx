import { SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { problemOf } from "../../api/problems";
import { Answers } from "../../parts/asking/Confirmation";
import { undoNotice } from "../../parts/asking/undoNotice";
import { MemberPicker } from "../../parts/pickers/MemberPicker";
import { peopleNamed } from "../../parts/pickers/queries";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useAwardMany, useBatchReversal, type AwardReason } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./AwardMany.module.css";
import { LinesPreview } from "./LinesPreview";
import { MOST_LINES } from "./limits";
import { milesWritten } from "./lines";
import { MilesField } from "./MilesField";
import { NoteField } from "./NoteField";
import { ReasonField } from "./ReasonField";
import { useReadLines } from "./useReadLines";

/** Members who are picked, or a list that is pasted: booked together, or not at all. */
export function AwardMany({ guildId, onDone }: { guildId: string; onDone: () => void }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [text, setText] = useState("");
  const [written, setWritten] = useState("");
  const miles = milesWritten(written);
  const [note, setNote] = useState("");
  const [reason, setReason] = useState<AwardReason>("award");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const preview = useRef<HTMLElement>(null);
  const award = useAwardMany(guildId);
  const reversal = useBatchReversal(guildId);
  const {
    lines,
    isReading,
    awards,
    problem: unread,
  } = useReadLines(guildId, { picked, text, miles, note, reason, chosen });

  const problem = award.error && problemOf(award.error);
  const isTooLong = lines.length > MOST_LINES;
  const bad = lines.filter(({ problem: wrong }) => wrong !== null).length;
  const people = new Set(lines.map(({ userId }) => userId)).size;
  const total = lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const example = useExample(guildId);
  const send = () => {
    setTried(true);
    if (awards === null || isTooLong) {
      preview.current?.focus();
      return;
    }
    award.mutate(awards, {
      onSuccess: (batch) => {
        onDone();
        undoNotice(texts.awardedMany(people, number(people), batch.miles, number(batch.miles)), () =>
          reversal.mutateAsync(batch.id),
        );
      },
    });
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="md">
          <MemberPicker
            many
            isFirst
            guildId={guildId}
            label={texts.pick}
            description={texts.pickHint}
            value={picked}
            onChange={setPicked}
          />
          <Textarea
            label={texts.list}
            description={texts.listHint}
            placeholder={texts.listExample(example)}
            dir="auto"
            autosize
            minRows={5}
            maxRows={12}
            spellCheck={false}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
        </Stack>
        <Stack gap="md">
          <MilesField label={texts.milesForAll} value={written} onChange={setWritten} />
          <NoteField label={texts.noteForAll} value={note} onChange={setNote} />
          <ReasonField value={reason} onChange={setReason} />
        </Stack>
      </SimpleGrid>
      <LinesPreview
        ref={preview}
        lines={lines}
        isReading={isReading}
        refused={problem?.errors ?? []}
        onChoose={(who, userId) => {
          setChosen((before) => ({ ...before, [who]: userId }));
        }}
      />
      {isTooLong && (
        <Text role="alert" size="sm" c="var(--omo-bad)" mt="sm">
          {texts.tooManyLines(number(MOST_LINES))}
        </Text>
      )}
      <div className={classes["answers"]}>
        {tried && !isReading && (lines.length === 0 || bad > 0) && (
          <Text role="alert" size="sm" c="var(--omo-bad)">
            {lines.length === 0 ? texts.nothingListed : texts.mendFirst(bad)}
          </Text>
        )}
        <Answers
          confirm={awards && !isTooLong ? texts.awardMany(people, number(people), total, number(total)) : texts.award}
          busy={award.isPending || (isReading && !unread)}
          problem={problem?.errors.length === 0 ? problem : unread}
          onClose={onDone}
        />
      </div>
    </form>
  );
}

/** A name that a list can hold as it is, so that the example works; null where nobody has miles yet. */
function useExample(guildId: string): string | null {
  const { data: members = [] } = useQuery(peopleNamed(guildId, ""));
  return members.find(({ name }) => /^[^,;\t"]+$/.test(name))?.name ?? null;
}
