import type { Formats } from "../../texts/formats";
import type { Strategy } from "./queries";
import type { Texts } from "./texts/en";

const HERE = 300;
const MORE = 500;
const LESS = 200;
/** Somewhat more than whole miles, so that something is left over. */
const ODD = 0.5;

/** What a way of counting does to somebody's miles, in a sentence. */
export function strategyExample(strategy: Strategy, { examples }: Texts, { number }: Formats): string {
  switch (strategy) {
    case "keep-max":
      return examples["keep-max"](number(HERE), number(MORE), number(LESS));
    case "sum":
      return examples.sum(number(HERE), number(MORE), number(HERE + MORE));
    case "replace":
      return examples.replace(number(HERE), number(LESS));
  }
}

/** What a rate makes of the points of another bot, in a sentence. */
export function rateExample(pointsPerMile: number, texts: Texts, { number }: Formats): string {
  const left = Math.floor(pointsPerMile * ODD);
  const points = MORE * pointsPerMile + left;
  return texts.rateExample(number(points), number(MORE), left, number(left));
}
