"""The slash commands and context menus of mileage."""

from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import Meta

from app.commands.context import Context, Person
from app.commands.declaration import CommandBook
from app.commands.options import MemberId, Options
from app.database.pool import Database
from app.database.queries import queries
from app.discord.replies import Choice, Modal, Reply
from app.discord.snowflake import Snowflake
from app.errors import BadInput
from app.guilds.permissions import require_award_right
from app.guilds.settings import MOST_MILES_AT_ONCE
from app.guilds.store import GuildStore
from app.mileage.awarding import award_form, award_miles, undo_entry
from app.mileage.board_view import BoardName
from app.mileage.checking_in import check_in_reply
from app.mileage.components import show_board, show_privacy, show_statement
from app.mileage.rank_cards import CardAddresses, card_reply, read_card
from app.mileage.statement import NEWEST, StatementPage, read_statement, what_for
from app.texts import Texts

commands = CommandBook("mileage")


@commands.slash("check-in")
async def check_in(ctx: Context) -> Reply:
    return await check_in_reply(ctx)


class ShowOptions(Options, frozen=True):
    member: MemberId | None = None
    share: bool = False


@commands.slash("mileage show", ShowOptions)
async def show(ctx: Context, options: ShowOptions) -> Reply:
    person = ctx.resolved_person(options.member) if options.member else ctx.person
    return await _show(ctx, person, share=options.share)


@commands.user_menu("Show mileage")
async def show_mileage(ctx: Context) -> Reply:
    return await _show(ctx, ctx.resolved_person(ctx.target_id), share=False)


async def _show(ctx: Context, person: Person, *, share: bool) -> Reply:
    guild_id = ctx.guild_id
    settings = await ctx.part(GuildStore).settings(guild_id)
    card = await ctx.part(Database).run(
        lambda connection: read_card(connection, guild_id, person, settings, ctx.texts.language)
    )
    reply = card_reply(ctx.texts, card, ctx.part(CardAddresses).url(card))
    reply.ephemeral = not share
    return reply


@commands.slash("mileage history")
async def history(ctx: Context) -> Reply:
    return await show_statement(ctx, StatementPage(ctx.person.id, NEWEST, NEWEST))


class AwardOptions(Options, frozen=True):
    member: MemberId
    miles: Annotated[int, Meta(ge=1, le=MOST_MILES_AT_ONCE)]
    reason: Annotated[str, Meta(min_length=1, max_length=300)]


@commands.slash("mileage award", AwardOptions, require=require_award_right, ephemeral=False)
async def award(ctx: Context, options: AwardOptions) -> Reply:
    return await award_miles(ctx, ctx.resolved_person(options.member), options.miles, options.reason)


@commands.message_menu("Award miles", require=require_award_right)
async def award_author(ctx: Context) -> Modal:
    return award_form(ctx, ctx.target_author())


async def complete_entry(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    """The member's newest entries that can still be taken back."""
    member_id = _read_id(given.get("member"))
    if member_id is None:
        return []
    lines = await ctx.part(Database).run(lambda connection: read_statement(connection, ctx.guild_id, member_id, NEWEST))
    reversible = [line for line in lines if not line["reversed"] and line["reverses"] is None]
    choices = [Choice(_entry_name(ctx.texts, line), line["id"]) for line in reversible]
    return [choice for choice in choices if typed.lower() in choice.name.lower()]


def _entry_name(texts: Texts, line: asyncpg.Record) -> str:
    what = what_for(texts, line, formatted=False)
    return f"{line['miles']:+d} · {what} · {line['created_at']:%Y-%m-%d %H:%M}"[:100]


def _read_id(typed: Any) -> int | None:
    """While somebody types, anything may stand where an id will be."""
    try:
        return msgspec.convert(typed, Snowflake, strict=False)
    except msgspec.ValidationError:
        return None


LARGEST_ENTRY_ID = 2**63 - 1


class UndoOptions(Options, frozen=True):
    member: MemberId
    entry: Annotated[int | None, Meta(extra={"autocomplete": True})] = None


@commands.slash(
    "mileage undo", UndoOptions, require=require_award_right, ephemeral=False, completers={"entry": complete_entry}
)
async def undo(ctx: Context, options: UndoOptions) -> Reply:
    guild_id, interaction_id = ctx.guild_id, ctx.interaction.id
    entry_id = options.entry or await ctx.part(Database).run(
        lambda connection: queries.mileage.newest_reversible(
            connection, guild_id=guild_id, user_id=options.member, interaction_id=interaction_id
        )
    )
    if entry_id is None or not 0 < entry_id <= LARGEST_ENTRY_ID:
        raise BadInput("error-nothing-to-undo")
    return await undo_entry(ctx, options.member, entry_id)


@commands.slash("mileage privacy")
async def privacy(ctx: Context) -> Reply:
    return await show_privacy(ctx)


class BoardOptions(Options, frozen=True):
    board: BoardName = "all"
    share: bool = False


@commands.slash("leaderboard", BoardOptions)
async def leaderboard(ctx: Context, options: BoardOptions) -> Reply:
    reply = await show_board(ctx, options.board, shared=options.share)
    reply.ephemeral = not options.share
    return reply
