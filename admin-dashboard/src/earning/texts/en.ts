import { plural } from "../../texts/texts";

const times = (count: number) => plural("en", count, { one: "once", other: `${count} times` });

export const en = {
  title: "Earning",
  lead: "What earns miles, and how many.",

  reasons: { "check-in": "Checking in", watched: "Watching The Dailies" },
  reasonLeads: {
    "check-in": "With /check-in, once a day.",
    watched: "With the button below a post of The Dailies, once for each post.",
  },
  otherReasons: {
    award: "Awarded by hand",
    performing: "Performing, by hand",
    attending: "Attending, by hand",
    import: "Imported",
  } as Readonly<Record<string, string>>,

  fields: {
    miles: "Miles",
    streak_step: "More for each day in a row",
    streak_most: "For at most so many days",
    cap_per_day: "At most in a day",
    cooldown_seconds: "Pause in between",
  },
  unitMiles: "miles",
  unitDays: "days",
  unitMinutes: "minutes",
  noLimit: "No limit",
  missing: "A number is needed here.",
  mendFirst: "Some numbers are missing: look at what is marked.",

  examples: {
    miles: {
      "check-in": (miles: string) => `Who checks in gets ${miles} miles.`,
      watched: (miles: string) => `Who watches something gets ${miles} miles.`,
    },
    nothing: { "check-in": "Checking in earns nothing.", watched: "Watching earns nothing." },
    noStreak: "Every day earns the same, however long the streak.",
    streak: (days: string, sum: string, miles: string) =>
      `Who checks in ${days} days in a row gets ${sum} = ${miles} miles on the last of them.`,
    noBonus: "There is no bonus for days in a row.",
    longest: (day: string, sum: string, miles: string) =>
      `From day ${day} in a row on it is ${sum} = ${miles} miles each day.`,
    cap: {
      "check-in": (miles: string, without: string) =>
        `A long streak gives ${miles} miles a day; without this limit it would be ${without}.`,
      watched: (count: number, sum: string, miles: string) =>
        `Who watches ${times(count)} in a day gets ${sum} = ${miles} miles.`,
    },
    noCap: "Nothing holds it up but the limit for the whole day.",
    noPause: "The next one counts at once.",
    pause: (at: string, again: string) => `After one at ${at} the next one counts at ${again}.`,
    dayCap: (checkIn: string, count: number, watched: string, whole: string, given: string) =>
      `Who checks in (${checkIn}) and watches ${times(count)} (${watched}) would get ${whole} miles, and gets ${given}.`,
    noDayCap: (checkIn: string, count: number, watched: string, whole: string) =>
      `Who checks in (${checkIn}) and watches ${times(count)} (${watched}) gets ${whole} miles.`,
    percent: (role: string, days: string, sum: string, percent: string, miles: string) =>
      `A ${role} who checks in ${days} days in a row gets (${sum}) × ${percent} = ${miles} miles.`,
    percentOnce: (role: string, base: string, percent: string, miles: string) =>
      `A ${role} who checks in gets ${base} × ${percent} = ${miles} miles.`,
    percentNothing: (role: string) => `A ${role} earns nothing by taking part, and can still be awarded miles.`,
  },

  day: "The whole day",
  dayLead: "Over all of this together. What is awarded by hand does not stop at it, but fills it up.",

  roles: "Roles",
  multipliers: "Multipliers",
  multipliersLead: "Who has one of these roles earns more or less by taking part. Of several, the highest counts.",
  multiplierOf: (role: string) => `Per cent for ${role}`,
  addMultiplier: "A multiplier for one more role",
  removeMultiplier: (role: string) => `Remove the multiplier of ${role}`,
  noMultipliers: "Everybody earns the same.",
  noMile: "No miles for",
  noMileLead: "Who has one of these roles earns nothing, and nobody can award them miles: staff, for example.",
  roleTwice: "It has a multiplier already.",
  roleNoMile: "Its members earn no miles at all.",

  byHand: "By hand",
  byHandLead: "Hosts choose how many miles they award, for a show as for anything else: no multiplier, no limit.",
  awardRoles: "Who may award, besides the admins",
  awardRolesLead: "In Discord, with /mileage award and undo.",
  selfAward: "Hosts may award miles to themselves",
  selfAwardOn: "A host who performs can take their own miles. The statement names the giver, so everybody can see it.",
  selfAwardOff: "Miles for a host come from another host.",

  trial: "Try it on the past",
  trialLead: "What these rules would have given for what members did already. Nothing is booked.",
  trialUnchanged: "Change a number first; then try here what it would have done.",
  back: "How far to look back",
  lastDays: (days: number) => `the last ${days} days`,
  tryIt: "Try it",
  trying: "Going through the ledger …",
  more: (days: number, miles: string) => `The last ${days} days would have given ${miles} miles more`,
  less: (days: number, miles: string) => `The last ${days} days would have given ${miles} miles less`,
  theSame: (days: number) => `The last ${days} days would have given just as many miles`,
  instead: (now: string, instead: string) => `${instead} instead of ${now}.`,
  moved: (count: number, written: string) =>
    plural("en", count, {
      one: "1 member would have another rank today:",
      other: `${written} members would have another rank today:`,
    }),
  movedNobody: "Nobody would have another rank today.",
  incomplete: (entries: string, day: string) => `This is only about the newest ${entries} entries, since ${day}.`,
  assumed: "Multipliers and roles without miles are left out, because the ledger does not say who had which role.",
  columns: { reason: "For", entries: "Entries", now: "By today's rules", instead: "By these" },

  yes: "yes",
  no: "no",
  nobody: "nobody",

  labels: {
    "check-in.miles": "Checking in: miles",
    "check-in.streak_step": "Checking in: more for each day in a row",
    "check-in.streak_most": "Checking in: days that count",
    "check-in.cap_per_day": "Checking in: at most in a day",
    "check-in.cooldown_seconds": "Checking in: pause in minutes",
    "watched.miles": "Watching: miles",
    "watched.streak_step": "Watching: more for each day in a row",
    "watched.streak_most": "Watching: days that count",
    "watched.cap_per_day": "Watching: at most in a day",
    "watched.cooldown_seconds": "Watching: pause in minutes",
    cap_per_day: "At most in a whole day",
    multipliers: "Multipliers",
    no_mile_roles: "No miles for",
    award_roles: "Who may award",
    self_award: "Hosts may award themselves",
  },
};

export type Texts = typeof en;
