import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  shown: (count, rows, more) =>
    plural("de", rows, { one: `${count} Zeile`, other: `${count} Zeilen` }) + (more ? ", es gibt mehr" : ""),
  showMore: "Mehr zeigen",
  loadingMore: "Mehr wird geladen …",
  end: "Das ist alles",
  sortBy: "Sortieren nach",
  sort: (column, direction) => `${column}, ${direction === "up" ? "aufsteigend" : "absteigend"}`,
  clear: "Suche leeren",
};
