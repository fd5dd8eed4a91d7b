import { createContext, use } from "react";

import { written, type Place, type Rule } from "./rules";
import type { Verdicts } from "./verdicts";

export interface Builder {
  editing: boolean;
  /** Puts a rule in a place, or takes it away; then the focus goes to what is called `focus`. */
  put: (place: Place, next: Rule | null, focus?: string) => void;
  /** Whether the bot would take it with that rule in that place. */
  takes: (place: Place, next: Rule) => boolean;
  verdicts: Verdicts;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (!builder) throw new Error("no BuilderContext");
  return builder;
}

/** What `data-focus` says: of the button that makes a filter, and of the one that adds a rule to a group. */
export const FIRST = "first";
export const adderOf = (group: Place) => `${written(group)}+`;
