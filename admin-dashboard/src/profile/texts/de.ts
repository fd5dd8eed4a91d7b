import type { Texts } from "./en";

export const de: Texts = {
  title: "Profil",
  lead: "Du in diesem Browser.",
  you: "Wer du bist",
  id: "Discord-ID",
  fromDiscord: "Name und Bild kommen bei jeder Anmeldung von Discord.",
  servers: "Deine Server",
  levels: { viewer: "ansehen", editor: "bearbeiten", admin: "alles" },
  language: "Sprache",
  languageHint: "Nur für diese Seiten. In Discord spricht der Bot die Sprache, die du dort gewählt hast.",
  languages: { browser: "Wie im Browser eingestellt", en: "English", de: "Deutsch" },
  look: "Aussehen",
  lookHint: "Hell, dunkel oder wie dein System. Das merkt sich dieser Browser.",
  session: "Abmelden",
  sessionLead: "Ohne Besuch wirst du nach acht Stunden abgemeldet, spätestens nach sieben Tagen.",
  here: "Hier abmelden",
  everywhere: "Überall abmelden",
  everywhereAsk: "In jedem Browser abmelden?",
  everywhereLead:
    "Du wirst sofort in jedem Browser abgemeldet, auch in diesem. Gut, wenn du dich irgendwo vergessen oder ein Gerät verloren hast.",
};
