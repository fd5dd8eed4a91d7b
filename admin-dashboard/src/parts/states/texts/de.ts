import type { Texts } from "./en";

export const de: Texts = {
  loading: "Wird geladen …",
  nothingFits: "Nichts passt zu diesen Filtern",
  nothingFitsLead: "Lockere einen davon, oder sieh dir wieder alles an.",
  clearFilters: "Filter entfernen",
  readOnly: {
    editor:
      "Du darfst ansehen, nicht ändern. Das tun Leute, die bearbeiten dürfen: Admins geben dir auf der Seite Zugriff eine Rolle dafür.",
    admin: "Du darfst ansehen, nicht ändern. Das tun nur Admins: Leute mit dem Recht „Server verwalten“.",
  },
  percent: (share) => `${share} fertig`,
  adminsOnly: "Admins sind, wer den Server bei Discord verwalten darf; frag jemanden davon.",
  toOverview: "Zur Übersicht",
};
