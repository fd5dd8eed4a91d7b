import type { Texts } from "./en";

export const de: Texts = {
  title: "Einstellungen",
  lead: "Was für den ganzen Server gilt.",
  labels: {
    language: "Sprache",
    zone: "Zeitzone",
    notice_channel: "Kanal für Hinweise",
    switched_off: "Funktionen",
  },
  serverSection: "Der Server",
  languageHint: "In dieser Sprache meldet sich der Bot bei Admins. Mitgliedern antwortet er in ihrer eigenen.",
  languages: { own: "Wie der Server in Discord", en: "English", de: "Deutsch" },
  zoneHint: "Danach richtet sich, wann Tag, Woche und Monat beginnen: für Check-ins, Ranglisten und Obergrenzen.",
  thereAndHere: (there, here) => `Dort ist es gerade ${there}, bei dir ${here}.`,
  sameTime: (there) => `Dort ist es gerade ${there}, genau wie bei dir.`,
  noZone: "Keine Zeitzone heißt so",
  channelHint:
    "Hier meldet der Bot, was nicht stimmt und was dagegen hilft, etwa wenn eine Quelle ausfällt oder er eine Rolle nicht geben kann.",
  channelNone: "Wo Discord selbst den Admins schreibt",
  features: "Funktionen",
  featuresLead: "Beim Abschalten geht nichts verloren. Schaltest du es wieder an, geht es weiter.",
  featureNames: { mileage: "Meilen", dailies: "The Dailies" },
  featureOn: {
    mileage: "Mitglieder checken ein und verdienen Meilen; die Ränge folgen.",
    dailies: "Neues von der Crew kommt in die Kanäle dafür.",
  },
  featureOff: {
    mileage:
      "Aus: Niemand verdient Meilen, und die Befehle sagen das auch, etwa /check-in und /mileage award. Meilenstände und Ränge bleiben.",
    dailies:
      "Aus: Quellen werden nicht abgerufen, nichts wird gepostet. Danach kommt das Neueste von dem, was inzwischen erschienen ist.",
  },
  on: "An",
  off: "Aus",
};
