import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import type { Choice } from "./choices";
import { idsIn, Picker, type PickerProps } from "./Picker";
import { memberOf, membersNamed, type Member } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

const PAUSE_MILLISECONDS = 200;
/** https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{15,20}$/;

export type MemberPickerProps = PickerProps & {
  guildId: string;
  /** Why somebody cannot be chosen here, in a sentence; null: they can. */
  refuse?: (member: Member) => string | null;
};

/** Finds people by their name, or by their id when the ledger does not know them yet. */
export function MemberPicker({ guildId, refuse, ...props }: MemberPickerProps) {
  const texts = useTexts(catalogue);
  const [typed, setTyped] = useState("");
  const [name] = useDebouncedValue(typed.trim(), PAUSE_MILLISECONDS);
  const { data: found = [], error } = useQuery({ ...membersNamed(guildId, name), placeholderData: keepPreviousData });
  const chosen = useMembers(guildId, idsIn(props.value));
  const choiceOf = (member: Member): Choice => ({
    ...choiceNamed(member.user_id, member.name),
    refused: refuse?.(member) ?? null,
  });
  const offered = new Map([...chosen, ...found].map((member) => [member.user_id, choiceOf(member)]));
  const wanted = new Set([...idsIn(props.value), ...(SNOWFLAKE.test(name) ? [name] : [])]);
  const others = [...wanted].filter((id) => !offered.has(id));
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

const choiceNamed = (id: string, name: string): Choice => ({
  id,
  name,
  group: null,
  mark: <IconUser size={18} aria-hidden />,
  refused: null,
  fine: null,
});

/** What is known of them: people without miles are not. */
function useMembers(guildId: string, ids: readonly string[]): Member[] {
  return useQueries({
    queries: ids.map((id) => memberOf(guildId, id)),
    combine: (all) => all.flatMap(({ data }) => data ?? []),
  });
}
