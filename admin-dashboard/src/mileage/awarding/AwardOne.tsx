import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";

import { idempotencyKey } from "../../api/client";
import { problemOf } from "../../api/problems";
import { Answers } from "../../parts/asking/Confirmation";
import { undoNotice } from "../../parts/asking/undoNotice";
import { MemberPicker } from "../../parts/pickers/MemberPicker";
import { personOf } from "../../parts/pickers/queries";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useAward, useReversal, type AwardReason } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { AwardSentence } from "./AwardSentence";
import { milesWritten } from "./lines";
import { MilesField } from "./MilesField";
import { NoteField } from "./NoteField";
import { ReasonField } from "./ReasonField";

interface AwardOneProps {
  guildId: string;
  memberId: string | null;
  onDone: () => void;
}

export function AwardOne({ guildId, memberId, onDone }: AwardOneProps) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const [userId, setUserId] = useState(memberId);
  const [written, setWritten] = useState("");
  const miles = milesWritten(written);
  const [note, setNote] = useState("");
  const [reason, setReason] = useState<AwardReason>("award");
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const award = useAward(guildId);
  const reversal = useReversal(guildId);
  const { data: member } = useQuery({ ...personOf(guildId, userId ?? ""), enabled: userId !== null });
  const name = member?.name ?? (userId === null ? null : texts.somebody(userId));

  // Whoever changes something after a failure wants something else.
  const wanted = useMemo(
    () => (userId && miles && note.trim() ? { userId, miles, note: note.trim(), reason, key: idempotencyKey() } : null),
    [userId, miles, note, reason],
  );
  const send = () => {
    setTried(true);
    if (wanted === null || name === null) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    award.mutate(wanted, {
      onSuccess: (entry) => {
        onDone();
        undoNotice(texts.awarded(entry.name ?? name, entry.balance, formats.number(entry.balance)), () =>
          reversal.mutateAsync(entry.id),
        );
      },
    });
  };

  const problem = award.error && problemOf(award.error);
  const isNobody = problem?.status === 404;
  const told = problem && !isNobody && problem.errors.length === 0 ? problem : null;
  const missing = (isMissing: boolean, text: string) => tried && isMissing && text;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        <MemberPicker
          guildId={guildId}
          label={texts.recipient}
          description={texts.recipientHint}
          required
          isFirst={memberId === null}
          value={userId}
          onChange={(id) => {
            setUserId(id);
            award.reset();
          }}
          error={missing(userId === null, texts.chooseMember) || (isNobody && texts.nobody) || undefined}
        />
        <MilesField
          label={texts.miles}
          required
          isFirst={memberId !== null}
          value={written}
          onChange={setWritten}
          isMissed={tried}
          error={problem?.of("miles")}
        />
        <ReasonField value={reason} onChange={setReason} />
        <NoteField
          label={texts.note}
          value={note}
          onChange={setNote}
          required
          error={missing(note.trim() === "", texts.writeNote) || problem?.of("note")}
        />
        <AwardSentence guildId={guildId} name={name} before={member?.balance ?? 0} miles={miles} />
      </Stack>
      <Answers confirm={texts.award} busy={award.isPending} problem={told} onClose={onDone} />
    </form>
  );
}
