"""Which channels a member can see: what went to others, or nowhere, is none of their business."""

import asyncio

import msgspec
import structlog
from arq.connections import ArqRedis

from app.commands.context import Context
from app.discord.permissions import Permission, permissions_in
from app.discord.resources import Channel, Role
from app.discord.rest import DiscordRest
from app.errors import DiscordError
from app.guilds.permissions import is_host
from app.queue.remembering import Remembering

REMEMBERED_SECONDS = 60
LONGEST_WAIT = 2.0
"""Seconds: an answer is due after three."""
DECIDING = Permission.VIEW_CHANNEL | Permission.ADMINISTRATOR
"""Only these bits are remembered."""

log = structlog.get_logger(__name__)


class Sight(msgspec.Struct, frozen=True):
    channels: list[int] | None
    """None: all of them, for hosts."""
    unsure: bool = False
    """Discord could not say: only the channel in which the member asks, which they surely see."""


class Rooms(msgspec.Struct, frozen=True):
    """The channels and roles of a guild, the same for whoever asks."""

    channels: list[Channel]
    roles: list[Role]


async def sight_of(ctx: Context) -> Sight:
    if await is_host(ctx):
        return Sight(None)
    guild_id, person = ctx.guild_id, ctx.person
    remembering = Remembering(ctx.part(ArqRedis), "rooms", Rooms, REMEMBERED_SECONDS)
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            rooms = await remembering.get(str(guild_id), lambda: _ask(ctx.part(DiscordRest), guild_id))
    except (DiscordError, TimeoutError) as error:
        log.warning("who sees which channel is not known", guild=str(guild_id), error=str(error))
        return Sight([here] if (here := ctx.interaction.channel_id) else [], unsure=True)
    held = {channel.id: permissions_in(channel, rooms.roles, person.roles, person.id) for channel in rooms.channels}
    return Sight([channel_id for channel_id, bits in held.items() if bits & Permission.VIEW_CHANNEL])


async def _ask(discord: DiscordRest, guild_id: int) -> Rooms:
    channels, roles = await asyncio.gather(discord.get_channels(guild_id), discord.get_roles(guild_id))
    return Rooms([_slim(channel, guild_id) for channel in channels], [_slim_role(role) for role in roles])


def _slim(channel: Channel, guild_id: int) -> Channel:
    overwrites = [
        msgspec.structs.replace(each, allow=each.allow & DECIDING, deny=each.deny & DECIDING)
        for each in channel.permission_overwrites
    ]
    return Channel(channel.id, channel.type, guild_id, permission_overwrites=overwrites)


def _slim_role(role: Role) -> Role:
    return Role(role.id, "", role.permissions & DECIDING, role.position)
