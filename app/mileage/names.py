"""What members are found by: their names in small letters and without accents, which follow the ledger.

A booking pays nothing for it. A worker takes in who is new or has a new name; whoever searches takes in a few.
"""

from collections.abc import Iterable

from app.database.pool import Connection, Database
from app.database.queries import queries

FOLLOWED_WHILE_WAITING = 2_000
"""Entries. Where more came since the worker's last look, their members are found a minute later."""
MOST_AT_ONCE = 5_000
"""Entries in one transaction."""


async def follow_names(connection: Connection, guild_id: int, most: int = FOLLOWED_WHILE_WAITING) -> int:
    """How many entries were looked at: as many as `most` when there may be more."""
    followed: int = await queries.mileage.follow_names(connection, guild_id=guild_id, most=most)
    return followed


async def follow_all_names(database: Database) -> int:
    """In all guilds; how many entries were looked at."""

    async def guilds(connection: Connection) -> list[int]:
        return [row["guild_id"] async for row in queries.mileage.guilds_to_follow(connection)]

    return sum([await _follow_guild(database, guild_id) for guild_id in await database.run(guilds)])


async def _follow_guild(database: Database, guild_id: int) -> int:
    followed = 0
    while new := await database.run(lambda connection: follow_names(connection, guild_id, MOST_AT_ONCE)):
        followed += new
    return followed


async def fold(connection: Connection, part: str) -> str:
    """As names are kept."""
    folded: str = await queries.mileage.fold_name(connection, name=part)
    return folded


async def fold_all(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Each as it would be kept."""
    rows = queries.mileage.fold_names(connection, names=sorted(set(names)))
    return {row["name"]: row["folded"] async for row in rows}
