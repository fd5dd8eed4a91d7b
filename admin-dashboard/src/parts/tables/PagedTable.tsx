import { NativeSelect, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useCallbackRef } from "@mantine/hooks";
import { memo, type ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { RowsLoading } from "../states/RowsLoading";
import type { Column } from "./columns";
import { ColumnHead } from "./ColumnHead";
import { MoreRows, type Paging } from "./MoreRows";
import classes from "./PagedTable.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface PagedTableProps<Row> {
  /** What is in it; for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined: they are being read. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** As the API's `sort`. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** A row was pressed; its first cell is the button. */
  onOpen?: (row: Row) => void;
  /** The infinite query that the rows come from. */
  paging?: Paging;
  /** In place of a table without rows: `EmptyState` or `NothingFits`. */
  empty: ReactNode;
}

/** `display: block` takes away what a table's parts are, so it is said aloud. */
const ROLE = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
};

/** Rows page by page. Where it is narrow, each row is a card. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { label, columns, rows, paging, empty } = props;
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const open = useCallbackRef(props.onOpen);
  if (rows === undefined) return <RowsLoading rows={10} />;
  return (
    <div className={classes["around"]}>
      <VisuallyHidden role="status">
        {texts.shown(number(rows.length), rows.length, paging?.hasNextPage ?? false)}
      </VisuallyHidden>
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          <SortChoice {...props} />
          <table className={classes["table"]} {...ROLE.table}>
            <caption>{label}</caption>
            <thead {...ROLE.group}>
              <tr {...ROLE.row}>
                {columns.map((column) => (
                  <ColumnHead key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
                ))}
              </tr>
            </thead>
            <tbody {...ROLE.group}>
              {rows.map((row) => (
                <TableRow key={props.rowId(row)} row={row} columns={columns} onOpen={props.onOpen && open} />
              ))}
            </tbody>
          </table>
          {paging && <MoreRows paging={paging} />}
        </>
      )}
    </div>
  );
}

interface TableRowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  onOpen: ((row: Row) => void) | undefined;
}

/** Drawn anew only when it is another: a thousand of them take longer than a press of a button may. */
const TableRow = memo(function TableRow<Row>({ row, columns, onOpen }: TableRowProps<Row>) {
  return (
    <tr className={classes["row"]} data-opens={onOpen !== undefined || undefined} {...ROLE.row}>
      {columns.map(({ key, title, cell, numeric, wideOnly }, index) => (
        <td
          key={key}
          data-title={title}
          data-numeric={numeric ?? undefined}
          data-wide-only={wideOnly ?? undefined}
          {...ROLE.cell}
        >
          {onOpen && index === 0 ? (
            <UnstyledButton
              className={classes["open"] ?? ""}
              onClick={() => {
                onOpen(row);
              }}
            >
              {cell(row)}
            </UnstyledButton>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}) as <Row>(props: TableRowProps<Row>) => ReactNode;

/** Cards have no heads to press. */
function SortChoice<Row>({ columns, sort, onSort }: PagedTableProps<Row>) {
  const texts = useTexts(catalogue);
  const orders = columns.flatMap(({ sort: key, title }) =>
    key === undefined
      ? []
      : [
          { value: key, label: texts.sort(title, "up") },
          { value: `-${key}`, label: texts.sort(title, "down") },
        ],
  );
  if (!onSort || orders.length === 0) return null;
  return (
    <NativeSelect
      className={classes["sortChoice"] ?? ""}
      label={texts.sortBy}
      data={orders}
      value={sort ?? ""}
      onChange={({ currentTarget }) => {
        onSort(currentTarget.value);
      }}
    />
  );
}
