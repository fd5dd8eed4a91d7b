import type { Texts } from "./en";

export const de: Texts = {
  title: "Übersicht",
  lead: "Wie die Reise läuft.",
};
