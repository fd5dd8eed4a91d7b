"""Roles that members take to be pinged when a source has something new, as far as an admin opened them."""

from collections.abc import Awaitable, Callable

import structlog

from app.commands.context import Context
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import Reply
from app.errors import AccessDenied, BadInput, NotFound

log = structlog.get_logger(__name__)

Change = Callable[[int, int, int, str], Awaitable[None]]
"""`add_role` or `remove_role` of `DiscordRest`."""


async def change_roles(
    ctx: Context, source_id: int, channels: list[int] | None, change: Change, reason: str, done: str
) -> Reply:
    """Those of these channels, or of all; `done` names the sentence to answer with. Raises `BadInput` when there is no
    such role, or none the bot may give."""
    guild_id = ctx.guild_id

    async def work(connection: Connection) -> list[int]:
        rows = queries.dailies.open_roles(connection, guild_id=guild_id, source_id=source_id, channels=channels)
        return [row["role_id"] async for row in rows]

    role_ids = await ctx.part(Database).run(work)
    if not role_ids:
        raise BadInput("error-nothing-to-follow")
    for role_id in role_ids:
        try:
            await change(guild_id, ctx.person.id, role_id, reason)
        except (AccessDenied, NotFound) as error:
            log.warning("ping role not changed", guild=str(guild_id), role=str(role_id), error=str(error))
            raise BadInput("error-follow-role", role=str(role_id)) from None
    return Reply(content=ctx.texts(done, roles=" ".join(f"<@&{role_id}>" for role_id in role_ids)))
