import type { Source } from "../queries";

const URGENCY: readonly Source["state"][] = ["failing", "paused", "new", "fine"];

/** What needs somebody stands above what is well; else they stay in the order in which they were followed. */
export function worstFirst<Some extends Pick<Source, "state">>(sources: readonly Some[]): Some[] {
  return sources.toSorted((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));
}
