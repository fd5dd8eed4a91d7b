"""A guild as it stands at Discord, and what the bot may do in it."""

import asyncio
from collections.abc import Sequence

import msgspec
from redis.asyncio import Redis

from app.discord.permissions import ALL, Permission
from app.discord.resources import Channel, Guild, Role
from app.discord.rest import DiscordRest
from app.errors import AccessDenied, NotFound
from app.queue.remembering import Remembering

REMEMBERED_SECONDS = 5


class GuildAtDiscord(msgspec.Struct, frozen=True):
    guild: Guild
    my_id: int
    my_roles: tuple[int, ...]
    """Without @everyone."""
    channels: tuple[Channel, ...]

    @property
    def roles(self) -> Sequence[Role]:
        return self.guild.roles

    @property
    def my_permissions(self) -> int:
        """In the whole guild; a channel may allow more or less."""
        held = 0
        for role in self.roles:
            held |= role.permissions if role.id in (self.guild.id, *self.my_roles) else 0
        return ALL if held & Permission.ADMINISTRATOR else held

    @property
    def my_highest_role(self) -> str:
        """Its name."""
        mine = [role for role in self.roles if role.id in self.my_roles]
        return max(mine, key=lambda role: role.position).name if mine else "@everyone"

    def role(self, role_id: int) -> Role | None:
        return next((role for role in self.roles if role.id == role_id), None)

    def channel(self, channel_id: int) -> Channel | None:
        return next((channel for channel in self.channels if channel.id == channel_id), None)


class GuildsAtDiscord:
    def __init__(self, discord: DiscordRest, redis: Redis) -> None:
        self._discord = discord
        self._seen = Remembering(redis, "guild", GuildAtDiscord, REMEMBERED_SECONDS)

    async def look(self, guild_id: int) -> GuildAtDiscord | None:
        """None where the bot is not. Raises `DiscordError` when Discord cannot say."""
        try:
            return await self._seen.get(str(guild_id), lambda: self._ask(guild_id))
        except (NotFound, AccessDenied):
            return None

    async def _ask(self, guild_id: int) -> GuildAtDiscord:
        my_id = self._discord.application_id
        guild, me, channels = await asyncio.gather(
            self._discord.get_guild(guild_id),
            self._discord.get_member(guild_id, my_id),
            self._discord.get_channels(guild_id),
        )
        here = tuple(msgspec.structs.replace(channel, guild_id=guild_id) for channel in channels)
        return GuildAtDiscord(guild, my_id, tuple(me.roles), here)
