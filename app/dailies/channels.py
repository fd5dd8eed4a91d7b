"""Whether the bot can post in a channel, and why not."""

from collections.abc import Sequence

from app.discord.permissions import Permission, permissions_in
from app.discord.resources import Channel, Role
from app.discord.rest import DiscordRest
from app.errors import AccessDenied, NotFound

TEXT, ANNOUNCEMENT = 0, 5
NEEDED = {
    Permission.VIEW_CHANNEL: "cannot-see",
    Permission.SEND_MESSAGES: "cannot-send",
    Permission.EMBED_LINKS: "cannot-embed",
    Permission.READ_MESSAGE_HISTORY: "cannot-read",
}
"""Read back: a post that may be there already is looked for before it is sent again."""


async def look_at_channel(discord: DiscordRest, guild_id: int, channel_id: int) -> str | None:
    """The problem, as `channel_problem` names it, or `channel-gone`. Raises `DiscordError` when it cannot be known."""
    try:
        channel = await discord.get_channel(channel_id)
    except NotFound:
        return "channel-gone"
    except AccessDenied:
        return "cannot-see"
    if channel.guild_id != guild_id:
        return "channel-elsewhere"
    roles = await discord.get_roles(guild_id)
    mine = await discord.get_member(guild_id, discord.application_id)
    return channel_problem(channel, roles, mine.roles, discord.application_id)


def channel_problem(channel: Channel, roles: Sequence[Role], my_roles: Sequence[int], my_id: int) -> str | None:
    """`not-for-text`, `cannot-see`, `cannot-send`, `cannot-embed` or `cannot-read`; None when all is well."""
    if channel.type not in (TEXT, ANNOUNCEMENT):
        return "not-for-text"
    held = permissions_in(channel, roles, my_roles, my_id)
    return next((problem for permission, problem in NEEDED.items() if not held & permission), None)
