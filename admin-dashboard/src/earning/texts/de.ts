import { plural } from "../../texts/texts";
import type { Texts } from "./en";

const posts = (count: number) => plural("de", count, { one: "einen Beitrag", other: `${count} Beiträge` });

export const de: Texts = {
  title: "Verdienen",
  lead: "Wofür es Meilen gibt und wie viele.",

  reasons: { "check-in": "Einchecken", watched: "The Dailies ansehen" },
  reasonLeads: {
    "check-in": "Mit /check-in, einmal am Tag.",
    watched: "Mit dem Knopf unter einem Beitrag von The Dailies, einmal pro Beitrag.",
  },
  otherReasons: {
    award: "Von Hand vergeben",
    performing: "Auftritt, von Hand",
    attending: "Dabei gewesen, von Hand",
    import: "Importiert",
  },

  fields: {
    miles: "Meilen",
    streak_step: "Bonus für jeden Tag in Folge",
    streak_most: "Bonus für höchstens",
    cap_per_day: "Höchstens pro Tag",
    cooldown_seconds: "Pause dazwischen",
  },
  unitMiles: "Meilen",
  unitDays: "Tage",
  unitMinutes: "Minuten",
  noLimit: "Unbegrenzt",
  missing: "Hier fehlt eine Zahl.",
  mendFirst: "Es fehlen noch Zahlen: Sie sind markiert.",

  examples: {
    miles: {
      "check-in": (miles) => `Wer eincheckt, bekommt ${miles} Meilen.`,
      watched: (miles) => `Wer einen Beitrag ansieht, bekommt ${miles} Meilen.`,
    },
    nothing: { "check-in": "Einchecken bringt nichts.", watched: "Ansehen bringt nichts." },
    noStreak: "Jeder Tag bringt gleich viel, wie lang die Serie auch ist.",
    streak: (days, sum, miles) =>
      `Wer ${days} Tage in Folge eincheckt, bekommt am letzten davon ${sum} = ${miles} Meilen.`,
    noBonus: "Für Tage in Folge gibt es keinen Bonus.",
    longest: (day, sum, miles) => `Ab dem ${day}. Tag in Folge sind es ${sum} = ${miles} Meilen am Tag.`,
    cap: {
      "check-in": (miles, without) =>
        `Eine lange Serie bringt ${miles} Meilen am Tag; ohne diese Grenze wären es ${without}.`,
      watched: (count, sum, miles) => `Wer an einem Tag ${posts(count)} ansieht, bekommt ${sum} = ${miles} Meilen.`,
    },
    noCap: "Es gilt nur die Grenze für den ganzen Tag.",
    noPause: "Das nächste Mal zählt sofort.",
    pause: (at, again) => `Um ${at} Meilen bekommen? Die nächsten gibt es ab ${again}.`,
    dayCap: (checkIn, count, watched, whole, given) =>
      `Wer eincheckt (${checkIn}) und ${posts(count)} ansieht (${watched}), käme auf ${whole} Meilen, bekommt aber ${given}.`,
    noDayCap: (checkIn, count, watched, whole) =>
      `Wer eincheckt (${checkIn}) und ${posts(count)} ansieht (${watched}), bekommt ${whole} Meilen.`,
    percent: (role, days, sum, percent, miles) =>
      `Wer die Rolle ${role} hat und ${days} Tage in Folge eincheckt, bekommt (${sum}) × ${percent} = ${miles} Meilen.`,
    percentOnce: (role, base, percent, miles) =>
      `Wer die Rolle ${role} hat und eincheckt, bekommt ${base} × ${percent} = ${miles} Meilen.`,
    percentNothing: (role) =>
      `Wer die Rolle ${role} hat, verdient durch Mitmachen nichts, kann aber Meilen von Hand bekommen.`,
  },

  day: "Der ganze Tag",
  dayLead: "Für alles zusammen. Meilen von Hand gibt es auch über die Grenze hinaus, sie zählen aber mit.",

  roles: "Rollen",
  multipliers: "Multiplikatoren",
  multipliersLead:
    "Wer eine dieser Rollen hat, verdient durch Mitmachen mehr oder weniger. Bei mehreren zählt der höchste.",
  multiplierOf: (role) => `Prozent für ${role}`,
  addMultiplier: "Multiplikator für eine weitere Rolle",
  removeMultiplier: (role) => `Multiplikator für ${role} entfernen`,
  noMultipliers: "Alle verdienen gleich viel.",
  noMile: "Keine Meilen für",
  noMileLead:
    "Wer eine dieser Rollen hat, verdient nichts und bekommt auch von Hand keine Meilen, zum Beispiel das Team.",
  roleTwice: "Diese Rolle hat schon einen Multiplikator.",
  roleNoMile: "Mit dieser Rolle gibt es gar keine Meilen.",

  byHand: "Von Hand",
  byHandLead:
    "Hosts bestimmen, wie viele Meilen sie vergeben, für einen Auftritt wie für alles andere: ohne Multiplikator, ohne Grenze.",
  awardRoles: "Wer außer den Admins vergeben darf",
  awardRolesLead: "In Discord mit /mileage award und undo.",
  selfAward: "Hosts dürfen sich selbst Meilen geben",
  selfAwardOn:
    "Hosts, die selbst auftreten, können sich die Meilen dafür geben. Im Auszug steht für alle sichtbar, von wem sie kommen.",
  selfAwardOff: "Meilen für einen Host kommen von einem anderen Host.",

  trial: "An der Vergangenheit ausprobieren",
  trialLead: "Was es nach diesen Regeln bisher gegeben hätte. Gebucht wird dabei nichts.",
  trialUnchanged: "Ändere zuerst eine Zahl, dann siehst du hier, was sie bewirkt hätte.",
  back: "Zeitraum",
  lastDays: (days) => `die letzten ${days} Tage`,
  tryIt: "Ausprobieren",
  trying: "Der Bot blättert im Fahrtenbuch …",
  more: (days, miles) => `In den letzten ${days} Tagen hätte es ${miles} Meilen mehr gegeben`,
  less: (days, miles) => `In den letzten ${days} Tagen hätte es ${miles} Meilen weniger gegeben`,
  theSame: (days) => `In den letzten ${days} Tagen hätte es genauso viele Meilen gegeben`,
  instead: (now, instead) => `${instead} statt ${now}.`,
  moved: (count, written) =>
    plural("de", count, {
      one: "1 Mitglied hätte heute einen anderen Rang:",
      other: `${written} Mitglieder hätten heute einen anderen Rang:`,
    }),
  movedNobody: "Niemand hätte heute einen anderen Rang.",
  incomplete: (entries, day) => `Das sind nur die neuesten ${entries} Einträge, seit ${day}.`,
  assumed:
    "Ohne Multiplikatoren und Rollen ohne Meilen gerechnet: Im Fahrtenbuch steht nicht, wer wann welche Rolle hatte.",
  columns: { reason: "Wofür", entries: "Einträge", now: "Nach den jetzigen Regeln", instead: "Nach diesen" },

  yes: "ja",
  no: "nein",
  nobody: "niemand",

  labels: {
    "check-in.miles": "Einchecken: Meilen",
    "check-in.streak_step": "Einchecken: Bonus für jeden Tag in Folge",
    "check-in.streak_most": "Einchecken: Tage mit Bonus",
    "check-in.cap_per_day": "Einchecken: höchstens pro Tag",
    "check-in.cooldown_seconds": "Einchecken: Pause in Minuten",
    "watched.miles": "Ansehen: Meilen",
    "watched.streak_step": "Ansehen: Bonus für jeden Tag in Folge",
    "watched.streak_most": "Ansehen: Tage mit Bonus",
    "watched.cap_per_day": "Ansehen: höchstens pro Tag",
    "watched.cooldown_seconds": "Ansehen: Pause in Minuten",
    cap_per_day: "Höchstens pro Tag, alles zusammen",
    multipliers: "Multiplikatoren",
    no_mile_roles: "Keine Meilen für",
    award_roles: "Wer vergeben darf",
    self_award: "Hosts dürfen sich selbst Meilen geben",
  },
};
