"""Roles that members take to be pinged when a source has something new, as far as an admin opened them."""

from collections.abc import Awaitable, Callable

import structlog

from app.commands.context import Context
from app.dailies.ping_roles import require_for_members
from app.dailies.sight import sight_of
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import Reply
from app.discord.rest import DiscordRest
from app.errors import AccessDenied, BadInput, NotFound

log = structlog.get_logger(__name__)

Change = Callable[[int, int, int, str], Awaitable[None]]
"""`add_role` or `remove_role` of `DiscordRest`."""


async def give_roles(ctx: Context, source_id: int) -> Reply:
    """Those of channels that the member sees. Raises `BadInput` when there is none, or one that is not for members:
    it may have got its permissions after it was opened."""
    discord = ctx.part(DiscordRest)
    role_ids = await _open_roles(ctx, source_id, (await sight_of(ctx)).channels)
    await require_for_members(discord, ctx.part(Database), ctx.guild_id, role_ids)
    await _change(ctx, role_ids, discord.add_role, "Follows a source of The Dailies")
    return _reply(ctx, "dailies-followed", role_ids)


async def take_roles(ctx: Context, source_id: int) -> Reply:
    """Whether or not the member sees the channels (any more). Raises `BadInput` when there is no such role."""
    role_ids = await _open_roles(ctx, source_id, None)
    await _change(ctx, role_ids, ctx.part(DiscordRest).remove_role, "Follows a source no longer")
    return _reply(ctx, "dailies-unfollowed", role_ids)


async def _open_roles(ctx: Context, source_id: int, channels: list[int] | None) -> list[int]:
    ids = {"guild_id": ctx.guild_id, "source_id": source_id, "channels": channels}

    async def work(connection: Connection) -> list[int]:
        return [row["role_id"] async for row in queries.dailies.open_roles(connection, **ids)]

    role_ids = await ctx.part(Database).run(work)
    if not role_ids:
        raise BadInput("error-nothing-to-follow")
    return role_ids


async def _change(ctx: Context, role_ids: list[int], change: Change, reason: str) -> None:
    guild_id = ctx.guild_id
    for role_id in role_ids:
        try:
            await change(guild_id, ctx.person.id, role_id, reason)
        except (AccessDenied, NotFound) as error:
            log.warning("ping role not changed", guild=str(guild_id), role=str(role_id), error=str(error))
            raise BadInput("error-follow-role", role=str(role_id)) from None


def _reply(ctx: Context, done: str, role_ids: list[int]) -> Reply:
    """`done` names the sentence."""
    return Reply(content=ctx.texts(done, roles=" ".join(f"<@&{role_id}>" for role_id in role_ids)))
