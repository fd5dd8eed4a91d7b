import type { Texts } from "./en";

export const de: Texts = {
  title: "The Dailies",
  lead: "Neue Videos, Fotos und Beiträge der Crew, und wohin sie gehen.",
};
