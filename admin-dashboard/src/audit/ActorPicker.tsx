import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconKey, IconRobot, IconTerminal2, IconUser, type Icon } from "@tabler/icons-react";
import { useState } from "react";

import { tokensOf } from "../access/queries";
import { useMyself } from "../api/session/session";
import type { Choice } from "../parts/pickers/choices";
import { Picker } from "../parts/pickers/Picker";
import { peopleNamed } from "../parts/pickers/queries";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";
import { BOT, OPERATOR } from "./useNames";

const PAUSE_MILLISECONDS = 200;

interface ActorPickerProps {
  guildId: string;
  value: string | null;
  onChange: (actor: string | null) => void;
}

/** Whoever may have changed something: people, the bot, the operator, programs. */
export function ActorPicker({ guildId, value, onChange }: ActorPickerProps) {
  const texts = useTexts(catalogue);
  const me = useMyself();
  const [typed, setTyped] = useState("");
  const [name] = useDebouncedValue(typed.trim(), PAUSE_MILLISECONDS);
  const { data: found = [], error } = useQuery({ ...peopleNamed(guildId, name), placeholderData: keepPreviousData });
  const { data: tokens = [] } = useQuery(tokensOf(guildId));
  const people = [{ user_id: me.id, name: me.name }, ...found];
  const choices = [
    ...people.map((person) => choiceOf(person.user_id, person.name, IconUser)),
    choiceOf(BOT, texts.bot, IconRobot),
    choiceOf(OPERATOR, texts.operator, IconTerminal2),
    ...tokens.map((token) => choiceOf(`token:${token.id}`, texts.program(token.name), IconKey)),
    ...(value === null ? [] : [choiceOf(value, texts.somebody(value), IconUser)]),
  ];
  const fits = (choice: Choice) =>
    choice.id === value ||
    found.some((person) => person.user_id === choice.id) ||
    folded(choice.name).includes(folded(name));
  return (
    <Picker
      label={texts.by}
      placeholder={texts.anybody}
      value={value}
      onChange={onChange}
      choices={withoutRepeats(choices).filter(fits)}
      problem={error}
      onSearch={setTyped}
    />
  );
}

const choiceOf = (id: string, name: string, Mark: Icon): Choice => ({
  id,
  name,
  group: null,
  mark: <Mark size={18} aria-hidden />,
  refused: null,
  fine: null,
});

const withoutRepeats = (choices: readonly Choice[]) =>
  choices.filter(({ id }, index) => choices.findIndex((other) => other.id === id) === index);

const folded = (text: string) => text.toLocaleLowerCase();
