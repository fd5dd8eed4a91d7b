"""A member's statement, with filters."""

from datetime import datetime
from typing import NamedTuple

import asyncpg

from app.database.pool import Connection
from app.database.queries import queries
from app.database.searching import Search

ENTRY_COLUMNS = (
    "id", "user_id", "miles", "balance", "reason", "note", "actor_id", "day", "created_at", "streak", "reverses",
    "batch_id", "source_key", "interaction_id",
)  # fmt: skip


class EntryFilter(NamedTuple):
    reason: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_statement(
    connection: Connection, guild_id: int, user_id: int, wanted: EntryFilter, most: int
) -> list[asyncpg.Record]:
    """The newest first."""
    search = Search("entries", guild_id)
    search.equal(user_id=user_id, reason=wanted.reason)
    search.within("created_at", wanted.since, wanted.until)
    search.below(wanted.before_id)
    return await search.newest(connection, search.select(*ENTRY_COLUMNS), most)


async def reversed_among(connection: Connection, guild_id: int, entry_ids: list[int]) -> frozenset[int]:
    """Which of these entries a later one took back."""
    keys = [f"reversal:{entry_id}" for entry_id in entry_ids]
    rows = queries.mileage.reversed_among(connection, guild_id=guild_id, source_keys=keys)
    return frozenset([row["reverses"] async for row in rows])
