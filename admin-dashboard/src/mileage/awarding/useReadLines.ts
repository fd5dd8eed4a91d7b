import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";

import { idempotencyKey } from "../../api/client";
import { meantBy, type AwardReason, type Candidate, type NewAwards } from "../queries";
import { MOST_LINES } from "./limits";
import { readLine, textsOf, writtenLines, type ReadLine } from "./lines";

const PAUSE_MILLISECONDS = 300;
const NOBODY: ReadonlyMap<string, readonly Candidate[]> = new Map();

interface Form {
  picked: readonly string[];
  text: string;
  miles: number | null;
  note: string;
  reason: AwardReason;
  chosen: Readonly<Record<string, string>>;
}

/** The lines of the form with what became of them: who is meant, how much, and what is wrong. Picked ones have number 0. */
export function useReadLines(guildId: string, { picked, text, miles, note, reason, chosen }: Form) {
  const shown = useDeferredValue(text);
  const written = useMemo(
    () => [...picked.map((who) => ({ number: 0, who, miles: "", note: "" })), ...writtenLines(shown)],
    [picked, shown],
  );
  const [asked] = useDebouncedValue(written, PAUSE_MILLISECONDS);
  const wanted = useMemo(() => textsOf(asked).slice(0, MOST_LINES), [asked]);
  const query = useQuery({ ...meantBy(guildId, wanted), placeholderData: keepPreviousData });
  const known = query.data ?? NOBODY;
  const lines = useMemo(
    () => written.map((line) => readLine(line, { miles, note }, known, chosen)),
    [written, miles, note, known, chosen],
  );
  const isKnown = (who: string) => known.has(who);
  const isReading = shown !== text || !textsOf(written).slice(0, MOST_LINES).every(isKnown);
  const awards = useMemo(() => (isReading ? null : toSend(lines, reason, note)), [isReading, lines, reason, note]);
  return { lines, isReading, awards, problem: query.error };
}

/** null: something is missing. The key is new whenever something was changed. */
function toSend(lines: readonly ReadLine[], reason: AwardReason, note: string): NewAwards | null {
  if (lines.length === 0 || lines.some(({ problem }) => problem !== null)) return null;
  return {
    lines: lines.map(({ userId, amount, reason: why }) => ({ user_id: userId ?? "", miles: amount ?? 0, note: why })),
    reason,
    note: note.trim() || null,
    key: idempotencyKey(),
  };
}
