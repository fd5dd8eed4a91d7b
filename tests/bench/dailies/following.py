"""A guild that follows very many feeds, one channel each, straight in the database."""

from typing import Any

import asyncpg

GUILD = 9007199254740995993
FIRST_CHANNEL = 9007199254741000000


async def follow(database_url: str, addresses: list[str]) -> None:
    await _ask(
        database_url,
        """with added as (
          insert into sources (guild_id, kind, address) select $1, 'feed', unnest($2::text[]) returning id
        )
        insert into destinations (guild_id, source_id, channel_id) select $1, id, $3 + id from added""",
        GUILD,
        addresses,
        FIRST_CHANNEL,
    )
    await _ask(database_url, "vacuum analyze sources, destinations")


async def everything_is_due(database_url: str) -> None:
    await _ask(database_url, "update sources set due_at = now()")


async def still_due(database_url: str) -> int:
    return int(await _ask(database_url, "select count(*) from sources where due_at <= now()"))


async def new_items(database_url: str) -> int:
    """That wait to be posted."""
    return int(await _ask(database_url, "select count(*) from deliveries where state = 'waiting'"))


async def _ask(database_url: str, statement: str, *arguments: Any) -> Any:
    connection = await asyncpg.connect(database_url)
    try:
        return await connection.fetchval(statement, *arguments)
    finally:
        await connection.close()
