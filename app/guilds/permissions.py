"""Who may do what in a guild, asked anew at every command and click: Discord sends the caller's rights along."""

from app.commands.context import Context
from app.discord.permissions import manages_guild
from app.errors import NotAllowed
from app.guilds.store import GuildStore


async def require_award_right(ctx: Context) -> None:
    """Raises `NotAllowed` for whoever is no host."""
    if not await is_host(ctx):
        raise NotAllowed("error-may-not-award")


async def require_host(ctx: Context) -> None:
    """Raises `NotAllowed` for whoever is none."""
    if not await is_host(ctx):
        raise NotAllowed("error-hosts-only")


async def is_host(ctx: Context) -> bool:
    """Admins are, and the roles that the guild named."""
    if manages_guild(ctx.person.permissions):
        return True
    settings = await ctx.part(GuildStore).settings(ctx.guild_id)
    return bool(set(settings.award_roles) & set(ctx.person.roles))
