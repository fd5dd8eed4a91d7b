import type { Texts } from "./en";

export const de: Texts = {
  title: "Profil",
  lead: "Nur für dich, und nur in diesem Browser.",
};
