import type { Texts } from "./en";

export const de: Texts = {
  hidden: "auf Ranglisten verborgen",
  left: "hat den Server verlassen",
};
