"""Imports as they are kept until they are applied: their lines, who is meant, and what would become of whom."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Any, Literal, NamedTuple

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.mileage.imports.rows import ImportRow, ReadFile
from app.mileage.names import follow_names

Strategy = Literal["keep-max", "sum", "replace"]
State = Literal["read", "applying", "applied", "stopped"]

BEFORE_DISCORD = date(2015, 1, 1)
"""What was earned elsewhere, nobody knows when, counts for no week and no month that anybody looks at."""
SAMPLE = 20
BEYOND_ALL = 2**62
"""Miles that nobody moves by."""
PAUSE_ROWS = 500
"""After so many, whatever else waits in the process has its turn."""
COLUMNS = ("guild_id", "import_id", "line", "user_id", "name", "miles", "points", "matched")


class NewImport(NamedTuple):
    guild_id: int
    actor_id: int
    file_name: str
    strategy: Strategy
    counts_for: date
    points_per_mile: int


class Foresight(NamedTuple):
    """What applying an import would do now."""

    totals: asyncpg.Record
    moves: list[asyncpg.Record]
    """The greatest."""
    unmatched: asyncpg.Record
    unmatched_lines: list[asyncpg.Record]


async def store(connection: Connection, new: NewImport, read: ReadFile) -> int:
    """Its id. In the caller's transaction."""
    import_id: int = await queries.imports.add_import(
        connection,
        **new._asdict(),
        format=read.format,
        lines=len(read.rows),
        bad_count=read.bad_count,
        bad_lines=msgspec.json.encode(read.bad_lines).decode(),
    )
    await connection.copy_records_to_table("import_rows", records=_records(new, import_id, read.rows), columns=COLUMNS)
    while await follow_names(connection, new.guild_id):
        pass
    await queries.imports.match_by_name(connection, guild_id=new.guild_id, import_id=import_id)
    after = {"file": new.file_name, "format": read.format, "strategy": new.strategy, "lines": len(read.rows)}
    await write_audit(connection, new.guild_id, new.actor_id, "import.read", f"import:{import_id}", None, after)
    return import_id


async def _records(new: NewImport, import_id: int, rows: list[ImportRow]) -> AsyncIterator[tuple[Any, ...]]:
    for number, row in enumerate(rows):
        matched = "nobody" if row.user_id is None else "id"
        yield (
            new.guild_id,
            import_id,
            row.line,
            row.user_id,
            row.name,
            row.points // new.points_per_mile,
            row.points,
            matched,
        )
        if number % PAUSE_ROWS == 0:
            await asyncio.sleep(0)


async def foresee(connection: Connection, guild_id: int, import_id: int, strategy: Strategy) -> Foresight:
    ids = {"guild_id": guild_id, "import_id": import_id}
    totals = await queries.imports.foresee(connection, strategy=strategy, **ids)
    unmatched = await queries.imports.count_unmatched(connection, **ids)
    lines = queries.imports.unmatched_lines(connection, after_line=0, most=SAMPLE, **ids)
    moves = await greatest_moves(connection, guild_id, import_id, strategy, None, SAMPLE)
    return Foresight(totals, moves, unmatched, [row async for row in lines])


class Place(NamedTuple):
    """In the order of the greatest moves."""

    distance: int
    user_id: int


async def greatest_moves(
    connection: Connection, guild_id: int, import_id: int, strategy: Strategy, after: Place | None, most: int
) -> list[asyncpg.Record]:
    place = after or Place(BEYOND_ALL, 0)
    found = queries.imports.greatest_moves(
        connection,
        guild_id=guild_id,
        import_id=import_id,
        strategy=strategy,
        after_distance=place.distance,
        after_member=place.user_id,
        most=most,
    )
    return [row async for row in found]
