import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  /** From the URL; empty or undefined: nothing is searched. */
  value: string | undefined;
  /** Called when somebody pauses, with undefined for nothing. */
  onChange: (search: string | undefined) => void;
}

const PAUSE_MILLISECONDS = 250;

export function SearchField({ label, placeholder, value = "", onChange }: SearchFieldProps) {
  const texts = useTexts(catalogue);
  const [typed, setTyped] = useState({ text: value, from: value });
  // Somebody else changed it: the browser's way back, or "clear the filters".
  if (typed.from !== value) setTyped({ text: typed.text.trim() === value ? typed.text : value, from: value });
  const search = useDebouncedCallback((text: string) => {
    onChange(text.trim() || undefined);
  }, PAUSE_MILLISECONDS);
  const type = (text: string) => {
    setTyped({ text, from: value });
    search(text);
  };
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder ?? ""}
      dir="auto"
      value={typed.text}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        typed.text && (
          <CloseButton
            aria-label={texts.clear}
            onClick={() => {
              type("");
            }}
          />
        )
      }
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
      }}
    />
  );
}
