import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { MoreRows } from "../../parts/tables/MoreRows";
import { useTexts } from "../../texts/texts";
import { batchesOf } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { BatchCard } from "./BatchCard";
import classes from "./BatchesList.module.css";

/** What was booked together, the newest first; each can be taken back as a whole. */
export function BatchesList({ onAward }: { onAward: () => void }) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const query = useInfiniteQuery(batchesOf(guild.id));
  if (query.isPending) return <RowsLoading rows={4} />;
  if (query.isError) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  const batches = query.data.pages.flatMap(({ items }) => items);
  if (batches.length === 0) {
    return (
      <EmptyState drawing="van" title={texts.noBatches} lead={texts.noBatchesLead}>
        {guild.may("editor") && <Button onClick={onAward}>{texts.awardToMany}</Button>}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes["batches"]} aria-label={texts.batchesLabel}>
        {batches.map((batch) => (
          <BatchCard key={batch.id} guildId={guild.id} batch={batch} mayTakeBack={guild.may("editor")} />
        ))}
      </ul>
      <MoreRows paging={query} />
    </>
  );
}
