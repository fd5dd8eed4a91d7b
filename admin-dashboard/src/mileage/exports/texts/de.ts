import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  title: "Exportieren",
  what: "Was",
  whats: { members: "Mitglieder", entries: "Das ganze Buch" },
  whatHints: {
    members:
      "Jedes Mitglied mit Stand, Serie und letzter Buchung. Lässt sich hier oder auf einem anderen Server wieder importieren.",
    entries: "Jede Buchung, die es je gab, der Reihe nach, mit Grund, Notiz und Geber.",
  },
  range: "Welche Tage",
  ranges: { all: "Alles", month: "Dieser Monat", days: "Von … bis …" },
  from: "Von",
  to: "Bis",
  zone: (zone) => `Tage in der Zone des Servers, ${zone}; beide gehören dazu.`,
  wrongDays: "Der letzte Tag liegt vor dem ersten.",
  format: "Format",
  formats: { csv: "CSV, für Tabellen", jsonl: "JSON, ein Objekt je Zeile" },
  excel: "Für Excel",
  excelHint: "Beginnt mit einem Zeichen, an dem Excel die Buchstaben aller Sprachen erkennt.",
  hidden: "Mit Mitgliedern, die sich in den Ranglisten verbergen",
  hiddenHint: "Lass sie weg, wenn du es veröffentlichen willst.",
  start: "Exportieren",
  running: "Wird exportiert",
  progress: (rows, shown, bytes) =>
    `${plural("de", rows, { one: `${shown} Zeile`, other: `${shown} Zeilen` })}, ${bytes}`,
  cancel: "Anhalten",
  close: "Schließen",
  done: (file) => `${file} liegt bei deinen Downloads.`,
  again: "Noch etwas exportieren",
};
