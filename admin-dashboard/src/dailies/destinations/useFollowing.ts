import { useQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { rolesOf } from "../../parts/pickers/queries";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as dailies } from "../texts/catalogue";
import type { Choices } from "./choices";
import { comparisonsIn } from "./filter/rules";
import { clockOf } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

const TEN = 10;

/** What follows from each choice, in a sentence. */
export type Following = { [Field in keyof Choices]: (value: Choices[Field]) => string };

export function useFollowing(): Following {
  const texts = useTexts(catalogue);
  const { kinds } = useTexts(dailies);
  const { durationInWords } = useFormats();
  const { id: guildId } = useGuild();
  const { data: roles } = useQuery(rolesOf(guildId));
  const { data: zone } = useQuery(clockOf(guildId));
  const roleName = (id: string) =>
    roles ? `@${roles.find((role) => role.id === id)?.name ?? texts.unknownRole}` : "@…";
  return {
    kinds: (value) => texts.follows.kinds(value?.map((kind) => kinds[kind]) ?? null),
    filter: (value) => texts.follows.filter(value ? comparisonsIn(value) : 0),
    language: texts.follows.language,
    text: texts.follows.text,
    ping: (value) =>
      value
        ? texts.follows.ping(roleName(value.role_id), value.open, value.silent)
        : texts.follows.ping(null, false, false),
    hide: (value) => texts.follows.hide(value.map((part) => texts.parts[part])),
    watched: texts.follows.watched,
    spacing_seconds: (value) =>
      texts.follows.spacing_seconds(value === 0 ? null : durationInWords(value), durationInWords(value * (TEN - 1))),
    catch_up: texts.follows.catch_up,
    quiet: (value) => texts.follows.quiet(value && { ...value, nextDay: value.until < value.start }, zone ?? "…"),
    publish: texts.follows.publish,
    on_removal: texts.follows.on_removal,
  };
}

/** The sentence for whichever choice it is. */
export function sentenceFor<Field extends keyof Choices>(
  following: Following,
  field: Field,
  value: Choices[Field],
): string {
  return following[field](value);
}
