import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";

import { directionOf, nextSort, type Column } from "./columns";
import classes from "./PagedTable.module.css";

interface ColumnHeadProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

const ICONS = { up: IconArrowUp, down: IconArrowDown };
const SPOKEN = { up: "ascending", down: "descending" } as const;

/** Pressed, it sorts by its column; once more, the other way round. */
export function ColumnHead<Row>({ column, sort, onSort }: ColumnHeadProps<Row>) {
  const direction = directionOf(sort, column);
  const { sort: key, title, numeric, wideOnly } = column;
  const Icon = direction ? ICONS[direction] : IconArrowsSort;
  return (
    <th
      scope="col"
      aria-sort={direction ? SPOKEN[direction] : undefined}
      data-numeric={numeric ?? undefined}
      data-wide-only={wideOnly ?? undefined}
      {...{ role: "columnheader" }}
    >
      {key !== undefined && onSort ? (
        <UnstyledButton
          className={classes["sort"] ?? ""}
          onClick={() => {
            onSort(nextSort(sort, { sort: key, numeric: numeric ?? false }));
          }}
        >
          {title}
          <Icon size={15} aria-hidden />
        </UnstyledButton>
      ) : (
        title
      )}
    </th>
  );
}
