import type { Texts } from "./en";

export const de: Texts = {
  title: "Verdienen",
  lead: "Wofür es Meilen gibt, und wie viele.",
};
