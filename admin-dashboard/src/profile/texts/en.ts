export const en = {
  title: "Profile",
  lead: "You, in this browser.",
  you: "Who you are",
  id: "Discord ID",
  fromDiscord: "Name and picture come from Discord, at each sign-in.",
  servers: "Your servers",
  levels: { viewer: "may look", editor: "may edit", admin: "may do everything" },
  language: "Language",
  languageHint: "Of these pages. What the bot says at Discord follows Discord's own choice.",
  languages: { browser: "As the browser wishes", en: "English", de: "Deutsch" },
  look: "Look",
  lookHint: "Light, dark, or as your system has it. Kept in this browser.",
  session: "Signing out",
  sessionLead: "Without a visit you are signed out after eight hours, and after seven days at the latest.",
  here: "Sign out here",
  everywhere: "Sign out everywhere",
  everywhereAsk: "Sign out in every browser?",
  everywhereLead:
    "Every browser in which you are signed in is signed out at once, this one too. Good when you forgot a computer, or lost one.",
};

export type Texts = typeof en;
