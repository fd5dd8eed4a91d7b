import type { ComboboxParsedItem, OptionsFilter } from "@mantine/core";
import type { ReactNode } from "react";

/** One thing that a picker offers. */
export interface Choice {
  id: string;
  name: string;
  /** What it stands below, such as a category. */
  group: string | null;
  /** Before its name. */
  mark: ReactNode;
  /** Why it cannot be chosen, in a sentence. Null: it can. */
  refused: string | null;
  /** What the bot can do with it, in a sentence. Null: the bot has nothing to do with it. */
  fine: string | null;
  /** At the end of its line, such as the time there. */
  aside?: ReactNode;
}

/** What is chosen stays to be seen when it does not exist any more. */
export function withGone(choices: readonly Choice[], chosen: readonly string[], gone: Omit<Choice, "id">): Choice[] {
  const known = new Set(choices.map(({ id }) => id));
  return [...chosen.filter((id) => !known.has(id)).map((id) => ({ ...gone, id })), ...choices];
}

/** As Mantine's lists want them: what has no group first, then group by group. */
export function inGroups(choices: readonly Choice[]) {
  const itemsOf = (wanted: string | null) =>
    choices.filter(({ group }) => group === wanted).map(({ id, name }) => ({ value: id, label: name }));
  const groups = new Set(choices.flatMap(({ group }) => group ?? []));
  return [...itemsOf(null), ...[...groups].map((group) => ({ group, items: itemsOf(group) }))];
}

/**
 * What has all typed words in its name, or in that of its group, in any order. A typed `#` or `@` is no word; `/` and `_`
 * part words as a space does.
 */
export const fitting: OptionsFilter = ({ options, search }) => {
  const words = folded(search.replace(/^[#@]/, ""))
    .split(/[\s/_]+/)
    .filter(Boolean);
  const fits = (text: string) => words.every((word) => folded(text).includes(word));
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!("group" in option)) return fits(option.label) ? [option] : [];
    const group = typeof option.group === "string" ? option.group : "";
    const items = option.items.filter(({ label }) => fits(`${group} ${label}`));
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};

/** Without case and accents. */
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
