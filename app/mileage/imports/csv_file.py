"""Our own CSV: a line with the names of the columns, of which `user_id` or `name`, and `balance` or `miles`, count."""

import csv
import io
from collections.abc import Iterator

from app.mileage.exports.cells import original
from app.mileage.imports.rows import LEDGERS_OWN, BadFile, BadLine, Record

SEPARATORS = ",;\t"
"""Spreadsheets of some countries save with another."""
POINTS = ("balance", "miles")
USED = ("user_id", "name", *POINTS)


def read_csv(text: str) -> Iterator[Record | BadLine]:
    """Raises `BadFile`."""
    first_line = text[:10_000].partition("\n")[0]
    separator = max(SEPARATORS, key=first_line.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        names = [name.strip().lower() for name in next(lines, [])]
        wanted = _columns(names)
        for cells in lines:
            if cells:
                yield _record(lines.line_num, cells, len(names), wanted)
    except csv.Error as error:
        raise BadFile("import-no-csv", lines.line_num, why=str(error)) from None


def _columns(names: list[str]) -> tuple[int | None, int | None, int]:
    if LEDGERS_OWN in names:
        raise BadFile("import-ledger", 1)
    places = {name: number for number, name in enumerate(names)}
    if repeated := [name for name in USED if names.count(name) > 1]:
        raise BadFile("import-column-twice", 1, column=repeated[0])
    points = next((places[name] for name in POINTS if name in places), None)
    if points is None or not ("user_id" in places or "name" in places):
        raise BadFile("import-no-columns", 1)
    return places.get("user_id"), places.get("name"), points


def _record(line: int, cells: list[str], width: int, wanted: tuple[int | None, int | None, int]) -> Record | BadLine:
    if len(cells) != width:
        return BadLine(line, "import-line-cells", {"cells": len(cells), "wanted": width})
    user_id, name, points = (None if place is None else original(cells[place]) for place in wanted)
    return line, user_id, name, points
