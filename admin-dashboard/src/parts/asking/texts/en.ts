export const en = {
  cancel: "Cancel",
  goOn: "Go on",
  undo: "Undo",
  undone: "Undone",
  typeWord: "To go on, type",
  otherWord: (word: string) => `That is not “${word}”.`,
};

export type Texts = typeof en;
