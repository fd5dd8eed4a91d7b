import type { Texts } from "./en";

export const de: Texts = {
  title: "Protokoll",
  lead: "Wer wann was geändert hat.",
};
