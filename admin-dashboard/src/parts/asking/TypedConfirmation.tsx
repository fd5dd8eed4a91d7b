import { TextInput } from "@mantine/core";
import { useState, type ComponentProps } from "react";

import { useTexts } from "../../texts/texts";
import { Answers, type Confirmation } from "./Confirmation";
import { Dialog } from "./Dialog";
import { texts as catalogue } from "./texts/catalogue";

type TypedConfirmationProps = ComponentProps<typeof Confirmation> & {
  /** What has to be typed: the name of what goes, or a word such as DELETE. */
  word: string;
};

/** Before what cannot be taken back: whoever goes on types the word first. */
export function TypedConfirmation({ opened, title, onClose, ...question }: TypedConfirmationProps) {
  return (
    <Dialog opened={opened} title={title} size="question" onClose={onClose}>
      <Question onClose={onClose} {...question} />
    </Dialog>
  );
}

/** Begins anew each time the dialog opens. */
function Question({ word, children, onConfirm, ...answers }: Omit<TypedConfirmationProps, "opened" | "title">) {
  const texts = useTexts(catalogue);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const fits = typed.trim() === word.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(!fits);
        if (fits) onConfirm();
      }}
    >
      {children}
      <TextInput
        mt="md"
        label={
          <>
            {texts.typeWord} <bdi translate="no">{word}</bdi>
          </>
        }
        dir="auto"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={wrong && !fits && <span role="alert">{texts.otherWord(word)}</span>}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
      />
      <Answers destructive {...answers} />
    </form>
  );
}
