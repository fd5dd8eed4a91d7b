"""The Admin API that exports miles: as CSV for spreadsheets, and as JSON, one object in each line.

Lines, and not one list: they can be read one by one, so that nobody, at neither end, holds five million entries at
once. Members who hide are in it for the same people who see them in the lists; a column says so.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from app.api.call import Call, Streamed
from app.api.declaration import ApiBook, Sent
from app.api.problems import ApiError, InvalidRequest
from app.database.pool import Database
from app.database.queries import queries
from app.guilds.store import GuildStore
from app.mileage.days import day_begins, next_day_begins
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


class CsvQuery(JsonQuery, frozen=True):
    bom: bool = False
    """Begin with a byte order mark, by which Excel knows UTF-8."""


class EntriesQuery(JsonQuery, frozen=True):
    since: date | None = None
    """The server's days on which something was booked, both in it."""
    until: date | None = None


class EntriesCsvQuery(EntriesQuery, frozen=True):
    bom: bool = False
    """Begin with a byte order mark, by which Excel knows UTF-8."""


get = partial(exports.get, level="admin")


@get("/guilds/{guild_id}/export/members.csv", "All members, as CSV", media_type=CSV)
async def export_members_csv(call: Call, query: CsvQuery) -> Streamed:
    values = (call.guild_id, query.hidden)
    return await _csv(call, "members", queries.exports.members, MEMBERS, values, bom=query.bom)


@get("/guilds/{guild_id}/export/members.jsonl", "All members, as JSON in lines", media_type=LINES)
async def export_members_jsonl(call: Call, query: JsonQuery) -> Streamed:
    return await _jsonl(call, "members", queries.exports.members, (call.guild_id, query.hidden))


@get("/guilds/{guild_id}/export/entries.csv", "The whole ledger, as CSV", media_type=CSV)
async def export_entries_csv(call: Call, query: EntriesCsvQuery) -> Streamed:
    values = (call.guild_id, query.hidden, *await _moments(call, query))
    return await _csv(call, "entries", queries.exports.entries, ENTRIES, values, bom=query.bom)


@get("/guilds/{guild_id}/export/entries.jsonl", "The whole ledger, as JSON in lines", media_type=LINES)
async def export_entries_jsonl(call: Call, query: EntriesQuery) -> Streamed:
    values = (call.guild_id, query.hidden, *await _moments(call, query))
    return await _jsonl(call, "entries", queries.exports.entries, values)


async def _moments(call: Call, days: EntriesQuery) -> tuple[datetime | None, datetime | None]:
    """When they begin, and when they are over."""
    if days.since and days.until and days.since > days.until:
        raise InvalidRequest({"query.until": call.texts("field-before-since")})
    zone = (await call.part(GuildStore).settings(call.guild_id)).zone_info
    since = None if days.since is None else day_begins(days.since, zone)
    return since, None if days.until is None else next_day_begins(days.until, zone)


async def _csv(
    call: Call, what: str, statement: Any, names: Sequence[str], values: Sequence[Any], *, bom: bool
) -> Streamed:
    export = await _begin(call, statement, values, csv_header(names, bom=bom), csv_lines)
    return Streamed(export, _file_name(call, what, "csv"), {"Content-Type": f"{CSV}; charset=utf-8; header=present"})


async def _jsonl(call: Call, what: str, statement: Any, values: Sequence[Any]) -> Streamed:
    return Streamed(await _begin(call, statement, values, b"", json_lines), _file_name(call, what, "jsonl"))


async def _begin(call: Call, statement: Any, values: Sequence[Any], header: bytes, write: Any) -> Export:
    try:
        return await Export.begin(call.part(Database), statement.sql, values, header, write)
    except TooManyExports:
        raise ApiError(503, "other exports are being sent: try again in a minute", {"Retry-After": "60"}) from None


def _file_name(call: Call, what: str, ending: str) -> str:
    return f"{what}-{call.guild_id}-{datetime.now(UTC):%Y-%m-%d}.{ending}"
