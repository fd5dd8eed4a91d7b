"""The Admin API that exports miles: as CSV for spreadsheets, and as JSON, one object in each line.

Lines, and not one list: they can be read one by one, so that nobody, at neither end, holds five million entries at
once. Members who hide are in it for the same people who see them in the lists; a column says so.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from app.api.call import Call, Streamed
from app.api.declaration import ApiBook, Sent
from app.api.problems import ApiError
from app.database.pool import Database
from app.database.queries import queries
from app.mileage.exports.columns import csv_header, csv_lines, json_lines
from app.mileage.exports.streaming import Export, TooManyExports

exports = ApiBook("miles")

CSV, LINES = "text/csv", "application/x-ndjson"
MEMBERS = ("user_id", "name", "balance", "streak", "last_check_in", "last_entry_at", "hidden", "left_at")
ENTRIES = (
    "id", "user_id", "miles", "balance", "reason", "note", "actor_id", "day", "created_at", "streak", "reverses",
    "batch_id", "token",
)  # fmt: skip


class JsonQuery(Sent, frozen=True):
    hidden: bool | None = None
    """`false` leaves out who hides from the boards: for what is going to be published."""


class CsvQuery(Sent, frozen=True):
    hidden: bool | None = None
    """`false` leaves out who hides from the boards: for what is going to be published."""
    bom: bool = False
    """Begin with a byte order mark, by which Excel knows UTF-8."""


get = partial(exports.get, level="admin")


@get("/guilds/{guild_id}/export/members.csv", "All members, as CSV", media_type=CSV)
async def export_members_csv(call: Call, query: CsvQuery) -> Streamed:
    return await _csv(call, "members", queries.exports.members, MEMBERS, query)


@get("/guilds/{guild_id}/export/members.jsonl", "All members, as JSON in lines", media_type=LINES)
async def export_members_jsonl(call: Call, query: JsonQuery) -> Streamed:
    return await _jsonl(call, "members", queries.exports.members, query)


@get("/guilds/{guild_id}/export/entries.csv", "The whole ledger, as CSV", media_type=CSV)
async def export_entries_csv(call: Call, query: CsvQuery) -> Streamed:
    return await _csv(call, "entries", queries.exports.entries, ENTRIES, query)


@get("/guilds/{guild_id}/export/entries.jsonl", "The whole ledger, as JSON in lines", media_type=LINES)
async def export_entries_jsonl(call: Call, query: JsonQuery) -> Streamed:
    return await _jsonl(call, "entries", queries.exports.entries, query)


async def _csv(call: Call, what: str, statement: Any, names: Sequence[str], query: CsvQuery) -> Streamed:
    export = await _begin(call, statement, query.hidden, csv_header(names, bom=query.bom), csv_lines)
    return Streamed(export, _file_name(call, what, "csv"), {"Content-Type": f"{CSV}; charset=utf-8; header=present"})


async def _jsonl(call: Call, what: str, statement: Any, query: JsonQuery) -> Streamed:
    return Streamed(await _begin(call, statement, query.hidden, b"", json_lines), _file_name(call, what, "jsonl"))


async def _begin(call: Call, statement: Any, hidden: bool | None, header: bytes, write: Any) -> Export:
    try:
        return await Export.begin(call.part(Database), statement.sql, (call.guild_id, hidden), header, write)
    except TooManyExports:
        raise ApiError(503, "other exports are being sent: try again in a minute", {"Retry-After": "60"}) from None


def _file_name(call: Call, what: str, ending: str) -> str:
    return f"{what}-{call.guild_id}-{datetime.now(UTC):%Y-%m-%d}.{ending}"
