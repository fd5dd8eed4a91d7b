import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { rendered } from "../testing/rendered";
import type { Column } from "./columns";
import { PagedTable } from "./PagedTable";

interface Person {
  id: string;
  name: string;
  miles: number;
}

const PEOPLE: Person[] = [
  { id: "1", name: "Alice", miles: 500 },
  { id: "2", name: "Bob", miles: 20 },
];

const COLUMNS: readonly Column<Person>[] = [
  { key: "name", title: "Name", cell: ({ name }) => name, sort: "name" },
  { key: "miles", title: "Miles", cell: ({ miles }) => miles, sort: "balance", numeric: true },
];

const table = (more: object = {}) => (
  <PagedTable label="Members" columns={COLUMNS} rows={PEOPLE} rowId={({ id }) => id} empty="Nobody" {...more} />
);

it("sorts by the column whose head is pressed", async () => {
  const onSort = vi.fn();
  rendered(table({ sort: "-balance", onSort }));
  expect(screen.getByRole("columnheader", { name: "Miles" })).toHaveAttribute("aria-sort", "descending");
  await userEvent.click(screen.getByRole("button", { name: "Miles" }));
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort.mock.calls).toEqual([["balance"], ["name"]]);
});

it("opens a row by its first cell", async () => {
  const onOpen = vi.fn();
  rendered(table({ onOpen }));
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(onOpen).toHaveBeenCalledWith(PEOPLE[0]);
});

it("keeps the focus on the button for more, and on the end of the list after it", async () => {
  const paging = { hasNextPage: true, isFetchingNextPage: false, error: null, fetchNextPage: vi.fn() };
  const { rerender } = rendered(table({ paging }));
  const more = screen.getByRole("button", { name: "Show more" });
  await userEvent.click(more);
  expect(paging.fetchNextPage).toHaveBeenCalledOnce();
  rerender(table({ paging: { ...paging, isFetchingNextPage: true } }));
  expect(screen.getByRole("button", { name: /Loading more/ })).toHaveFocus();
  rerender(table({ paging: { ...paging, hasNextPage: false } }));
  expect(screen.getByText("That is all")).toHaveFocus();
});

it("draws only the rows that are new", () => {
  const cell = vi.fn(({ name }: Person) => name);
  const columns = [{ key: "name", title: "Name", cell }];
  const { rerender } = rendered(table({ columns, onOpen: () => undefined }));
  cell.mockClear();
  const zoe = { id: "3", name: "Zoe", miles: 1 };
  rerender(table({ columns, rows: [...PEOPLE, zoe], onOpen: () => undefined }));
  expect(cell.mock.calls).toEqual([[zoe]]);
});

it("says what an empty table means", () => {
  rendered(table({ rows: [] }));
  expect(screen.getByText("Nobody")).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
});
