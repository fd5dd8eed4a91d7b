import { NativeSelect, NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import classes from "./DurationField.module.css";
import { texts as catalogue } from "./texts/catalogue";

const UNITS = { seconds: 1, minutes: 60, hours: 3600 } as const;
type Unit = keyof typeof UNITS;

interface DurationFieldProps {
  label: string;
  seconds: number;
  /** Seconds. */
  most?: number;
  error?: NumberInputProps["error"];
  onChange: (seconds: number) => void;
}

/** A length of time in a unit that one chooses. */
export function DurationField({ label, seconds, most = 2 ** 31, error, onChange }: DurationFieldProps) {
  const texts = useTexts(catalogue);
  const [chosen, choose] = useState<Unit | null>(null);
  const unit = chosen ?? largestOf(seconds);
  const length = UNITS[unit];
  return (
    <div className={classes["field"]}>
      <NumberInput
        aria-label={label}
        size="sm"
        min={0}
        max={Math.floor(most / length)}
        decimalScale={unit === "seconds" ? 0 : 2}
        hideControls
        value={Number((seconds / length).toFixed(2))}
        error={error}
        onChange={(value) => {
          choose(unit);
          onChange(Math.min(Math.round(Number(value) * length), most));
        }}
      />
      <NativeSelect
        aria-label={`${label}: ${texts.unit}`}
        size="sm"
        value={unit}
        data={(Object.keys(UNITS) as Unit[]).map((each) => ({ value: each, label: texts[each] }))}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as Unit;
          choose(next);
          onChange(Math.min(Math.round((seconds / length) * UNITS[next]), most));
        }}
      />
    </div>
  );
}

/** The one in which it is a whole number. */
function largestOf(seconds: number): Unit {
  if (seconds === 0) return "seconds";
  if (seconds % UNITS.hours === 0) return "hours";
  return seconds % UNITS.minutes === 0 ? "minutes" : "seconds";
}
