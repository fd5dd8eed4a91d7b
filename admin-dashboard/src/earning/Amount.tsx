import { NumberInput, Text } from "@mantine/core";

import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./Amount.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface AmountProps {
  label: string;
  unit: string;
  value: number | null;
  most: number;
  /** It may be left empty: then there is no limit. */
  mayBeEmpty?: boolean;
  /** Shown in units of so many, such as seconds in minutes. */
  per?: number;
  /** What follows from the number, in a sentence. */
  example: string;
  missing: boolean;
  readOnly: boolean;
  onChange: (value: number | null) => void;
}

/** A number with its worked example below. */
export function Amount({
  label,
  unit,
  value,
  most,
  mayBeEmpty,
  per = 1,
  example,
  missing,
  readOnly,
  onChange,
}: AmountProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const shown = value === null ? null : value / per;
  if (readOnly) {
    return (
      <div className={classes["amount"]}>
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Text fw={700}>{shown === null ? texts.noLimit : `${number(shown)} ${unit}`}</Text>
        <Text size="sm">{example}</Text>
      </div>
    );
  }
  return (
    <NumberInput
      className={classes["amount"] ?? ""}
      label={label}
      value={shown ?? ""}
      placeholder={mayBeEmpty ? texts.noLimit : ""}
      min={0}
      max={most / per}
      allowDecimal={per > 1}
      decimalScale={2}
      allowNegative={false}
      clampBehavior="strict"
      rightSection={<span className={classes["unit"]}>{unit}</span>}
      rightSectionWidth="4.5rem"
      rightSectionPointerEvents="none"
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={example}
      classNames={{ description: classes["example"] ?? "", section: classes["unitPlace"] ?? "" }}
      error={missing && texts.missing}
      onChange={(typed) => {
        onChange(typed === "" ? null : Math.round(Number(typed) * per));
      }}
    />
  );
}
