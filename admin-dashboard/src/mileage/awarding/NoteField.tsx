import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import { LONGEST_NOTE } from "./limits";

const NEARLY_FULL = 60;

interface NoteFieldProps {
  label: string;
  value: string;
  onChange: (note: string) => void;
  required?: boolean;
  error?: ReactNode;
}

/** What an award is for, in the words that its member reads. */
export function NoteField({ label, value, onChange, required, error }: NoteFieldProps) {
  const texts = useTexts(catalogue);
  const left = LONGEST_NOTE - value.length;
  return (
    <Textarea
      label={label}
      description={left <= NEARLY_FULL ? `${texts.noteHint} ${texts.noteLeft(left)}` : texts.noteHint}
      dir="auto"
      autosize
      minRows={1}
      maxRows={5}
      maxLength={LONGEST_NOTE}
      required={required ?? false}
      value={value}
      error={error}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
