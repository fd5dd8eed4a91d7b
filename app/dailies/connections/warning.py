"""Tells admins 14, 7, 3 and 1 days before a connection ends that could not be refreshed."""

import asyncpg
import structlog

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.markdown import escaped
from app.errors import DiscordError
from app.guilds.notices import Notices

log = structlog.get_logger(__name__)


async def warn_guilds(database: Database, notices: Notices) -> int:
    """How many connections were warned of."""

    async def ending(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.connections.connections_ending(connection)]

    warned = 0
    for row in await database.run(ending):
        try:
            warned += await _warn(database, notices, row)
        except DiscordError as error:
            log.info("guild warned later", guild=str(row["guild_id"]), error=str(error))
    return warned


async def _warn(database: Database, notices: Notices, row: asyncpg.Record) -> bool:
    """Marked after the message: sent again in a moment, Discord knows its nonce."""
    guild_id, connection_id, days = row["guild_id"], row["id"], row["days"]
    texts = await notices.texts(guild_id)
    name = f"{escaped(row['name'][:100])} ({row['platform']})"
    when = f"<t:{int(row['ends_at'].timestamp())}:R>"
    content = f"{texts('dailies-notice-title')}\n{texts('dailies-notice-ending', account=name, when=when)}"
    others = [row["channel_id"]] if row["channel_id"] else []
    told = await notices.tell(guild_id, content, others, f"ending-{connection_id % 10**12}-{days}")
    await database.run(
        lambda connection: queries.connections.mark_warned(
            connection, guild_id=guild_id, connection_id=connection_id, days=days
        )
    )
    return told
