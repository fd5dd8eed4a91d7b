import type { Texts } from "./en";

export const de: Texts = {
  title: "Einstellungen",
  lead: "Was für den ganzen Server gilt.",
};
