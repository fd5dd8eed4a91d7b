import { plural } from "../../texts/texts";
import type { Texts } from "./en";

const times = (count: number) => plural("de", count, { one: "einmal", other: `${count}-mal` });

export const de: Texts = {
  title: "Verdienen",
  lead: "Wofür es Meilen gibt, und wie viele.",

  reasons: { "check-in": "Einchecken", watched: "The Dailies ansehen" },
  reasonLeads: {
    "check-in": "Mit /check-in, einmal am Tag.",
    watched: "Mit dem Knopf unter einem Beitrag von The Dailies, einmal für jeden.",
  },
  otherReasons: {
    award: "Von Hand vergeben",
    performing: "Auftritt, von Hand",
    attending: "Dabei gewesen, von Hand",
    import: "Importiert",
  },

  fields: {
    miles: "Meilen",
    streak_step: "Mehr für jeden Tag in Folge",
    streak_most: "Für höchstens so viele Tage",
    cap_per_day: "Höchstens an einem Tag",
    cooldown_seconds: "Pause dazwischen",
  },
  unitMiles: "Meilen",
  unitDays: "Tage",
  unitMinutes: "Minuten",
  noLimit: "Ohne Grenze",
  missing: "Hier fehlt eine Zahl.",
  mendFirst: "Es fehlen noch Zahlen: Sieh nach, was markiert ist.",

  examples: {
    miles: {
      "check-in": (miles) => `Wer eincheckt, bekommt ${miles} Meilen.`,
      watched: (miles) => `Wer etwas ansieht, bekommt ${miles} Meilen.`,
    },
    nothing: { "check-in": "Einchecken bringt nichts.", watched: "Ansehen bringt nichts." },
    noStreak: "Jeder Tag bringt gleich viel, wie lang die Serie auch ist.",
    streak: (days, sum, miles) =>
      `Wer ${days} Tage in Folge eincheckt, bekommt am letzten davon ${sum} = ${miles} Meilen.`,
    noBonus: "Für Tage in Folge gibt es nichts dazu.",
    longest: (day, sum, miles) => `Vom ${day}. Tag in Folge an sind es jeden Tag ${sum} = ${miles} Meilen.`,
    cap: {
      "check-in": (miles, without) =>
        `Eine lange Serie bringt ${miles} Meilen am Tag; ohne diese Grenze wären es ${without}.`,
      watched: (count, sum, miles) =>
        `Wer an einem Tag ${times(count)} etwas ansieht, bekommt ${sum} = ${miles} Meilen.`,
    },
    noCap: "Nur die Grenze für den ganzen Tag hält es auf.",
    noPause: "Das nächste zählt sofort.",
    pause: (at, again) => `Nach einem um ${at} zählt das nächste um ${again}.`,
    dayCap: (checkIn, count, watched, whole, given) =>
      `Wer eincheckt (${checkIn}) und ${times(count)} etwas ansieht (${watched}), käme auf ${whole} Meilen und bekommt ${given}.`,
    noDayCap: (checkIn, count, watched, whole) =>
      `Wer eincheckt (${checkIn}) und ${times(count)} etwas ansieht (${watched}), bekommt ${whole} Meilen.`,
    percent: (role, days, sum, percent, miles) =>
      `Wer die Rolle ${role} hat und ${days} Tage in Folge eincheckt, bekommt (${sum}) × ${percent} = ${miles} Meilen.`,
    percentOnce: (role, base, percent, miles) =>
      `Wer die Rolle ${role} hat und eincheckt, bekommt ${base} × ${percent} = ${miles} Meilen.`,
    percentNothing: (role) =>
      `Wer die Rolle ${role} hat, verdient durch Mitmachen nichts und kann doch Meilen von Hand bekommen.`,
  },

  day: "Der ganze Tag",
  dayLead: "Über all das zusammen. Was von Hand vergeben wird, hält hier nicht an, füllt die Grenze aber auf.",

  roles: "Rollen",
  multipliers: "Multiplikatoren",
  multipliersLead:
    "Wer eine dieser Rollen hat, verdient durch Mitmachen mehr oder weniger. Von mehreren zählt der höchste.",
  multiplierOf: (role) => `Prozent für ${role}`,
  addMultiplier: "Ein Multiplikator für noch eine Rolle",
  removeMultiplier: (role) => `Den Multiplikator von ${role} entfernen`,
  noMultipliers: "Alle verdienen gleich viel.",
  noMile: "Keine Meilen für",
  noMileLead:
    "Wer eine dieser Rollen hat, verdient nichts und kann auch von Hand keine Meilen bekommen: das Team etwa.",
  roleTwice: "Für sie gibt es schon einen Multiplikator.",
  roleNoMile: "Wer sie hat, verdient gar keine Meilen.",

  byHand: "Von Hand",
  byHandLead:
    "Wie viele Meilen es gibt, für einen Auftritt wie für alles andere, bestimmt der Host: ohne Multiplikator, ohne Grenze.",
  awardRoles: "Wer vergeben darf, außer den Admins",
  awardRolesLead: "In Discord, mit /mileage award und undo.",
  selfAward: "Hosts dürfen sich selbst Meilen geben",
  selfAwardOn:
    "Wer auftritt und Host ist, kann sich die Meilen selbst geben. Im Auszug steht, von wem sie sind, für alle sichtbar.",
  selfAwardOff: "Meilen für einen Host kommen von einem anderen.",

  trial: "An der Vergangenheit ausprobieren",
  trialLead: "Was es nach diesen Regeln für das gegeben hätte, was schon war. Gebucht wird nichts.",
  trialUnchanged: "Ändere erst eine Zahl; dann siehst du hier, was sie bewirkt hätte.",
  back: "Wie weit zurück",
  lastDays: (days) => `${days} Tage`,
  tryIt: "Ausprobieren",
  trying: "Das Fahrtenbuch wird durchgesehen …",
  more: (days, miles) => `Die letzten ${days} Tage hätten ${miles} Meilen mehr gebracht`,
  less: (days, miles) => `Die letzten ${days} Tage hätten ${miles} Meilen weniger gebracht`,
  theSame: (days) => `Die letzten ${days} Tage hätten genauso viele Meilen gebracht`,
  instead: (now, instead) => `${instead} statt ${now}.`,
  moved: (count, written) =>
    plural("de", count, {
      one: "1 Mitglied hätte heute einen anderen Rang:",
      other: `${written} Mitglieder hätten heute einen anderen Rang:`,
    }),
  movedNobody: "Niemand hätte heute einen anderen Rang.",
  incomplete: (entries, day) => `Es gibt mehr: das hier sind die neuesten ${entries} Einträge, seit ${day}.`,
  assumed:
    "Multiplikatoren und Rollen ohne Meilen sind weggelassen: Im Fahrtenbuch steht nicht, wer welche Rolle hatte.",
  columns: { reason: "Wofür", entries: "Einträge", now: "Nach den Regeln von jetzt", instead: "Nach diesen" },

  yes: "ja",
  no: "nein",
  nobody: "niemand",

  labels: {
    "check-in.miles": "Einchecken: Meilen",
    "check-in.streak_step": "Einchecken: mehr für jeden Tag in Folge",
    "check-in.streak_most": "Einchecken: Tage, die zählen",
    "check-in.cap_per_day": "Einchecken: höchstens an einem Tag",
    "check-in.cooldown_seconds": "Einchecken: Pause in Sekunden",
    "watched.miles": "Ansehen: Meilen",
    "watched.streak_step": "Ansehen: mehr für jeden Tag in Folge",
    "watched.streak_most": "Ansehen: Tage, die zählen",
    "watched.cap_per_day": "Ansehen: höchstens an einem Tag",
    "watched.cooldown_seconds": "Ansehen: Pause in Sekunden",
    cap_per_day: "Höchstens an einem ganzen Tag",
    multipliers: "Multiplikatoren",
    no_mile_roles: "Keine Meilen für",
    award_roles: "Wer vergeben darf",
    self_award: "Hosts dürfen sich selbst Meilen geben",
  },
};
