"""Reads the entries of the last days for a rehearsal, in stretches, so that nobody else waits for it."""

import asyncio
from datetime import datetime
from typing import NamedTuple

import asyncpg

from app.database.pool import Database
from app.database.queries import queries
from app.guilds.settings import GuildSettings
from app.mileage.rehearsal import PastEntry, Rehearsal

MOST_ENTRIES = 100_000
"""The newest; reading and playing them takes some two seconds."""
STRETCH = 1000


class Rehearsed(NamedTuple):
    rehearsal: Rehearsal
    entries: int
    since: datetime | None
    """The oldest entry that was played; None where there was none."""
    complete: bool
    """False when there were more entries than `MOST_ENTRIES`."""


async def rehearse(
    database: Database, guild_id: int, now: GuildSettings, wanted: GuildSettings, moment: datetime
) -> Rehearsed:
    """What was booked since `moment`."""
    first: asyncpg.Record = await database.run(
        lambda connection: queries.mileage.first_of_newest(
            connection, guild_id=guild_id, moment=moment, most=MOST_ENTRIES
        )
    )
    rehearsal, entries, since, after_id = Rehearsal(now, wanted), 0, None, first["after_id"]
    while rows := await _stretch(database, guild_id, after_id):
        for row in rows:
            if row["counts"]:
                rehearsal.play(PastEntry(*(row[name] for name in PastEntry._fields)))
                entries, since = entries + 1, since or row["created_at"]
        after_id = rows[-1]["id"]
        await asyncio.sleep(0)
    return Rehearsed(rehearsal, entries, since, first["complete"])


async def _stretch(database: Database, guild_id: int, after_id: int) -> list[asyncpg.Record]:
    async def work(connection: asyncpg.pool.PoolConnectionProxy) -> list[asyncpg.Record]:
        found = queries.mileage.entries_to_rehearse(connection, guild_id=guild_id, after_id=after_id, most=STRETCH)
        return [row async for row in found]

    return await database.run(work)
