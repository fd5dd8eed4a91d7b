import type { Texts } from "./en";

export const de: Texts = {
  title: "Du wurdest abgemeldet",
  lead: "Melde dich in einem kleinen Fenster wieder an. Dann geht weiter, was du gerade getan hast; nichts Getipptes geht verloren.",
  signIn: "Wieder anmelden",
  blocked: "Der Browser hat das Fenster nicht geöffnet. Erlaube Pop-ups für diese Seite und versuche es noch einmal.",
  leave: "Nicht jetzt",
  done: "Du bist angemeldet",
  doneLead: "Du kannst dieses Fenster schließen.",
  toServers: "Zu deinen Servern",
};
