import { Button, NativeSelect, Pill, Text, TextInput } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";

import { useTexts } from "../texts/texts";
import { ActorPicker } from "./ActorPicker";
import classes from "./AuditFilters.module.css";
import { auditSearch, FAMILIES, type AuditSearch } from "./search";
import { texts as catalogue } from "./texts/catalogue";

interface AuditFiltersProps {
  guildId: string;
  search: AuditSearch;
  /** How the subject of the filter is called, if it is known. */
  about: string | undefined;
  onChange: (search: AuditSearch) => void;
}

export function AuditFilters({ guildId, search, about, onChange }: AuditFiltersProps) {
  const texts = useTexts(catalogue);
  const set = <Field extends keyof AuditSearch>(field: Field, value: AuditSearch[Field] | "" | null) => {
    onChange(auditSearch({ ...search, [field]: value }));
  };
  return (
    <section className={classes["filters"]} aria-label={texts.filters}>
      <NativeSelect
        label={texts.what}
        data={[
          { value: "", label: texts.everything },
          ...FAMILIES.map((family) => ({ value: family, label: texts.families[family] })),
        ]}
        value={search.action ?? ""}
        onChange={({ currentTarget }) => {
          set("action", FAMILIES.find((family) => family === currentTarget.value) ?? null);
        }}
      />
      <ActorPicker
        guildId={guildId}
        value={search.actor ?? null}
        onChange={(actor) => {
          set("actor", actor);
        }}
      />
      <DayField
        label={texts.since}
        value={search.since}
        latest={search.until}
        onChange={(day) => {
          set("since", day);
        }}
      />
      <DayField
        label={texts.until}
        value={search.until}
        earliest={search.since}
        onChange={(day) => {
          set("until", day);
        }}
      />
      {Object.keys(search).length > 0 && (
        <div className={classes["chosen"]}>
          {search.subject && (
            <>
              <Text span size="sm">
                {texts.onlyAbout}
              </Text>
              <Pill
                withRemoveButton
                removeButtonProps={{ "aria-label": texts.showAll, "aria-hidden": false, tabIndex: 0 }}
                onRemove={() => {
                  set("subject", null);
                }}
              >
                <bdi>{about ?? search.subject}</bdi>
              </Pill>
            </>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconFilterOff size={16} aria-hidden />}
            onClick={() => {
              onChange({});
            }}
          >
            {texts.clear}
          </Button>
        </div>
      )}
    </section>
  );
}

interface DayFieldProps {
  label: string;
  value: string | undefined;
  earliest?: string | undefined;
  latest?: string | undefined;
  onChange: (day: string) => void;
}

function DayField({ label, value = "", earliest = "", latest = "", onChange }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      min={earliest}
      max={latest}
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
