import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { ProgressLine } from "../../parts/states/ProgressLine";
import { useTexts } from "../../texts/texts";
import { batchOf, type Batch } from "../queries";
import { texts as catalogue } from "../texts/catalogue";

const LOOKS_EVERY_MILLISECONDS = 1000;

/** How far taking back a large batch is. */
export function ReversalProgress({ guildId, batch }: { guildId: string; batch: Batch }) {
  const texts = useTexts(catalogue);
  const queries = useQueryClient();
  const { data } = useQuery({ ...batchOf(guildId, batch.id), refetchInterval: LOOKS_EVERY_MILLISECONDS });
  const { reversal, reversed_at } = data ?? batch;
  const isDone = reversed_at !== null;
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ["guilds", guildId] });
  }, [isDone, queries, guildId]);
  if (reversal === null) return null;
  return <ProgressLine label={texts.reversing} done={reversal.done} total={reversal.entries} />;
}
