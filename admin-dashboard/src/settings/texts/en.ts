export const en = {
  title: "Settings",
  lead: "What holds for the whole server.",
  labels: {
    language: "Language",
    zone: "Time zone",
    notice_channel: "Channel for notices",
    switched_off: "Features",
  },
  serverSection: "The server",
  languageHint: "Of what the bot tells admins. Members are answered in their own language.",
  languages: { own: "As the server at Discord", en: "English", de: "Deutsch" },
  zoneHint: "A day, a week and a month begin by it: check-ins, boards, caps.",
  thereAndHere: (there: string, here: string) => `It is ${there} there now, and ${here} for you.`,
  sameTime: (there: string) => `It is ${there} there now, just as for you.`,
  noZone: "There is no such time zone",
  channelHint:
    "Here the bot tells what is wrong and how to mend it, such as a source that fails or a role it cannot give.",
  channelNone: "Where Discord itself writes to admins",
  features: "Features",
  featuresLead: "What is switched off keeps everything that is stored. Switched on again, it goes on.",
  featureNames: { mileage: "Mileage", dailies: "The Dailies" },
  featureOn: {
    mileage: "Members check in and earn miles; ranks follow.",
    dailies: "New posts of the crew go to their channels.",
  },
  featureOff: {
    mileage:
      "Off: nobody earns miles, and the commands say so, /check-in and /mileage award too. Balances and ranks stay.",
    dailies:
      "Off: sources are not read and nothing is posted. When it is on again, the newest of what came out meanwhile follows.",
  },
  on: "On",
  off: "Off",
};

export type Texts = typeof en;
