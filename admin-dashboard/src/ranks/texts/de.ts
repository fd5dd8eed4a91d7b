import type { Texts } from "./en";

export const de: Texts = {
  title: "Ränge",
  lead: "Was Mitglieder unterwegs erreichen, und die Rollen, die es dazu gibt.",
};
