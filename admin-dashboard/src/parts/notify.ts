import { notifications } from "@mantine/notifications";

import { problemOf } from "../api/problems";
import { spokenLanguage } from "../texts/language";
import { sentenceOf } from "./sentenceOf";
import { texts as catalogue } from "./texts/catalogue";

/** A short word at the edge of the page, also spoken. For what is done, or for a change that failed. */
export function sayDone(message: string) {
  notifications.show({ message, color: "sign" });
}

/** For a mutation's `onError`, where the problem has no place of its own on the page. */
export function sayProblem(error: unknown) {
  const texts = catalogue[spokenLanguage()];
  const problem = problemOf(error);
  const reference = problem.reference ? ` (${texts.reference} ${problem.reference})` : "";
  notifications.show({
    title: texts.problem,
    message: sentenceOf(problem, texts) + reference,
    color: "brick",
    autoClose: 10_000,
  });
}
