import { plural } from "../../../texts/texts";

export const en = {
  title: "Export",
  what: "What",
  whats: { members: "Members", entries: "The whole ledger" },
  whatHints: {
    members: "Each member with balance, streak and last entry. It can be imported again, here or in another server.",
    entries: "Every entry that was ever booked, in its order, with reason, note and giver.",
  },
  range: "Which days",
  ranges: { all: "All of it", month: "This month", days: "From … to …" },
  from: "From",
  to: "To",
  zone: (zone: string) => `Days in the server's zone, ${zone}; both are in it.`,
  wrongDays: "The last day is before the first.",
  format: "Format",
  formats: { csv: "CSV, for spreadsheets", jsonl: "JSON, an object in each line" },
  excel: "For Excel",
  excelHint: "Begins with a mark by which Excel knows the letters of all languages.",
  hidden: "With members who hide from the boards",
  hiddenHint: "Leave them out for what is going to be published.",
  start: "Export",
  running: "Exporting",
  progress: (rows: number, shown: string, bytes: string) =>
    `${plural("en", rows, { one: `${shown} row`, other: `${shown} rows` })}, ${bytes}`,
  cancel: "Stop",
  close: "Close",
  done: (file: string) => `${file} is among your downloads.`,
  again: "Export something else",
};

export type Texts = typeof en;
