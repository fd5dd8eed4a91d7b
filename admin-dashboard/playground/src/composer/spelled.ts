import { localized } from "../discord/names";
import type { CommandOption } from "../../../discord/shapes";
import type { Offer } from "./commands";
import type { Fill } from "./options";

/** The command that a line begins with, and what follows. One without options takes nothing more. */
export function spelledCommand(offers: readonly Offer[], line: string): { offer: Offer; rest: string } | undefined {
  for (const offer of offers) {
    const name = [offer.shown, `/${offer.path}`].find((each) => line.startsWith(`${each} `));
    const rest = line.slice(name?.length).trim();
    if (name !== undefined && (rest === "" || offer.options.length > 0)) return { offer, rest };
  }
  return undefined;
}

/** A text in quotes, or what could be an option's name. */
const QUOTED_OR_NAME = /(?<=^|[\s:])"[^"]*"?|(?<=^|\s)([\p{L}\p{N}_-]+):/gu;

/** `@layla miles:5 reason:"late set"` typed into the field of `option` may fill others too. */
export function spelledFill(text: string, option: CommandOption, options: CommandOption[], locale: string): Fill {
  const named = [...text.matchAll(QUOTED_OR_NAME)].flatMap((found) => {
    const meant = options.find((each) => namesOf(each, locale).includes(found[1] ?? ""));
    return meant ? [{ name: meant.name, begin: found.index, end: found.index + found[0].length }] : [];
  });
  if (named.length === 0) return { [option.name]: { text } };
  const before = { text: text.slice(0, named[0]?.begin).trim() };
  const values = named.map(({ name, end }, index) => {
    const value = text.slice(end, named[index + 1]?.begin).trim();
    return [name, { text: value, named: true }] as const;
  });
  return { [option.name]: before, ...Object.fromEntries(values) };
}

const namesOf = ({ name, name_localizations }: CommandOption, locale: string) => [
  name,
  localized(name, name_localizations, locale),
];
