"""What an export says of a member and of an entry, in its order; as CSV and as JSON. Ids are texts in JSON."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import asyncpg
import msgspec

from app.mileage.exports.cells import neutral

BOM = "\ufeff"
"""By which spreadsheets know UTF-8."""
IDS = frozenset({"id", "user_id", "actor_id", "reverses", "batch_id"})
_encode = msgspec.json.Encoder().encode_lines


def csv_header(names: Sequence[str], *, bom: bool) -> bytes:
    return ((BOM if bom else "") + ",".join(names) + "\r\n").encode()


def csv_lines(rows: Sequence[asyncpg.Record]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([[_cell(value) for value in row] for row in rows])
    return lines.getvalue().encode()


def json_lines(rows: Sequence[asyncpg.Record]) -> bytes:
    return _encode([{name: _sent(name, value) for name, value in row.items()} for row in rows])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime) else value


def _sent(name: str, value: Any) -> Any:
    return str(value) if name in IDS and value is not None else value
