/** A short word at the edge of the page, also spoken. */
import type { NotificationData } from "@mantine/notifications";

import { problemOf } from "../api/problems";
import { spokenLanguage } from "../texts/language";
import { sentenceOf } from "./sentenceOf";
import { texts as catalogue } from "./texts/catalogue";

let noticed = false;
const listeners = new Set<() => void>();

export const wasNoticed = () => noticed;

export function onFirstNotice(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** For what is done. */
export function sayDone(message: string) {
  void say({ message, color: "sign" });
}

/** For a mutation's `onError`, where the problem has no place of its own on the page. */
export function sayProblem(error: unknown) {
  const texts = catalogue[spokenLanguage()];
  const problem = problemOf(error);
  const reference = problem.reference ? ` (${texts.reference} ${problem.reference})` : "";
  const message = sentenceOf(problem, texts) + reference;
  void say({ title: texts.problem, message, color: "brick", autoClose: 10_000 });
}

/** With whatever else Mantine's notification takes, such as an undo button in `message`. Loads its code when first used. */
export async function say(notice: NotificationData) {
  noticed = true;
  for (const changed of listeners) changed();
  const { notifications } = await import("@mantine/notifications");
  const { close } = catalogue[spokenLanguage()];
  notifications.show({ closeButtonProps: { "aria-label": close }, ...notice });
}

/** Takes back what `say` said under this id. */
export async function hide(id: string) {
  const { notifications } = await import("@mantine/notifications");
  notifications.hide(id);
}
