import type { components } from "../../api/schema";
import type { Destination } from "../queries";
import type { Rule } from "./filter/rules";

/** What is chosen for a channel, as docs/dailies.md explains it. */
export type Choices = Omit<Destination["choices"], "filter"> & { filter: Rule | null };
export type Kind = NonNullable<Choices["kinds"]>[number];
export type Part = Choices["hide"][number];
type Sent = components["schemas"]["ChoicesPatch"];

export const KINDS: readonly Kind[] = ["post", "video", "short", "live", "upcoming", "episode", "photo"];
export const PARTS: readonly Part[] = ["author", "text", "picture", "time", "footer", "button"];
/** The gaps that words may have. */
export const GAPS = ["title", "text", "author", "source", "kind", "url", "role"] as const;
export const LONGEST_WORDS = 500;
export const LONGEST_SPACING = 86_400;
export const MOST_TO_CATCH_UP = 100;

/** As the bot has them for a channel that nobody set up. */
export const DEFAULTS: Choices = {
  language: "en",
  spacing_seconds: 30,
  catch_up: 10,
  watched: true,
  kinds: null,
  filter: null,
  text: "",
  ping: null,
  hide: [],
  quiet: null,
  publish: false,
  on_removal: null,
};

export const choicesOf = ({ choices }: Destination): Choices => choices as Choices;

/** The description has every part of a rule as required. */
export const sent = (choices: Partial<Choices>): Sent => choices as Sent;
