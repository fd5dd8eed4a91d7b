import { NO_ANSWER, type Problem } from "../api/problems";
import type { Texts } from "./texts/en";

/** A problem in a sentence: the bot's own, unless there is none or it is made for programs. */
export function sentenceOf(problem: Problem, texts: Texts): string {
  switch (problem.status) {
    case NO_ANSWER:
      return texts.noAnswer;
    case 401:
      return texts.signedOut;
    case 403:
      return texts.notAllowed;
    case 404:
      return texts.notThere;
    case 429:
      return texts.tooMany;
    default:
      return problem.message || texts.unknown(problem.status);
  }
}
