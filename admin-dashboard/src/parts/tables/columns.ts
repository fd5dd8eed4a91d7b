import type { ReactNode } from "react";

export interface Column<Row> {
  /** Of the column, and of React. */
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What the API calls it in `sort`; without it, the table cannot be sorted by it. */
  sort?: string;
  /** Digits below each other, at the end of the column. Sorted from the greatest first. */
  numeric?: boolean;
  /** Not on a phone. */
  wideOnly?: boolean;
}

export type Direction = "up" | "down";

/** How a table sorted by `sort` (`name`, or `-name` for the other way round) is sorted by one of its columns. */
export function directionOf(sort: string | undefined, column: { sort?: string }): Direction | null {
  if (column.sort === undefined || sort?.replace(/^-/, "") !== column.sort) return null;
  return sort.startsWith("-") ? "down" : "up";
}

/** What to sort by when the column's head is pressed. */
export function nextSort(sort: string | undefined, column: { sort: string; numeric?: boolean }): string {
  const now = directionOf(sort, column);
  const next: Direction = now === null ? (column.numeric ? "down" : "up") : now === "up" ? "down" : "up";
  return next === "down" ? `-${column.sort}` : column.sort;
}
