import { Select, TextInput } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { REASONS, type StatementFilters as Filters } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Statement.module.css";

interface StatementFiltersProps {
  filters: Filters;
  onChange: (changed: { [Key in keyof Filters]?: Filters[Key] | undefined }) => void;
}

/** Which entries: what for, and when. Days are the viewer's. */
export function StatementFilters({ filters, onChange }: StatementFiltersProps) {
  const texts = useTexts(catalogue);
  return (
    <div className={classes["filters"]} role="search" aria-label={texts.statement}>
      <Select
        size="sm"
        label={texts.reason}
        placeholder={texts.anyReason}
        clearable
        clearButtonProps={{ "aria-label": texts.anyReason }}
        checkIconPosition="right"
        data={REASONS.map((reason) => ({ value: reason, label: texts.reasons[reason] }))}
        value={filters.reason ?? null}
        onChange={(reason) => {
          onChange({ reason: reason ?? undefined });
        }}
      />
      {(["since", "until"] as const).map((end) => (
        <TextInput
          key={end}
          size="sm"
          type="date"
          label={texts[end]}
          value={filters[end] ?? ""}
          onChange={({ currentTarget }) => {
            onChange({ [end]: currentTarget.value || undefined });
          }}
        />
      ))}
    </div>
  );
}
