"""Publishes posts in announcement channels to the servers that follow them.

Discord allows ten or so an hour, so the rest follows later; a post that cannot be published stays where it is.
"""

import asyncpg
import structlog

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import DiscordError, RateLimited

log = structlog.get_logger(__name__)

TOGETHER = 20
AGAIN_SECONDS = 60.0


async def publish_due(database: Database, discord: DiscordRest) -> int:
    """How many were published."""

    async def claim(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.dailies.claim_publications(connection, most=TOGETHER)]

    return sum([await _publish(database, discord, row) for row in await database.run(claim)])


async def _publish(database: Database, discord: DiscordRest, row: asyncpg.Record) -> bool:
    try:
        await discord.crosspost_message(row["channel_id"], row["message_id"])
    except DiscordError as error:
        log.warning("post not published", guild=str(row["guild_id"]), delivery=row["id"], error=str(error))
        await _finish(database, row, _again(error))
        return False
    await _finish(database, row, None)
    return True


def _again(error: DiscordError) -> float | None:
    """After how many seconds it is worth another try; None when it never is."""
    if isinstance(error, RateLimited):
        return error.retry_after
    return AGAIN_SECONDS if error.retryable else None


async def _finish(database: Database, row: asyncpg.Record, seconds: float | None) -> None:
    await database.run(
        lambda connection: queries.dailies.finish_publication(
            connection, guild_id=row["guild_id"], delivery_id=row["id"], seconds=seconds
        )
    )
