import { useInfiniteQuery } from "@tanstack/react-query";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { MoreRows } from "../../parts/tables/MoreRows";
import { useTexts } from "../../texts/texts";
import { batchEntriesOf } from "../queries";
import { EntryLine } from "../statement/EntryLine";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./BatchesList.module.css";

interface BatchEntriesProps {
  guildId: string;
  batchId: string;
  mayTakeBack: boolean;
}

export function BatchEntries({ guildId, batchId, mayTakeBack }: BatchEntriesProps) {
  const texts = useTexts(catalogue);
  const query = useInfiniteQuery(batchEntriesOf(guildId, batchId));
  if (query.isPending) return <RowsLoading rows={2} />;
  if (query.isError) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <ul className={classes["entries"]} aria-label={texts.batchEntries}>
        {query.data.pages
          .flatMap(({ items }) => items)
          .map((entry) => (
            <EntryLine key={entry.id} guildId={guildId} entry={entry} withName mayTakeBack={mayTakeBack} />
          ))}
      </ul>
      <MoreRows paging={query} />
    </>
  );
}
