"""The buttons and forms of mileage, and the views that they share with the commands."""

from app.commands.context import Context, person_of
from app.commands.declaration import CommandBook
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import File, Modal, Reply
from app.discord.rest import DiscordRest
from app.errors import BadInput, NotAllowed, NotFound
from app.guilds.permissions import require_award_right
from app.guilds.store import GuildStore
from app.mileage import privacy
from app.mileage.awarding import AwardForm, award_miles, read_miles
from app.mileage.board_view import BoardName, BoardTurn, board_reply
from app.mileage.boards import TOP, BoardPage, Direction, Position, read_page
from app.mileage.days import day_of, month_board, week_board
from app.mileage.privacy_view import PrivacyPanel, erase_form, privacy_reply
from app.mileage.statement import StatementPage, read_statement, statement_reply

components = CommandBook("mileage")


@components.component("statement.page", StatementPage)
async def show_statement(ctx: Context, page: StatementPage) -> Reply:
    _only_for(ctx, page.user_id)
    lines = await ctx.part(Database).run(
        lambda connection: read_statement(connection, ctx.guild_id, page.user_id, page.before_id)
    )
    return statement_reply(ctx.texts, ctx.person, lines, page)


@components.component("board.turn", BoardTurn)
async def turn_board(ctx: Context, turn: BoardTurn) -> Reply:
    """On a board that everybody sees, the answer comes apart: nobody turns the page for the others."""
    at = (turn.miles, turn.user_id) if turn.miles else TOP
    reply = await show_board(ctx, turn.board, turn.direction, at)
    reply.ephemeral = None if ctx.on_ephemeral_message else True
    return reply


@components.component("board.choose", BoardTurn)
async def choose_board(ctx: Context, turn: BoardTurn) -> Reply:
    return await turn_board(ctx, turn)


async def show_board(
    ctx: Context, board: BoardName, direction: Direction = "down", at: Position = TOP, *, shared: bool = False
) -> Reply:
    guild_id, asker_id = ctx.guild_id, ctx.person.id
    settings = await ctx.part(GuildStore).settings(guild_id)
    today = day_of(ctx.moment, settings.zone_info)
    key = {"all": "all", "month": month_board(today), "week": week_board(today)}[board]

    async def work(connection: Connection) -> tuple[BoardPage, int, bool]:
        page = await read_page(connection, guild_id, key, asker_id, direction, at)
        odometer = await queries.mileage.odometer(connection, guild_id=guild_id)
        standing = await queries.mileage.member_standing(connection, guild_id=guild_id, user_id=asker_id)
        return page, odometer, standing["hidden"]

    page, odometer, hidden = await ctx.part(Database).run(work)
    return board_reply(ctx.texts, board, page, odometer, asker_id=asker_id, hidden=hidden, shared=shared)


@components.modal("award.submit", AwardForm, require=require_award_right)
async def award_submitted(ctx: Context, form: AwardForm) -> Reply:
    """The form came from a message, so Discord says nothing about its author: ask who that is now."""
    miles = read_miles(ctx.submitted("miles"))
    try:
        member = await ctx.part(DiscordRest).get_member(ctx.guild_id, form.user_id)
    except NotFound:
        raise BadInput("error-member-left") from None
    if member.user is None:
        raise BadInput("error-member-unknown")
    to = person_of(member.user, member.nick, tuple(member.roles))
    return await award_miles(ctx, to, miles, ctx.submitted("reason"))


async def show_privacy(ctx: Context) -> Reply:
    guild_id, user_id = ctx.guild_id, ctx.person.id
    standing = await ctx.part(Database).run(
        lambda connection: queries.mileage.member_standing(connection, guild_id=guild_id, user_id=user_id)
    )
    return privacy_reply(ctx.texts, user_id, hidden=standing["hidden"])


@components.component("privacy.hide", PrivacyPanel)
async def hide(ctx: Context, panel: PrivacyPanel) -> Reply:
    return await _set_hidden(ctx, panel, hidden=True)


@components.component("privacy.show", PrivacyPanel)
async def show_again(ctx: Context, panel: PrivacyPanel) -> Reply:
    return await _set_hidden(ctx, panel, hidden=False)


async def _set_hidden(ctx: Context, panel: PrivacyPanel, *, hidden: bool) -> Reply:
    _only_for(ctx, panel.user_id)
    await ctx.part(Database).transact(
        lambda connection: privacy.hide(connection, ctx.guild_id, panel.user_id, hidden=hidden)
    )
    return await show_privacy(ctx)


@components.component("privacy.download", PrivacyPanel, updates=False)
async def download(ctx: Context, panel: PrivacyPanel) -> Reply:
    _only_for(ctx, panel.user_id)
    copy = await ctx.part(Database).run(
        lambda connection: privacy.copy_of_data(connection, ctx.guild_id, panel.user_id)
    )
    return Reply(content=ctx.texts("privacy-download-done"), files=[File("my-miles.json", copy, "application/json")])


@components.component("privacy.erase", PrivacyPanel)
async def ask_to_erase(ctx: Context, panel: PrivacyPanel) -> Modal:
    _only_for(ctx, panel.user_id)
    return erase_form(ctx.texts, panel.user_id)


@components.modal("privacy.erase", PrivacyPanel)
async def erase(ctx: Context, panel: PrivacyPanel) -> Reply:
    _only_for(ctx, panel.user_id)
    word = ctx.texts("privacy-erase-word")
    if ctx.submitted("word").strip().upper() != word:
        raise BadInput("privacy-erase-mistyped", word=word)
    await ctx.part(Database).transact(lambda connection: privacy.erase(connection, ctx.guild_id, panel.user_id))
    return Reply(content=ctx.texts("privacy-erased"))


def _only_for(ctx: Context, user_id: int) -> None:
    if ctx.person.id != user_id:
        raise NotAllowed("error-not-yours")
