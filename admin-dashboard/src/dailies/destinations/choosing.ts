import type { Draft } from "../../parts/saving/useDraft";
import type { Choices } from "./choices";

/** What the parts of the form take. */
export interface Choosing {
  choices: Choices;
  set: Draft<Choices>["set"];
  /** What the bot says of a choice that cannot work. */
  problemOf: (field: keyof Choices) => string | undefined;
}
