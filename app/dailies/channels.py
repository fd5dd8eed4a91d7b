"""Whether the bot can post in a channel, and why not."""

from app.discord.rest import DiscordRest
from app.errors import AccessDenied, NotFound
from app.guilds.channels import channel_problem


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
