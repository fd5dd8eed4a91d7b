import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import type { Choice } from "./choices";
import { idsIn, Picker, type PickerProps } from "./Picker";
import { peopleNamed, personOf, type Person } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

const PAUSE_MILLISECONDS = 200;
/** https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{15,20}$/;

export type MemberPickerProps = PickerProps & {
  guildId: string;
  /** Why somebody cannot be chosen here, in a sentence; null: they can. */
  refuse?: (person: Person) => string | null;
};

/** Finds people by their name or their id, also those who have no miles yet. */
export function MemberPicker({ guildId, refuse, ...props }: MemberPickerProps) {
  const texts = useTexts(catalogue);
  const [typed, setTyped] = useState("");
  const [name] = useDebouncedValue(typed.trim(), PAUSE_MILLISECONDS);
  const ids = idsIn(props.value);
  const { people: chosen, missing } = usePeople(guildId, SNOWFLAKE.test(name) ? [...new Set([...ids, name])] : ids);
  // A picker of one shows who was chosen in the field that is typed into.
  const isChosen = chosen.some((person) => labelOf(person) === name);
  const search = peopleNamed(guildId, isChosen ? "" : name);
  const { data: found = [], error } = useQuery({ ...search, placeholderData: keepPreviousData });
  const choiceOf = (person: Person): Choice => ({
    ...choiceNamed(person.user_id, labelOf(person)),
    refused: refuse?.(person) ?? null,
  });
  const offered = new Map([...found, ...chosen].map((person) => [person.user_id, choiceOf(person)]));
  const others = missing.filter((id) => !offered.has(id));
  return (
    <Picker
      placeholder={texts.typeName}
      {...props}
      choices={[...offered.values(), ...others.map((id) => choiceNamed(id, texts.somebody(id)))]}
      problem={error}
      onSearch={setTyped}
      nothingFound={texts.noMember}
    />
  );
}

/** With the name at Discord, by which they may have been found. */
function labelOf({ name, username }: Person): string {
  return username && username !== name.toLocaleLowerCase() ? `${name} (${username})` : name;
}

const choiceNamed = (id: string, name: string): Choice => ({
  id,
  name,
  group: null,
  mark: <IconUser size={18} aria-hidden />,
  refused: null,
  fine: null,
});

/** `missing`: of whom nothing is known, yet or ever. */
function usePeople(guildId: string, ids: readonly string[]): { people: Person[]; missing: string[] } {
  return useQueries({
    queries: ids.map((id) => personOf(guildId, id)),
    combine: (all) => ({
      people: all.flatMap(({ data }) => data ?? []),
      missing: ids.filter((_, place) => !all[place]?.data),
    }),
  });
}
