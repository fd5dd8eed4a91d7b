import { plural } from "../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  title: "Ränge",
  lead: "Was Mitglieder unterwegs erreichen, und die Rollen, die es dazu gibt.",

  road: "Die Straße",
  roadHint:
    "Zieh ein Schild, oder geh mit Tab zu ihm und nimm die Pfeiltasten; mit Umschalt Meile für Meile, mit Bild auf und Bild ab weiter. Genau steht es in den Feldern darunter.",
  thresholdOf: (rank) => `Meilen bis ${rank}`,
  unnamed: "Noch ohne Namen",
  miles: (count, written) => plural("de", count, { one: `${written} Meile`, other: `${written} Meilen` }),
  members: (count) => plural("de", count, { one: "1 Mitglied", other: `${count} Mitglieder` }),
  membersThere: "Mitglieder",

  list: "Alle Ränge",
  rankNumber: (place) => `Rang ${place}`,
  name: "Name",
  threshold: "Meilen",
  role: "Rolle",
  noRole: "Keine Rolle",
  add: "Rang hinzufügen",
  added: (miles) => `Ein Rang bei ${miles} Meilen kam dazu.`,
  enough: (most) => `Es gibt ${most} Ränge: mehr dürfen es nicht sein.`,
  remove: "Entfernen",
  removeRank: (rank) => `${rank} entfernen`,
  removed: (rank) => `${rank} ist entfernt.`,
  lastOne: "Ein Rang muss bleiben.",
  newRank: "Neuer Rang",
  problems: {
    "no-name": "Gib ihm einen Namen.",
    "no-threshold": "Sag, ab wie vielen Meilen.",
    "same-threshold": "Ein anderer Rang beginnt bei derselben Meile.",
    "same-role": "Diese Rolle gibt es auch bei einem anderen Rang.",
  },
  mendFirst: "Bevor gespeichert werden kann, ist noch etwas zu richten: Sieh nach, was markiert ist.",

  roleOfAnother: (rank) => `Sie ist schon die Rolle von ${rank}.`,
  rolePowerful:
    "Sie gibt Macht über den Server oder seine Mitglieder. Das sollte sich niemand mit Check-ins verdienen können.",
  paused: "Pausiert",
  pausedBecause: "Die Rolle wird zurzeit nicht vergeben.",
  pausedMended:
    "Das ist inzwischen behoben. Es geht in ein paar Minuten weiter, oder gleich, wenn du es noch einmal versuchst.",
  pausedUnknown: "Discord hat abgelehnt. Sieh nach den Rechten des Bots und versuche es noch einmal.",
  pausedGone: "Die Rolle wurde gelöscht. Wähle eine andere.",
  tryAgain: "Noch einmal versuchen",

  stacking: "Rollen der Ränge darunter",
  stack: "Behalten",
  stackLead: "Mitglieder sammeln die Rollen aller Ränge, die sie erreicht haben.",
  replace: "Wegnehmen",
  replaceLead: "Mitglieder haben nur die Rolle ihres höchsten Rangs.",
  example: (rank, roles) => `${rank}: ${roles}`,
  noRoles: "keine Rolle",
  and: ", ",

  forecast: "Wenn du das speicherst",
  forecastUnchanged: "Noch ist nichts geändert. Ändere etwas, dann siehst du hier, wen es versetzen würde.",
  forecastWaits: "Sobald gerichtet ist, was markiert ist, siehst du hier, wen es versetzen würde.",
  wouldMove: (count, written) =>
    plural("de", count, { one: "Das würde 1 Mitglied versetzen", other: `Das würde ${written} Mitglieder versetzen` }),
  wouldMoveNobody: "Das würde niemanden versetzen",
  rolesChange: (count, written) =>
    plural("de", count, {
      one: "1 Mitglied hätte andere Rollen.",
      other: `${written} Mitglieder hätten andere Rollen.`,
    }),
  below: (count, written) =>
    plural("de", count, {
      one: "1 Mitglied stünde unter dem ersten Rang.",
      other: `${written} Mitglieder stünden unter dem ersten Rang.`,
    }),

  card: "Eine Rangkarte",
  cardLead: "Was Mitglieder in Discord sehen, hier mit deinem Namen.",
  cardOf: "Rang",
  cardAlt: (rank, miles) => `Eine Rangkarte: ${rank}, ${miles} Meilen`,

  standing: "Wo die Mitglieder stehen",
  standingLead: "Alle auf der Rangliste; wer sich verbirgt oder gegangen ist, zählt nicht mit.",
  nobody: "Noch ist niemand unterwegs",
  nobodyLead: "Mitglieder erscheinen hier mit ihren ersten Meilen: Ein Check-in genügt.",

  resync: "Rollen",
  resyncLead: "Die Rollen folgen, sobald jemand wieder Meilen verdient. Oder alle auf einmal, jetzt:",
  resyncNow: "Alle Rollen auf den neuen Stand bringen",
  resyncDue: (count, written) =>
    plural("de", count, {
      one: "Die Rolle von 1 Mitglied passt noch nicht zu den neuen Rängen.",
      other: `Die Rollen von ${written} Mitgliedern passen noch nicht zu den neuen Rängen.`,
    }),
  resyncing: "Nach allen Rollen wird gesehen",
  resynced: "Nach allen Rollen ist gesehen.",

  fields: { ranks: "Ränge", rank_roles: "Rollen der Ränge darunter" },
};
