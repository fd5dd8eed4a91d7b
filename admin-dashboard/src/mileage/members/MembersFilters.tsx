import { Button, Collapse, NativeSelect, NumberInput } from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useId } from "react";

import { SearchField } from "../../parts/tables/SearchField";
import { useTexts } from "../../texts/texts";
import { areFiltered, NO_FILTERS, type MemberFilters } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./MembersFilters.module.css";

export type FilterChange = { [Key in keyof MemberFilters]?: MemberFilters[Key] | undefined };

interface MembersFiltersProps {
  filters: MemberFilters;
  onChange: (changed: FilterChange) => void;
}

const PAUSE_MILLISECONDS = 350;

/** Whom the table shows. The name stands first; the rest is one press away, and open where it is in use. */
export function MembersFilters({ filters, onChange }: MembersFiltersProps) {
  const texts = useTexts(catalogue);
  const { name, hidden, left, least, most } = filters;
  const inUse = [hidden, left, least, most].filter((value) => value !== undefined).length;
  const [opened, { toggle }] = useDisclosure(inUse > 0);
  const more = useId();
  return (
    <search className={classes["filters"]}>
      <div className={classes["first"]}>
        <SearchField
          label={texts.search}
          value={name}
          onChange={(wanted) => {
            onChange({ name: wanted });
          }}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          aria-expanded={opened}
          aria-controls={more}
          onClick={toggle}
        >
          {inUse > 0 ? texts.filtersInUse(inUse) : texts.filters}
        </Button>
        {areFiltered(filters) && (
          <Button
            variant="subtle"
            leftSection={<IconX size={18} aria-hidden />}
            onClick={() => {
              onChange(NO_FILTERS);
            }}
          >
            {texts.clearFilters}
          </Button>
        )}
      </div>
      <Collapse expanded={opened} id={more}>
        <div className={classes["more"]}>
          <YesOrNo
            texts={texts.presence}
            yes={texts.presence.left}
            no={texts.presence.here}
            value={filters.left}
            onChange={(left) => {
              onChange({ left });
            }}
          />
          <YesOrNo
            texts={texts.visibility}
            yes={texts.visibility.hidden}
            no={texts.visibility.shown}
            value={filters.hidden}
            onChange={(hidden) => {
              onChange({ hidden });
            }}
          />
          <Bound
            label={texts.least}
            value={filters.least}
            onChange={(least) => {
              onChange({ least });
            }}
          />
          <Bound
            label={texts.most}
            value={filters.most}
            onChange={(most) => {
              onChange({ most });
            }}
          />
        </div>
      </Collapse>
    </search>
  );
}

interface YesOrNoProps {
  texts: { label: string; any: string };
  yes: string;
  no: string;
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}

function YesOrNo({ texts, yes, no, value, onChange }: YesOrNoProps) {
  return (
    <NativeSelect
      label={texts.label}
      data={[
        { value: "", label: texts.any },
        { value: "false", label: no },
        { value: "true", label: yes },
      ]}
      value={value === undefined ? "" : String(value)}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === "" ? undefined : currentTarget.value === "true");
      }}
    />
  );
}

interface BoundProps {
  label: string;
  value: number | undefined;
  onChange: (miles: number | undefined) => void;
}

function Bound({ label, value, onChange }: BoundProps) {
  const change = useDebouncedCallback((typed: string | number) => {
    onChange(typeof typed === "number" && Number.isSafeInteger(typed) ? typed : undefined);
  }, PAUSE_MILLISECONDS);
  return (
    <NumberInput
      key={value === undefined ? "none" : "some"}
      label={label}
      allowDecimal={false}
      step={100}
      defaultValue={value ?? ""}
      onChange={change}
    />
  );
}
