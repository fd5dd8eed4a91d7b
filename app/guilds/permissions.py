"""Who may do what in a guild, asked anew at every command and click: Discord sends the caller's rights along."""

from app.commands.context import Context
from app.discord.permissions import manages_guild
from app.errors import NotAllowed
from app.guilds.store import GuildStore


async def require_award_right(ctx: Context) -> None:
    """Admins, and the roles that the guild named. Raises `NotAllowed`."""
    if manages_guild(ctx.person.permissions):
        return
    settings = await ctx.part(GuildStore).settings(ctx.guild_id)
    if not set(settings.award_roles) & set(ctx.person.roles):
        raise NotAllowed("error-may-not-award")
