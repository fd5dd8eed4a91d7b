import { Group, Select, Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";

import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";
import { ValueLine } from "./ValueLine";
import { fits, ownZone, readable, zonesWith } from "./zones";

interface ZonePickerProps {
  /** IANA. */
  value: string;
  readOnly: boolean;
  onChange: (zone: string) => void;
}

/** All zones, with the time there now; below it the time there and here. */
export function ZonePicker({ value, readOnly, onChange }: ZonePickerProps) {
  const { labels, zoneHint, noZone } = useTexts(catalogue);
  const now = useNow();
  if (readOnly) {
    return (
      <ValueLine label={labels.zone}>
        {readable(value)} <Times zone={value} now={now} />
      </ValueLine>
    );
  }
  return (
    <div>
      <Select
        label={labels.zone}
        description={zoneHint}
        searchable
        onClick={({ currentTarget }) => {
          currentTarget.select();
        }}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
        value={value}
        data={zonesWith(value).map((zone) => ({ value: zone, label: readable(zone) }))}
        filter={({ options, search }) => options.filter((option) => "value" in option && fits(option.value, search))}
        nothingFoundMessage={noZone}
        allowDeselect={false}
        maxDropdownHeight={280}
        renderOption={({ option }) => <Zone zone={option.value} now={now} />}
        onChange={(zone) => {
          if (zone !== null) onChange(zone);
        }}
      />
      <Text size="sm" c="dimmed" mt={6}>
        <Times zone={value} now={now} />
      </Text>
    </div>
  );
}

function Zone({ zone, now }: { zone: string; now: string }) {
  const { clock } = useFormats(zone);
  return (
    <Group justify="space-between" wrap="nowrap" w="100%" gap="md">
      <span>{readable(zone)}</span>
      <Text span size="sm" c="dimmed">
        {clock(now)}
      </Text>
    </Group>
  );
}

function Times({ zone, now }: { zone: string; now: string }) {
  const texts = useTexts(catalogue);
  const [there, here] = [useFormats(zone), useFormats(ownZone())].map(({ weekdayClock }) => weekdayClock(now));
  if (there === undefined || here === undefined) return null;
  return there === here ? texts.sameTime(there) : texts.thereAndHere(there, here);
}

const SECONDS = 1000;

/** ISO 8601, anew every ten seconds. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useInterval(
    () => {
      setNow(new Date().toISOString());
    },
    10 * SECONDS,
    { autoInvoke: true },
  );
  return now;
}
