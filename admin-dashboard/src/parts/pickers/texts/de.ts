import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  choose: "Wählen …",
  chooseMore: "Hinzufügen …",
  loading: "…",
  clear: "Auswahl leeren",
  remove: (name) => `${name} entfernen`,
  nothingFits: "Nichts passt zu dem, was du geschrieben hast",
  moreFit: (shown, count) =>
    plural("de", count, {
      one: `${shown} weitere passt: schreib, um sie zu finden`,
      other: `${shown} weitere passen: schreib, um sie zu finden`,
    }),
  nothingThere: "Es gibt nichts zur Auswahl",
  none: "Keine",
  unread: "Die Liste ließ sich nicht laden. Öffne sie noch einmal, um es wieder zu versuchen.",
  refused: (name, reason) => `${name}: ${reason}`,
  fine: { post: "Der Bot kann hier schreiben", give: "Der Bot kann sie vergeben", ping: "Der Bot kann sie anpingen" },
  cannotPing: "Der Bot darf diese Rolle nicht anpingen. Erlaube allen, sie zu erwähnen, oder gib dem Bot dieses Recht.",
  cannotWork: "Nicht wählbar",
  goneChannel: "Gelöschter Kanal",
  goneRole: "Gelöschte Rolle",
  goneHint: "Das gibt es nicht mehr. Wähle etwas anderes.",
  typeName: "Schreib einen Namen oder eine ID",
  noMember: "Niemand gefunden. Schreib, wie der Name beginnt, oder eine ID.",
  somebody: (id) => `Jemand mit der ID ${id}`,
};
