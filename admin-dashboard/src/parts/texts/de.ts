import type { Texts } from "./en";

export const de: Texts = {
  problem: "Das hat nicht geklappt",
  reference: "Kennung",
  close: "Schließen",
  tryAgain: "Noch einmal versuchen",
  noAnswer: "Der Bot hat nicht geantwortet. Prüfe deine Verbindung und ob der Bot läuft.",
  signedOut: "Du bist abgemeldet.",
  notAllowed: "Das darfst du auf diesem Server nicht.",
  notThere: "Hier ist nichts, oder nichts, das du sehen darfst.",
  tooMany: "Das waren zu viele Anfragen auf einmal. Warte einen Moment und versuche es noch einmal.",
  unknown: (status) => `Das hat der Bot nicht geschafft (HTTP ${status}).`,
};
