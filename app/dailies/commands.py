"""`/dailies …`."""

from typing import Annotated, Any

import asyncpg
from msgspec import Meta

from app.commands.context import Context
from app.commands.declaration import CommandBook
from app.commands.options import Options
from app.dailies.followers import give_roles, take_roles
from app.dailies.overview import latest_reply, sources_reply
from app.dailies.receipts import read_receipt, receipt_text
from app.dailies.setting_up import list_sources
from app.dailies.sight import Sight, sight_of
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import Choice, Reply
from app.errors import BadInput
from app.guilds.permissions import is_host, require_host

commands = CommandBook("dailies")

LATEST = 5
MOST_CHOICES = 25
LONGEST_CHOICE = 100
LARGEST_ID = 2**53 - 1
"""The largest whole number that Discord takes in an option."""
Id = Annotated[int, Meta(ge=1, le=LARGEST_ID, extra={"autocomplete": True})]


async def complete_source(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    """By any part of its name, or its number."""

    return await _complete(ctx, typed, queries.dailies.sources_named)


async def complete_source_to_follow(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    return await _complete(ctx, typed, queries.dailies.sources_to_follow)


async def _complete(ctx: Context, typed: str, named: Any) -> list[Choice]:
    """`named` is a query for sources."""

    given = {"guild_id": ctx.guild_id, "part": typed, "most": MOST_CHOICES, "channels": (await sight_of(ctx)).channels}

    async def work(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in named(connection, **given)]

    rows = await ctx.part(Database).run(work)
    return [Choice((row["title"] or row["address"])[:LONGEST_CHOICE], row["id"]) for row in rows]


async def complete_item(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    """The newest, by any part of the title."""

    async def work(connection: Connection) -> list[asyncpg.Record]:
        items = queries.dailies.items_named(connection, guild_id=ctx.guild_id, part=typed, most=MOST_CHOICES)
        return [row async for row in items]

    rows = await ctx.part(Database).run(work)
    return [Choice(f"{row['name']} · {row['source_title']}"[:LONGEST_CHOICE], row["id"]) for row in rows]


class LatestOptions(Options, frozen=True):
    source: Id | None = None


@commands.slash("dailies latest", LatestOptions, completers={"source": complete_source})
async def latest(ctx: Context, options: LatestOptions) -> Reply:
    sight = await sight_of(ctx)
    wanted = {"guild_id": ctx.guild_id, "source_id": options.source, "channels": sight.channels, "most": LATEST}

    async def work(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.dailies.latest_items(connection, **wanted)]

    return _as_far_as_seen(ctx, sight, latest_reply(ctx.texts, await ctx.part(Database).run(work)))


@commands.slash("dailies sources")
async def sources(ctx: Context) -> Reply:
    sight = await sight_of(ctx)
    rows = await ctx.part(Database).run(lambda connection: list_sources(connection, ctx.guild_id))
    if sight.channels is not None:
        rows = [row for row in rows if row["channel_id"] in sight.channels]
    return _as_far_as_seen(ctx, sight, sources_reply(ctx.texts, rows, for_hosts=await is_host(ctx)))


def _as_far_as_seen(ctx: Context, sight: Sight, reply: Reply) -> Reply:
    if sight.unsure:
        reply.content = "\n".join(filter(None, [ctx.texts("dailies-sight-unsure"), reply.content]))
    return reply


class FollowOptions(Options, frozen=True):
    source: Id


@commands.slash("dailies follow", FollowOptions, completers={"source": complete_source_to_follow})
async def follow(ctx: Context, options: FollowOptions) -> Reply:
    await _require_something_open(ctx)
    return await give_roles(ctx, options.source)


@commands.slash("dailies unfollow", FollowOptions, completers={"source": complete_source_to_follow})
async def unfollow(ctx: Context, options: FollowOptions) -> Reply:
    await _require_something_open(ctx)
    await _require_follower(ctx, options.source)
    return await take_roles(ctx, options.source)


async def _require_something_open(ctx: Context) -> None:
    """Raises `BadInput` where no source can be followed: then there are no suggestions either."""
    if not await _complete(ctx, "", queries.dailies.sources_to_follow):
        raise BadInput("error-nothing-open")


async def _require_follower(ctx: Context, source_id: int) -> None:
    """Raises `BadInput` for whoever has none of the roles that may be given back."""

    async def work(connection: Connection) -> set[int]:
        rows = queries.dailies.open_roles(connection, guild_id=ctx.guild_id, source_id=source_id, channels=None)
        return {row["role_id"] async for row in rows}

    if (roles := await ctx.part(Database).run(work)) and not roles & set(ctx.person.roles):
        raise BadInput("error-not-followed")


class WhyOptions(Options, frozen=True):
    item: Id


@commands.slash("dailies why", WhyOptions, require=require_host, completers={"item": complete_item})
async def why(ctx: Context, options: WhyOptions) -> Reply:
    receipt = await ctx.part(Database).run(lambda connection: read_receipt(connection, ctx.guild_id, options.item))
    if receipt is None:
        raise BadInput("error-no-such-item")
    return Reply(content=receipt_text(ctx.texts, ctx.guild_id, receipt))
