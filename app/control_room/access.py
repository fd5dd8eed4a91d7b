"""Who may do what in a guild, asked of Discord by the bot: a role that was taken away counts for half a minute at most.

Owner, Administrator and Manage Server make an admin; editors and viewers are who holds a role that the guild named.
"""

import msgspec
from redis.asyncio import Redis

from app.api.declaration import Level
from app.discord.permissions import manages_guild
from app.discord.resources import Guild, Member
from app.discord.rest import DiscordRest
from app.errors import AccessDenied, NotFound
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.queue.remembering import Remembering

REMEMBERED_SECONDS = 30


class Standing(msgspec.Struct, frozen=True):
    """Of somebody in a guild, as Discord knows it."""

    is_member: bool
    manages: bool = False
    roles: tuple[int, ...] = ()
    guild_name: str = ""
    guild_icon: str | None = None


NOBODY = Standing(is_member=False)


class Seen(msgspec.Struct, frozen=True):
    """A guild, as somebody may see it."""

    id: int
    name: str
    icon: str | None
    level: Level


class Access:
    def __init__(self, discord: DiscordRest, guilds: GuildStore, redis: Redis) -> None:
        self._discord = discord
        self._guilds = guilds
        self._standings = Remembering(redis, "standing", Standing, REMEMBERED_SECONDS)

    async def level(self, guild_id: int, user_id: int) -> Level | None:
        """None for whoever may not even know of the guild. Raises `DiscordError` when Discord cannot say."""
        seen = await self.look(guild_id, user_id)
        return seen.level if seen else None

    async def look(self, guild_id: int, user_id: int) -> Seen | None:
        """As `level`."""
        standing = await self._standings.get(f"{guild_id}:{user_id}", lambda: self._ask(guild_id, user_id))
        level = level_of(standing, await self._guilds.settings(guild_id)) if standing.is_member else None
        return Seen(guild_id, standing.guild_name, standing.guild_icon, level) if level else None

    async def guilds_with_bot(self) -> frozenset[int]:
        return frozenset(guild.id for guild in await self._discord.get_current_guilds())

    async def _ask(self, guild_id: int, user_id: int) -> Standing:
        try:
            guild = await self._discord.get_guild(guild_id)
            return standing_of(guild, user_id, await self._discord.get_member(guild_id, user_id))
        except (NotFound, AccessDenied):  # no such member, or the bot is not there
            return NOBODY


def standing_of(guild: Guild, user_id: int, member: Member) -> Standing:
    held = {guild.id, *member.roles}  # @everyone has the guild's id
    manages = user_id == guild.owner_id or any(
        manages_guild(role.permissions) for role in guild.roles if role.id in held
    )
    return Standing(True, manages, tuple(member.roles), guild.name, guild.icon)


def level_of(standing: Standing, settings: GuildSettings) -> Level | None:
    held = set(standing.roles)
    if standing.manages:
        return "admin"
    if held & set(settings.editor_roles):
        return "editor"
    return "viewer" if held & set(settings.viewer_roles) else None
