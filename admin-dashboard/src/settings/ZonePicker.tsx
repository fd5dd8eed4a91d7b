import { Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { IconWorld } from "@tabler/icons-react";
import { useState } from "react";

import type { Choice } from "../parts/pickers/choices";
import { Picker } from "../parts/pickers/Picker";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";
import { ValueLine } from "./ValueLine";
import { ownZone, readable, zonesWith } from "./zones";

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
      <Picker
        label={labels.zone}
        description={zoneHint}
        firm
        value={value}
        choices={zonesWith(value).map((zone) => choiceOf(zone, now))}
        problem={null}
        nothingFound={noZone}
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

const choiceOf = (zone: string, now: string): Choice => ({
  id: zone,
  name: readable(zone),
  group: null,
  mark: <IconWorld size={18} aria-hidden />,
  refused: null,
  fine: null,
  aside: <TimeThere zone={zone} now={now} />,
});

function TimeThere({ zone, now }: { zone: string; now: string }) {
  return useFormats(zone).clock(now);
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
