import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  bar: "Nicht gespeicherte Änderungen",
  unsaved: (count) =>
    plural("de", count, {
      one: "1 Änderung ist noch nicht gespeichert",
      other: `${count} Änderungen sind noch nicht gespeichert`,
    }),
  save: "Speichern",
  discard: "Verwerfen",
  saved: "Gespeichert",
  leaveTitle: "Gehen, ohne zu speichern?",
  leaveLead: "Was du hier geändert hast, ist dann verloren.",
  leave: "Gehen und verwerfen",
  stay: "Hier bleiben",
  conflictTitle: "Jemand anderes hat zuerst gespeichert",
  conflictLead:
    "Während du dabei warst, hat jemand anderes etwas geändert. Von dir geht nichts verloren: Wähle, was gelten soll.",
  field: "Was",
  before: "Vorher",
  theirs: "Vom anderen",
  mine: "Von dir",
  onlyTheirs: "Das hast du nicht geändert, es wird übernommen",
  allTheirs: "Alles vom anderen",
  allMine: "Alles von dir",
  takeOver: "Damit weitermachen",
  later: "Jetzt nicht",
  nothing: "nichts",
  yes: "ja",
  no: "nein",
};
