import { Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { SearchField } from "../../parts/tables/SearchField";
import { useTexts } from "../../texts/texts";
import { sources } from "../queries";
import { ITEM_STATES, type ItemsSearch, type ItemState } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./ItemFilters.module.css";

interface ItemFiltersProps {
  filters: ItemsSearch;
  onChange: (filters: ItemsSearch) => void;
}

/** They stand in the address. */
export function ItemFilters({ filters, onChange }: ItemFiltersProps) {
  const texts = useTexts(catalogue);
  const { data } = useInfiniteQuery(sources(useGuild().id));
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes["filters"]} role="search">
      <SearchField
        label={texts.search}
        placeholder={texts.searchHint}
        value={filters.search}
        onChange={(search) => {
          onChange({ ...filters, search });
        }}
      />
      <Select
        label={texts.filterSource}
        placeholder={texts.allSources}
        data={all.map(({ id, title, address }) => ({ value: id, label: title || address }))}
        value={filters.source ? String(filters.source) : null}
        clearable
        searchable
        onChange={(source) => {
          onChange({ ...filters, source: source ? Number(source) : undefined });
        }}
      />
      <Select<ItemState>
        label={texts.filterState}
        placeholder={texts.allStates}
        data={ITEM_STATES.map((state) => ({ value: state, label: texts.states[state] }))}
        value={filters.state ?? null}
        clearable
        onChange={(state) => {
          onChange({ ...filters, state: state ?? undefined });
        }}
      />
    </div>
  );
}
