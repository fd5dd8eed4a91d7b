import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { PagedTable } from "../../parts/tables/PagedTable";
import { useTexts } from "../../texts/texts";
import { membersOf, type Member } from "../queries";
import { ORDERS, type MemberFilters, type Order } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import { membersColumns } from "./columns";

interface MembersTableProps {
  guildId: string;
  filters: MemberFilters;
  onSort: (sort: Order) => void;
  onOpen: (member: Member) => void;
  /** In place of a table without rows. */
  empty: ReactNode;
}

/** Page by page, however many there are: the bot sorts and filters. */
export function MembersTable({ guildId, filters, onSort, onOpen, empty }: MembersTableProps) {
  const texts = useTexts(catalogue);
  const query = useInfiniteQuery({ ...membersOf(guildId, filters), placeholderData: keepPreviousData });
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items), [query.data]);
  const columns = useMemo(() => membersColumns(texts), [texts]);
  if (query.isError && !rows) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  return (
    <PagedTable
      label={texts.tableLabel}
      columns={columns}
      rows={rows}
      rowId={({ user_id }) => user_id}
      sort={filters.sort ?? ORDERS[0]}
      onSort={(wanted) => {
        const order = ORDERS.find((each) => each === wanted);
        if (order) onSort(order);
      }}
      onOpen={onOpen}
      paging={query}
      empty={empty}
    />
  );
}
