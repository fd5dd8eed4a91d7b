"""Roles that members may take themselves: such as give nobody any power, and as the bot can give."""

from collections.abc import Sequence

from app.dailies.choices import Choices
from app.database.pool import Database
from app.discord.resources import Role
from app.discord.rest import DiscordRest
from app.errors import BadInput
from app.guilds.roles import is_powerful, role_problem
from app.guilds.settings import GuildSettings
from app.guilds.store import load


async def require_open_role(discord: DiscordRest, database: Database, guild_id: int, choices: Choices) -> None:
    """Whoever stores choices asks this first. Raises `BadInput` when members could take a role that is not for them,
    `DiscordError` when it cannot be known."""
    if choices.ping and choices.ping.open:
        await require_for_members(discord, database, guild_id, [choices.ping.role_id])


async def require_for_members(discord: DiscordRest, database: Database, guild_id: int, role_ids: Sequence[int]) -> None:
    """As `require_open_role`."""
    settings = await database.run(lambda connection: load(connection, guild_id))
    roles = await discord.get_roles(guild_id)
    mine = await discord.get_member(guild_id, discord.application_id)
    for role_id in role_ids:
        if problem := open_role_problem(role_id, guild_id, roles, mine.roles, settings):
            raise BadInput(f"error-follow-{problem}", role=str(role_id))


def open_role_problem(
    role_id: int, guild_id: int, roles: Sequence[Role], my_roles: Sequence[int], settings: GuildSettings
) -> str | None:
    """`role-everyone`, `role-powerful`, `role-of-rank`, `role-of-hosts`, or why the bot cannot give it as
    `role_problem` says; None when members may take it."""
    if role_id == guild_id:
        return "role-everyone"
    if problem := role_problem(role_id, roles, my_roles):
        return problem
    if is_powerful(role_id, guild_id, roles):
        return "role-powerful"
    if role_id in {rank.role_id for rank in settings.ranks}:
        return "role-of-rank"
    meaning = {*settings.award_roles, *settings.editor_roles, *settings.viewer_roles, *settings.multipliers}
    return "role-of-hosts" if role_id in meaning else None
