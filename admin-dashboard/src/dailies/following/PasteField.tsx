import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./PasteField.module.css";

interface PasteFieldProps {
  pasted: string;
  looking: boolean;
  onLook: (pasted: string) => void;
}

/** What is pasted is looked at at once; what is typed, when Enter is pressed. */
export function PasteField({ pasted, looking, onLook }: PasteFieldProps) {
  const texts = useTexts(catalogue);
  const [typed, setTyped] = useState(pasted);
  return (
    <form
      className={classes["paste"]}
      onSubmit={(event) => {
        event.preventDefault();
        onLook(typed.trim());
      }}
    >
      <TextInput
        className={classes["field"] ?? ""}
        size="md"
        autoFocus
        label={texts.paste}
        placeholder={texts.pasteHint}
        value={typed}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onPaste={({ clipboardData, currentTarget }) => {
          const text = clipboardData.getData("text").trim();
          if (text && replacesAll(currentTarget)) onLook(text);
        }}
      />
      <Button
        type="submit"
        size="md"
        loading={looking}
        disabled={typed.trim() === ""}
        leftSection={<IconSearch size={18} aria-hidden />}
      >
        {texts.look}
      </Button>
    </form>
  );
}

const replacesAll = ({ selectionStart, selectionEnd, value }: HTMLInputElement) =>
  selectionStart === 0 && selectionEnd === value.length;
