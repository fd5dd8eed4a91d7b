import type { Judgement } from "../queries";
import { written, type Place } from "./rules";

/** What an item's judgement says of the rules; empty for a rule that was not asked. */
export interface Verdict {
  fits?: boolean;
  decided: boolean;
}

export type Verdicts = (outer: Place, inner: Place) => Verdict;

const NOT_ASKED: Verdict = { decided: false };

/** `outer` is where a rule stands with its `not`s, `inner` where it stands inside of them. */
export function verdictsOf(judgement: Judgement | undefined): Verdicts {
  const asked = new Map(judgement?.asked.map((each) => [written(each.place), each]));
  return (outer, inner) => {
    const said = asked.get(written(outer));
    if (!said) return NOT_ASKED;
    const within = inner.slice(outer.length).map((_, depth) => inner.slice(0, outer.length + depth + 1));
    const decided = [outer, ...within].some((place) => asked.get(written(place))?.decided);
    return { fits: said.fits, decided };
  };
}
