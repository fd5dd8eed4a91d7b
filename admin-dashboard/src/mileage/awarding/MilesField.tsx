import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import { MOST_MILES_AT_ONCE } from "./limits";
import { milesWritten } from "./lines";

interface MilesFieldProps {
  label: string;
  /** As it was typed: nothing of it is corrected behind somebody's back. */
  value: string;
  onChange: (written: string) => void;
  required?: boolean;
  isFirst?: boolean;
  /** It was sent, and may not be empty. */
  isMissed?: boolean;
  error?: ReactNode;
}

export function MilesField({
  label,
  value,
  onChange,
  required,
  isFirst = false,
  isMissed = false,
  error,
}: MilesFieldProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const isWrong = milesWritten(value) === null && (value.trim() !== "" || isMissed);
  return (
    <TextInput
      label={label}
      required={required ?? false}
      data-autofocus={isFirst || undefined}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={isWrong ? texts.giveMiles(number(MOST_MILES_AT_ONCE)) : error}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
