import { plural } from "../../../texts/texts";

export const en = {
  shown: (count: string, rows: number, more: boolean) =>
    plural("en", rows, { one: `${count} row`, other: `${count} rows` }) + (more ? ", more to come" : ""),
  showMore: "Show more",
  loadingMore: "Loading more …",
  end: "That is all",
  sortBy: "Sort by",
  sort: (column: string, direction: "up" | "down") => `${column}, ${direction === "up" ? "ascending" : "descending"}`,
  clear: "Clear the search",
};

export type Texts = typeof en;
