"""Tells a guild's admins something in a channel: the one they named, else the one where Discord itself tells them."""

from collections.abc import Iterable

import structlog

from app.discord.rest import DiscordRest
from app.errors import AccessDenied, DiscordError, NotFound, Rejected
from app.guilds.store import GuildStore
from app.texts import Texts, texts_for

log = structlog.get_logger(__name__)


class Notices:
    def __init__(self, discord: DiscordRest, guilds: GuildStore) -> None:
        self._discord = discord
        self._guilds = guilds

    async def texts(self, guild_id: int) -> Texts:
        """In the language that the guild chose, else its own at Discord. Raises `DiscordError`."""
        if language := (await self._guilds.settings(guild_id)).language:
            return texts_for(language)
        return texts_for((await self._discord.get_guild(guild_id)).preferred_locale)

    async def tell(self, guild_id: int, content: str, others: Iterable[int] = (), nonce: str | None = None) -> bool:
        """False when no channel takes it; `others` are tried after the guild's own. Raises `DiscordError` when trying
        again later can help."""
        for channel_id in dict.fromkeys([*await self._own_channels(guild_id), *others]):
            try:
                await self._discord.create_message(channel_id, {"content": content}, nonce=nonce)
                return True
            except (AccessDenied, NotFound, Rejected) as error:
                log.info("no notice in this channel", guild=str(guild_id), channel=str(channel_id), error=str(error))
        log.warning("nobody could be told", guild=str(guild_id))
        return False

    async def _own_channels(self, guild_id: int) -> list[int]:
        settings = await self._guilds.settings(guild_id)
        try:
            guild = await self._discord.get_guild(guild_id)
        except DiscordError as error:
            if error.retryable:
                raise
            return []
        wanted = (settings.notice_channel, guild.public_updates_channel_id, guild.system_channel_id)
        return [channel_id for channel_id in wanted if channel_id]
