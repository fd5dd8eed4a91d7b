import type { Texts } from "./en";

export const de: Texts = {
  cancel: "Abbrechen",
  goOn: "Weiter",
  undo: "Rückgängig",
  undone: "Rückgängig gemacht",
  typeWord: "Um fortzufahren, schreib",
  otherWord: (word) => `Das ist nicht „${word}“.`,
};
