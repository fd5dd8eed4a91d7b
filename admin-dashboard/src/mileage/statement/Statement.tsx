import { Text, Title } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { NothingFits } from "../../parts/states/NothingFits";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { MoreRows } from "../../parts/tables/MoreRows";
import { useTexts } from "../../texts/texts";
import { statementOf } from "../queries";
import type { StatementFilters as Filters } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import { EntryLine } from "./EntryLine";
import classes from "./Statement.module.css";
import { StatementFilters } from "./StatementFilters";

interface StatementProps {
  userId: string;
  filters: Filters;
  onFilter: (changed: { [Key in keyof Filters]?: Filters[Key] | undefined }) => void;
}

/** A member's entries, the newest first. */
export function Statement({ userId, filters, onFilter }: StatementProps) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const query = useInfiniteQuery({ ...statementOf(guild.id, userId, filters), placeholderData: keepPreviousData });
  const entries = query.data?.pages.flatMap(({ items }) => items);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <section className={classes["statement"]}>
      <div>
        <Title order={3} size="h4">
          {texts.statement}
        </Title>
        <Text size="sm" c="dimmed">
          {texts.whoMay}
        </Text>
      </div>
      <StatementFilters filters={filters} onChange={onFilter} />
      {query.isError && !entries && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <RowsLoading rows={5} />}
      {entries?.length === 0 &&
        (isFiltered ? (
          <NothingFits
            onClear={() => {
              onFilter({ reason: undefined, since: undefined, until: undefined });
            }}
          />
        ) : (
          <Text c="dimmed">{texts.noEntries}</Text>
        ))}
      {entries && entries.length > 0 && (
        <div>
          <ul className={classes["entries"]} aria-busy={query.isPlaceholderData}>
            {entries.map((entry) => (
              <EntryLine key={entry.id} guildId={guild.id} entry={entry} mayTakeBack={guild.may("editor")} />
            ))}
          </ul>
          <MoreRows paging={query} />
        </div>
      )}
    </section>
  );
}
