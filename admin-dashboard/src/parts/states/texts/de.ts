import type { Texts } from "./en";

export const de: Texts = {
  loading: "Wird geladen …",
  nothingFits: "Nichts passt zu diesen Filtern",
  nothingFitsLead: "Lockere einen davon oder sieh dir wieder alles an.",
  clearFilters: "Filter entfernen",
  readOnly: {
    editor:
      "Du darfst alles ansehen, aber nichts ändern. Zum Bearbeiten braucht es eine Rolle, die Admins auf der Seite Zugriff freischalten.",
    admin: "Du darfst alles ansehen, aber nichts ändern. Das können nur Admins: alle mit dem Recht „Server verwalten“.",
  },
  percent: (share) => `${share} fertig`,
  adminsOnly: "Admins sind alle, die den Server in Discord verwalten dürfen. Frag am besten jemanden von ihnen.",
  toOverview: "Zur Übersicht",
};
