import type { Texts } from "./en";

export const de: Texts = {
  title: "Zugriff",
  lead: "Wer was darf, und welche Programme fragen dürfen.",
};
