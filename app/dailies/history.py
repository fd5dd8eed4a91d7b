"""How polls went, how soon items are posted, and what is down: read for people."""

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries

MOST_POSTS = 100_000


class Lag(msgspec.Struct, frozen=True):
    """Of the posts of the last 30 days, in seconds."""

    posts: int
    """So many were looked at: for the Admin API, the newest hundred of each channel."""
    seen_p50: float
    """Half of them came so soon after the look that found their item."""
    seen_p95: float
    dated: int
    """So many of the items say when they were published."""
    p50: float = 0.0
    """Half of these came so soon after that; 0 when there are none."""
    p95: float = 0.0


async def lags(connection: Connection, guild_id: int, source_ids: list[int], most: int = MOST_POSTS) -> dict[int, Lag]:
    """By source, from the newest `most` posts of each channel; without those that posted nothing."""
    rows = queries.dailies.lag(connection, guild_id=guild_id, source_ids=source_ids, most=most)
    return {row["source_id"]: _lag(row) async for row in rows}


def _lag(row: asyncpg.Record) -> Lag:
    seen = (row["posts"], row["seen_p50"], row["seen_p95"])
    return Lag(*seen, row["dated"], row["p50"] or 0.0, row["p95"] or 0.0)


async def latest_fetches(
    connection: Connection, guild_id: int, source_id: int, most: int, before_id: int | None = None
) -> list[asyncpg.Record]:
    """The newest first."""
    rows = queries.dailies.latest_fetches(
        connection, guild_id=guild_id, source_id=source_id, before_id=before_id, most=most
    )
    return [row async for row in rows]


async def open_incidents(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    """Hosts that are down for many sources at once, as far as the guild follows something there."""
    return [row async for row in queries.dailies.incidents_of_guild(connection, guild_id=guild_id)]
