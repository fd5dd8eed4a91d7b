import { localized, matching } from "../discord/names";
import { CommandType, OptionType, type Command, type CommandOption } from "../../../discord/shapes";

/** A slash command as it is offered: one for every subcommand. */
export interface Offer {
  key: string;
  /** `mileage award`, as the bot knows it. */
  path: string;
  /** `/mileage award` in the person's language. */
  shown: string;
  description: string;
  options: CommandOption[];
}

export function offersOf(commands: Command[], locale: string): Offer[] {
  return commands
    .filter((command) => (command.type ?? CommandType.chatInput) === CommandType.chatInput)
    .flatMap((command) => expand(command, command.options ?? [], [], locale, command.id))
    .sort((one, other) => one.shown.localeCompare(other.shown));
}

type Step = Pick<CommandOption, "name" | "name_localizations" | "description" | "description_localizations">;

function expand(step: Step, options: CommandOption[], above: Step[], locale: string, id: string): Offer[] {
  const steps = [...above, step];
  const inner = options.filter(({ type }) => type === OptionType.subcommand || type === OptionType.group);
  if (inner.length > 0) return inner.flatMap((each) => expand(each, each.options ?? [], steps, locale, id));
  const path = steps.map((each) => each.name).join(" ");
  return [
    {
      key: `${id} ${path}`,
      path,
      shown: `/${steps.map((each) => localized(each.name, each.name_localizations, locale)).join(" ")}`,
      description: localized(step.description, step.description_localizations, locale),
      options,
    },
  ];
}

/** For what was typed after the slash; the command's own name is found in every language. */
export const matchingOffers = (offers: readonly Offer[], typed: string): Offer[] =>
  matching(offers, typed, (offer) => [offer.shown.slice(1), offer.path, ...offer.path.split(" ").slice(1)]);

export const needsNothing = (offer: Offer): boolean => !offer.options.some((option) => option.required);

/** Commands that answer at one click: the friendliest first. */
export function firstToTry(commands: Command[], locale: string): Offer[] {
  const favourites = ["check-in", "leaderboard", "ping"];
  const place = ({ path }: Offer) => (favourites.includes(path) ? favourites.indexOf(path) : favourites.length);
  return offersOf(commands, locale)
    .filter(needsNothing)
    .sort((one, other) => place(one) - place(other))
    .slice(0, 3);
}
