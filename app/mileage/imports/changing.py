"""What people do with an import that was read: match lines by hand, choose how it is booked, apply it, discard it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import asyncpg

from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.mileage.imports.storing import Strategy

KIND = "import"


class NoImport(Exception):
    pass


class ImportBusy(Exception):
    """It is being applied, or has been."""


class NobodyMatched(Exception):
    pass


class UnknownLines(Exception):
    def __init__(self, lines: set[int]) -> None:
        self.named = ", ".join(map(str, sorted(lines)))
        super().__init__(f"there are no lines {self.named}")


async def match_by_hand(
    connection: Connection, guild_id: int, import_id: int, actor_id: int, matches: Mapping[int, int | None]
) -> None:
    """Members by line; None leaves a line out. In the caller's transaction. Raises `NoImport`, `ImportBusy`,
    `UnknownLines`: then nothing is changed."""
    await _unapplied(connection, guild_id, import_id)
    ids = {"guild_id": guild_id, "import_id": import_id}
    rows = queries.imports.lines_among(connection, lines=list(matches), **ids)
    if unknown := set(matches) - {row["line"] async for row in rows}:
        raise UnknownLines(unknown)
    await queries.imports.match_by_hand(connection, lines=list(matches), user_ids=list(matches.values()), **ids)
    after = {"lines": len(matches)}
    await write_audit(connection, guild_id, actor_id, "import.match", f"import:{import_id}", None, after)


class Booking(NamedTuple):
    """How the miles of an import are booked."""

    strategy: Strategy
    points_per_mile: int
    counts_for: date


async def choose_booking(
    connection: Connection, guild_id: int, import_id: int, actor_id: int, chosen: Mapping[str, Any]
) -> None:
    """`chosen`: fields of `Booking`; others stay. In the caller's transaction. Raises `NoImport`, `ImportBusy`."""
    row = await _unapplied(connection, guild_id, import_id)
    before = Booking(*(row[name] for name in Booking._fields))
    wanted = before._replace(**chosen)
    if wanted == before:
        return
    ids = {"guild_id": guild_id, "import_id": import_id}
    await queries.imports.choose(connection, **wanted._asdict(), **ids)
    if wanted.points_per_mile != before.points_per_mile:
        await queries.imports.convert_points(
            connection, before=before.points_per_mile, points_per_mile=wanted.points_per_mile, **ids
        )
    subject = f"import:{import_id}"
    await write_audit(connection, guild_id, actor_id, "import.choose", subject, _told(before), _told(wanted))


def _told(booking: Booking) -> dict[str, Any]:
    return booking._asdict() | {"counts_for": booking.counts_for.isoformat()}


async def begin_to_apply(connection: Connection, guild_id: int, import_id: int, actor_id: int) -> bool:
    """Whether it begins now: False when it had begun before. In the caller's transaction. Raises `NoImport`,
    `NobodyMatched`."""
    row = await _held(connection, guild_id, import_id)
    if row["state"] != "read":
        return False
    ids = {"guild_id": guild_id, "import_id": import_id}
    members = await queries.imports.count_matched(connection, **ids)
    if not members:
        raise NobodyMatched
    batch_id = await queries.batches.begin_batch(
        connection,
        guild_id=guild_id,
        kind=KIND,
        source_key=f"import:{import_id}",
        origin=row["file_name"],
        actor_id=actor_id,
        note=f"{row['format']}, {row['strategy']}",
    )
    await queries.imports.begin_applying(connection, batch_id=batch_id, actor_id=actor_id, members=members, **ids)
    after = {name: row[name] for name in ("file_name", "format", "strategy")} | {"batch": batch_id, "members": members}
    await write_audit(connection, guild_id, actor_id, "import.apply", f"import:{import_id}", None, after)
    return True


async def discard(connection: Connection, guild_id: int, import_id: int, actor_id: int) -> None:
    """In the caller's transaction. Raises `NoImport`, `ImportBusy`."""
    row = await _unapplied(connection, guild_id, import_id)
    await queries.imports.discard(connection, guild_id=guild_id, import_id=import_id)
    before = {"file": row["file_name"]}
    await write_audit(connection, guild_id, actor_id, "import.discard", f"import:{import_id}", before, None)


async def _unapplied(connection: Connection, guild_id: int, import_id: int) -> asyncpg.Record:
    row = await _held(connection, guild_id, import_id)
    if row["state"] != "read":
        raise ImportBusy
    return row


async def _held(connection: Connection, guild_id: int, import_id: int) -> asyncpg.Record:
    row: asyncpg.Record | None = await queries.imports.hold_import(connection, guild_id=guild_id, import_id=import_id)
    if row is None:
        raise NoImport
    return row
