"""The Admin API's channels and roles to choose from, each with what the bot may do there."""

from typing import Literal

import msgspec

from app.api.call import Call
from app.api.declaration import ApiBook
from app.api.problems import NotThere
from app.discord.permissions import Permission, permissions_in
from app.discord.resources import Channel, Role
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.at_discord import GuildAtDiscord, GuildsAtDiscord
from app.guilds.channels import channel_problem
from app.guilds.roles import is_powerful, role_problem
from app.texts import Texts

pickers = ApiBook("guild")

ChannelType = Literal["text", "voice", "category", "announcement", "stage", "forum", "media", "other"]
CHANNEL_TYPES: dict[int, ChannelType] = {
    0: "text",
    2: "voice",
    4: "category",
    5: "announcement",
    13: "stage",
    15: "forum",
    16: "media",
}
"""https://docs.discord.com/developers/resources/channel#channel-object-channel-types"""

Right = Literal["see", "send", "embed", "attach", "read-history", "mention-everyone", "manage-messages"]
RIGHTS: dict[Right, Permission] = {
    "see": Permission.VIEW_CHANNEL,
    "send": Permission.SEND_MESSAGES,
    "embed": Permission.EMBED_LINKS,
    "attach": Permission.ATTACH_FILES,
    "read-history": Permission.READ_MESSAGE_HISTORY,
    "mention-everyone": Permission.MENTION_EVERYONE,
    "manage-messages": Permission.MANAGE_MESSAGES,
}


class ChannelJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    type: ChannelType
    category_id: SnowflakeText | None
    category: str | None
    """Its name."""
    position: int
    bot_may: list[Right]
    problem: str | None
    """Why the bot cannot post there, with the cure; null when it can."""


class RoleJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    colour: str | None
    """Such as `#e67e22`; null for none."""
    position: int
    """The highest stands at the top."""
    managed: bool
    """Belongs to a bot or an integration."""
    can_give: bool
    problem: str | None
    """Why the bot cannot give it to anybody, with the cure; null when it can."""
    can_mention: bool
    """Whether the bot can ping those who hold it."""
    powerful: bool
    """Gives power over others or over the server: not for anybody to earn by themselves."""


@pickers.get("/guilds/{guild_id}/channels", "Channels to choose from, as Discord sorts them")
async def list_channels(call: Call) -> list[ChannelJson]:
    here = await look(call)
    return [
        _channel(call.texts, here, channel) for channel in sorted(here.channels, key=lambda each: _order(here, each))
    ]


@pickers.get("/guilds/{guild_id}/roles", "Roles to choose from, the highest first")
async def list_roles(call: Call) -> list[RoleJson]:
    here = await look(call)
    return [_role(call.texts, here, role) for role in sorted(here.roles, key=lambda role: (-role.position, role.id))]


async def look(call: Call) -> GuildAtDiscord:
    """Raises `NotThere` when the bot was thrown out: then only a token still comes this far."""
    here = await call.part(GuildsAtDiscord).look(call.guild_id)
    if here is None:
        raise NotThere("no server with the bot in it")
    return here


def _channel(texts: Texts, here: GuildAtDiscord, channel: Channel) -> ChannelJson:
    held = permissions_in(channel, here.roles, here.my_roles, here.my_id)
    category = here.channel(channel.parent_id) if channel.parent_id else None
    problem = channel_problem(channel, here.roles, here.my_roles, here.my_id)
    return ChannelJson(
        as_text(channel.id),
        channel.name or "",
        CHANNEL_TYPES.get(channel.type, "other"),
        as_text(category.id) if category else None,
        category.name if category else None,
        channel.position,
        [right for right, permission in RIGHTS.items() if held & permission],
        texts(f"channel-{problem}") if problem else None,
    )


def _order(here: GuildAtDiscord, channel: Channel) -> tuple[int, int, bool, bool, int, int]:
    """What is in no category first; a category before what is in it; voice below text."""
    category = channel if channel.type == _CATEGORY else here.channel(channel.parent_id or 0)
    place = (category.position, category.id) if category else (-1, 0)
    return (*place, channel is not category, channel.type in _VOICES, channel.position, channel.id)


_CATEGORY, _VOICES = 4, (2, 13)


def _role(texts: Texts, here: GuildAtDiscord, role: Role) -> RoleJson:
    problem = problem_of_role(here, role.id)
    return RoleJson(
        as_text(role.id),
        role.name,
        f"#{role.color:06x}" if role.color else None,
        role.position,
        role.managed,
        problem is None,
        texts(f"role-{problem}", mine=here.my_highest_role, role=role.name) if problem else None,
        role.mentionable or bool(here.my_permissions & Permission.MENTION_EVERYONE),
        is_powerful(role.id, here.guild.id, here.roles),
    )


def problem_of_role(here: GuildAtDiscord, role_id: int) -> str | None:
    """As `role_problem`, or `everyone` for the role that everybody has."""
    return "everyone" if role_id == here.guild.id else role_problem(role_id, here.roles, here.my_roles)
