import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from "@mantine/core";
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

/** As the option that stands for what is left out: no id is this. */
export const LEFT_OUT = "left-out";

/**
 * The first of what fits, with what is chosen wherever it stands: hundreds of options take longer to draw than a key
 * press may. How many are left out is told in their place.
 */
export function firstFitting(most: number, chosen: readonly string[], told: (count: number) => string): OptionsFilter {
  return (input) => {
    let shown = 0;
    let leftOut = 0;
    const admit = ({ value }: ComboboxItem) => {
      const admitted = shown < most || chosen.includes(value);
      if (admitted) shown += 1;
      else leftOut += 1;
      return admitted;
    };
    const found = fitting(input).flatMap((option): ComboboxParsedItem[] => {
      if (!("group" in option)) return admit(option) ? [option] : [];
      const items = option.items.filter(admit);
      return items.length > 0 ? [{ ...option, items }] : [];
    });
    return leftOut === 0 ? found : [...found, { value: LEFT_OUT, label: told(leftOut), disabled: true }];
  };
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
