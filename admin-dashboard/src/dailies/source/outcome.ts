import type { Fetch } from "../queries";

export const OUTCOMES = ["new", "same", "failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a look at a source brought. */
export function outcomeOf({ problem, new_items }: Pick<Fetch, "problem" | "new_items">): Outcome {
  if (problem !== null) return "failed";
  return new_items > 0 ? "new" : "same";
}
