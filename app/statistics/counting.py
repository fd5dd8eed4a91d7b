"""Keeps the counts behind the charts up with the ledger and the posts."""

from collections.abc import AsyncIterator, Callable

import asyncpg

from app.database.pool import Connection, Database
from app.database.queries import queries

MOST_AT_ONCE = 5_000
"""Entries in one transaction."""


async def count_whatever_is_new(database: Database) -> int:
    """In all guilds; how many entries were counted."""
    counted = 0
    for guild_id in await _guilds(database, queries.statistics.guilds_to_count):
        counted += await _count_all_entries(database, guild_id)
    for guild_id in await _guilds(database, queries.statistics.guilds_with_new_posts):
        await _count_posts(database, guild_id)
    return counted


async def count_entries(connection: Connection, guild_id: int, most: int = MOST_AT_ONCE) -> int:
    """How many it were: as many as `most` when there may be more."""
    counted: int = await queries.statistics.count_entries(connection, guild_id=guild_id, most=most)
    return counted


async def count_posts_of_late(connection: Connection, guild_id: int) -> None:
    """Unless it was done within the last minute."""
    if await queries.statistics.posts_are_old(connection, guild_id=guild_id):
        await queries.statistics.count_posts(connection, guild_id=guild_id)


async def count_anew(database: Database, guild_id: int) -> int:
    """From the first entry on, and from the oldest post that is kept; how many entries were counted."""
    await database.run(lambda connection: queries.statistics.forget_statistics(connection, guild_id=guild_id))
    await _count_posts(database, guild_id)
    return await _count_all_entries(database, guild_id)


async def _count_all_entries(database: Database, guild_id: int) -> int:
    counted = 0
    while new := await database.run(lambda connection: count_entries(connection, guild_id)):
        counted += new
    return counted


async def _count_posts(database: Database, guild_id: int) -> None:
    await database.run(lambda connection: queries.statistics.count_posts(connection, guild_id=guild_id))


async def _guilds(database: Database, query: Callable[[Connection], AsyncIterator[asyncpg.Record]]) -> list[int]:
    async def work(connection: Connection) -> list[int]:
        return [row["guild_id"] async for row in query(connection)]

    return await database.run(work)
