import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { useGuild } from "../../api/session/session";
import { PageHeader } from "../../parts/PageHeader";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { NothingFits } from "../../parts/states/NothingFits";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { MoreRows } from "../../parts/tables/MoreRows";
import { useTexts } from "../../texts/texts";
import { DailiesNavigation } from "../DailiesNavigation";
import { items, useLiveDailies } from "../queries";
import type { ItemsSearch } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import { ItemFilters } from "./ItemFilters";
import { ItemList } from "./ItemList";
import { ReceiptDrawer } from "./ReceiptDrawer";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/items");

/** Everything that was seen, and what became of it. */
export function ItemsPage() {
  const texts = useTexts(catalogue);
  const { item, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  useLiveDailies(useGuild().id);
  const filterBy = (wanted: ItemsSearch) => void navigate({ search: wanted, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader title={texts.itemsTitle} lead={texts.itemsLead} />
      <DailiesNavigation />
      <ItemFilters filters={filters} onChange={filterBy} />
      <Results
        filters={filters}
        onClear={() => {
          filterBy({});
        }}
      />
      <ReceiptDrawer
        itemId={item ?? null}
        onClose={() => void navigate({ search: filters, replace: true, resetScroll: false })}
      />
    </>
  );
}

function Results({ filters, onClear }: { filters: ItemsSearch; onClear: () => void }) {
  const texts = useTexts(catalogue);
  const query = { ...items(useGuild().id, filters), placeholderData: keepPreviousData };
  const paging = useInfiniteQuery(query);
  const { data, error, refetch } = paging;
  if (error && !data) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <RowsLoading rows={8} />;
  const found = data.pages.flatMap((page) => page.items);
  if (found.length === 0) {
    return isFiltered(filters) ? (
      <NothingFits onClear={onClear} />
    ) : (
      <EmptyState drawing="radio" title={texts.noItems} lead={texts.noItemsLead} />
    );
  }
  return (
    <>
      <ItemList items={found} withSource />
      {paging.hasNextPage && <MoreRows paging={paging} />}
    </>
  );
}

const isFiltered = (filters: ItemsSearch) => Object.values(filters).some((value) => value !== undefined);
