import type { Texts } from "./en";

export const de: Texts = {
  title: "Meilen",
  lead: "Wer wie weit gekommen ist.",
};
