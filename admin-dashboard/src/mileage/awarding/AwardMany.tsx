import { NumberInput, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useRef, useState } from "react";

import { problemOf } from "../../api/problems";
import { Answers } from "../../parts/asking/Confirmation";
import { undoNotice } from "../../parts/asking/undoNotice";
import { MemberPicker } from "../../parts/pickers/MemberPicker";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useAwardMany, useBatchReversal, type AwardReason } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { LinesPreview } from "./LinesPreview";
import { MOST_LINES, MOST_MILES_AT_ONCE } from "./limits";
import { NoteField } from "./NoteField";
import { ReasonField } from "./ReasonField";
import { useReadLines } from "./useReadLines";

/** Members who are picked, or a list that is pasted: booked together, or not at all. */
export function AwardMany({ guildId, onDone }: { guildId: string; onDone: () => void }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [text, setText] = useState("");
  const [miles, setMiles] = useState<number | null>(null);
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
  const total = lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const send = () => {
    setTried(true);
    if (awards === null || isTooLong) {
      preview.current?.focus();
      return;
    }
    award.mutate(awards, {
      onSuccess: (batch) => {
        onDone();
        undoNotice(texts.awardedMany(batch.entries, number(batch.entries), batch.miles, number(batch.miles)), () =>
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
            guildId={guildId}
            label={texts.pick}
            description={texts.pickHint}
            value={picked}
            onChange={setPicked}
          />
          <Textarea
            label={texts.list}
            description={texts.listHint}
            placeholder={texts.listExample}
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
          <NumberInput
            label={texts.milesForAll}
            min={1}
            max={MOST_MILES_AT_ONCE}
            allowDecimal={false}
            allowNegative={false}
            value={miles ?? ""}
            onChange={(value) => {
              setMiles(typeof value === "number" && value > 0 ? value : null);
            }}
          />
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
      {tried && lines.length === 0 && (
        <Text role="alert" size="sm" c="var(--omo-bad)" mt="sm">
          {texts.nothingListed}
        </Text>
      )}
      <Answers
        confirm={
          lines.length > 0 ? texts.awardMany(lines.length, number(lines.length), total, number(total)) : texts.award
        }
        busy={award.isPending || (isReading && !unread)}
        problem={problem?.errors.length === 0 ? problem : unread}
        onClose={onDone}
      />
    </form>
  );
}
