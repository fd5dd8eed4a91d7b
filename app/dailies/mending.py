"""Tells admins once what keeps their Dailies from coming, and once that it is over; resumes channels that are mended.

Everything that is wrong in a guild at the same time is one message; a host that is down is one line of it, however many
sources are there.
"""

import hashlib
from typing import Any

import asyncpg
import structlog

from app.dailies.channels import look_at_channel
from app.dailies.resuming import resume_channel
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.markdown import escaped
from app.discord.rest import DiscordRest
from app.errors import DiscordError
from app.guilds.notices import Notices
from app.queue.doorbell import Doorbell
from app.texts import Texts

log = structlog.get_logger(__name__)

MOST_LINES = 10


async def tell_guilds(database: Database, notices: Notices) -> int:
    """How many guilds were told something."""

    async def guilds_with_news(connection: Connection) -> list[int]:
        return [row["guild_id"] async for row in queries.dailies.guilds_with_news(connection)]

    told = 0
    for guild_id in await database.run(guilds_with_news):
        try:
            told += await _tell(database, notices, guild_id)
        except DiscordError as error:
            log.info("guild told later", guild=str(guild_id), error=str(error))
    return told


async def _tell(database: Database, notices: Notices, guild_id: int) -> bool:
    """Marked as told after the message: told again in a moment, Discord knows its nonce. Where nobody could be told,
    it is tried again later and later."""

    async def read(connection: Connection) -> tuple[list[asyncpg.Record], list[int]]:
        news = [row async for row in queries.dailies.news_of_guild(connection, guild_id=guild_id)]
        open_channels = queries.dailies.channels_to_tell_in(connection, guild_id=guild_id)
        return news, [row["channel_id"] async for row in open_channels]

    news, others = await database.run(read)
    texts = await notices.texts(guild_id)
    concerned = [row["channel_id"] for row in news if row["channel_id"] in others]
    told = await notices.tell(guild_id, _notice(texts, news), [*concerned, *others], _nonce(guild_id, news))
    if told:
        await database.transact(lambda connection: _mark(connection, guild_id, news))
    else:
        await database.run(lambda connection: queries.dailies.note_untold(connection, guild_id=guild_id))
    return told


async def _mark(connection: Connection, guild_id: int, news: list[asyncpg.Record]) -> None:
    await queries.dailies.forget_untold(connection, guild_id=guild_id)
    for row in news:
        ids: dict[str, Any] = {"guild_id": guild_id}
        if row["what"] == "channel-paused":
            await queries.dailies.mark_channel_told(connection, destination_id=row["id"], **ids)
        elif row["what"] == "source-recovered":
            await queries.dailies.mark_recovery_told(connection, source_id=row["id"], **ids)
        elif row["what"] == "host-failing":
            await queries.dailies.mark_host_told(connection, incident_id=row["id"], **ids)
        elif row["what"] == "host-recovered":
            await queries.dailies.mark_host_recovery_told(connection, incident_id=row["id"], **ids)
        else:
            await queries.dailies.mark_source_told(connection, source_id=row["id"], **ids)


def _notice(texts: Texts, news: list[asyncpg.Record]) -> str:
    lines = [_line(texts, row) for row in news[:MOST_LINES]]
    if len(news) > MOST_LINES:
        lines.append(texts("dailies-notice-more", count=len(news) - MOST_LINES))
    return "\n".join([texts("dailies-notice-title"), *lines])


def _line(texts: Texts, row: asyncpg.Record) -> str:
    name = escaped(row["title"][:100])
    if row["what"] == "channel-paused":
        reason = texts(f"dailies-pause-{row['problem']}")
        return texts("dailies-notice-channel", channel=str(row["channel_id"]), source=name, reason=reason)
    if row["what"] == "source-recovered":
        return texts("dailies-notice-recovered", source=name)
    if row["what"] in ("host-failing", "host-recovered"):
        return texts(f"dailies-notice-{row['what']}", host=name)
    return texts("dailies-notice-source", source=name, reason=texts(f"error-source-{row['problem']}"))


def _nonce(guild_id: int, news: list[asyncpg.Record]) -> str:
    told = "/".join([str(guild_id), *(f"{row['what']}:{row['id']}:{row['since']}" for row in news)])
    return hashlib.sha256(told.encode()).hexdigest()[:25]


async def resume_mended_channels(database: Database, discord: DiscordRest, doorbell: Doorbell) -> int:
    """Takes the pause from every channel that can be posted in again; what was held goes out."""

    async def paused(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.dailies.paused_destinations(connection)]

    resumed = 0
    for row in await database.run(paused):
        guild_id, destination_id = row["guild_id"], row["id"]
        try:
            problem = await look_at_channel(discord, guild_id, row["channel_id"])
        except DiscordError as error:
            log.info("paused channel not looked at", guild=str(guild_id), error=str(error))
            continue
        if problem is None:
            await _resume(database, guild_id, destination_id)
            doorbell.ring("deliver_items", guild_id, destination_id)
            resumed += 1
    return resumed


async def _resume(database: Database, guild_id: int, destination_id: int) -> None:
    await database.transact(lambda connection: resume_channel(connection, guild_id, destination_id))
    log.info("channel resumed", guild=str(guild_id), destination=destination_id)
