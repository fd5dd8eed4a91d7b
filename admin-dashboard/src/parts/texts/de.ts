import type { Texts } from "./en";

export const de: Texts = {
  problem: "Das hat nicht geklappt",
  reference: "Kennung",
  close: "Schließen",
  tryAgain: "Noch einmal versuchen",
  noAnswer: "Der Bot hat nicht geantwortet. Prüfe deine Verbindung und ob der Bot läuft.",
  signedOut: "Du bist abgemeldet.",
  notAllowed: "Das darfst du auf diesem Server nicht.",
  notThere: "Hier ist nichts, oder nichts, was du sehen darfst.",
  tooMany: "Es wurde zu viel in zu kurzer Zeit gefragt. Warte einen Moment und versuche es noch einmal.",
  unknown: (status) => `Der Bot konnte es nicht tun (HTTP ${status}).`,
};
