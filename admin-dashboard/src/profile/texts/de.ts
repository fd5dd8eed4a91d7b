import type { Texts } from "./en";

export const de: Texts = {
  title: "Profil",
  lead: "Du, in diesem Browser.",
  you: "Wer du bist",
  id: "Discord-ID",
  fromDiscord: "Name und Bild kommen von Discord, bei jeder Anmeldung.",
  servers: "Deine Server",
  levels: { viewer: "ansehen", editor: "bearbeiten", admin: "alles" },
  language: "Sprache",
  languageHint: "Dieser Seiten. Was der Bot bei Discord sagt, folgt der Wahl dort.",
  languages: { browser: "Wie der Browser es wünscht", en: "English", de: "Deutsch" },
  look: "Aussehen",
  lookHint: "Hell, dunkel, oder wie dein System es hat. Gemerkt in diesem Browser.",
  session: "Abmelden",
  sessionLead: "Ohne Besuch wirst du nach acht Stunden abgemeldet, spätestens nach sieben Tagen.",
  here: "Hier abmelden",
  everywhere: "Überall abmelden",
  everywhereAsk: "In jedem Browser abmelden?",
  everywhereLead:
    "Jeder Browser, in dem du angemeldet bist, wird sofort abgemeldet, auch dieser. Gut, wenn du einen Rechner vergessen oder verloren hast.",
};
