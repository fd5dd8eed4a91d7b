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
  languageHint: "Für das, was der Bot Admins sagt. Mitgliedern antwortet er in ihrer eigenen Sprache.",
  languages: { own: "Wie der Server bei Discord", en: "English", de: "Deutsch" },
  zoneHint: "Nach ihr beginnen Tag, Woche und Monat: Check-ins, Ranglisten, Obergrenzen.",
  thereAndHere: (there, here) => `Dort ist es jetzt ${there}, bei dir ${here}.`,
  sameTime: (there) => `Dort ist es jetzt ${there}, wie bei dir.`,
  noZone: "So eine Zeitzone gibt es nicht",
  channelHint:
    "Hier sagt der Bot, was nicht stimmt und wie es sich beheben lässt, etwa eine Quelle, die ausfällt, oder eine Rolle, die er nicht geben kann.",
  channelNone: "Wo Discord Admins schreibt",
  features: "Funktionen",
  featuresLead: "Was abgeschaltet ist, behält alles Gespeicherte. Wieder angeschaltet, geht es weiter.",
  featureNames: { mileage: "Meilen", dailies: "The Dailies" },
  featureOn: {
    mileage: "Mitglieder checken ein und verdienen Meilen; die Ränge folgen.",
    dailies: "Neues von der Crew kommt in seine Kanäle.",
  },
  featureOff: {
    mileage:
      "Aus: Niemand verdient Meilen, und die Befehle sagen das, auch /check-in und /mileage award. Stände und Ränge bleiben.",
    dailies:
      "Aus: Quellen werden nicht gelesen, nichts wird gepostet. Ist es wieder an, folgt das Neueste von dem, was inzwischen erschien.",
  },
  on: "An",
  off: "Aus",
};
