"""The Admin API about leaderboards, now and as of a date, and the odometer."""

from datetime import UTC, date, datetime
from typing import Annotated

import msgspec
from arq.connections import ArqRedis
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, read_cursor, write_cursor
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake, SnowflakeText, as_text
from app.guilds.store import GuildStore
from app.mileage.board_view import BoardName
from app.mileage.boards import TOP, Position, Standing, read_page
from app.mileage.days import day_of, month_board, next_day_begins, week_board
from app.mileage.past_boards import PastBoards
from app.mileage.upkeep import catch_up

boards = ApiBook("miles")

NOBODY = 0
LAST_DAY = date(9998, 12, 31)
Miles = Annotated[int, Meta(ge=0, le=2**62)]


class BoardQuery(Sent, frozen=True):
    board: BoardName = "all"
    as_of: date | None = None
    """The week or month with this day; of the whole trip, how it stood at the end of it: the first thousand, without
    what was booked later."""
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class StandingJson(msgspec.Struct):
    place: int
    """Equal miles share one."""
    user_id: SnowflakeText
    name: str
    miles: int


@boards.get("/guilds/{guild_id}/leaderboard", "A board: of the week, the month, the whole trip, or as of a date")
async def read_board(call: Call, query: BoardQuery) -> Page[StandingJson]:
    zone = (await call.part(GuildStore).settings(call.guild_id)).zone_info
    today = day_of(datetime.now(UTC), zone)
    day = min(query.as_of or today, LAST_DAY)
    at = read_cursor(query.cursor, tuple[Miles, Snowflake], call.texts)
    if query.board == "all" and day < today:
        past = PastBoards(call.part(Database), call.part(ArqRedis))
        rows, more = await past.read_page(call.guild_id, next_day_begins(day, zone), at, query.limit)
        return _page(rows, more)
    name = {"all": "all", "week": week_board(day), "month": month_board(day)}[query.board]
    return await _read_now(call, name, at, query.limit)


async def _read_now(call: Call, name: str, at: Position | None, limit: int) -> Page[StandingJson]:
    page = await call.part(Database).run(
        lambda connection: read_page(connection, call.guild_id, name, NOBODY, "down", at or TOP, limit)
    )
    return _page(page.rows, page.has_later)


def _page(rows: list[Standing] | tuple[Standing, ...], more: bool) -> Page[StandingJson]:
    items = [StandingJson(row.place, as_text(row.user_id), row.name, row.miles) for row in rows]
    return Page(items=items, next=write_cursor((rows[-1].miles, rows[-1].user_id)) if more and rows else None)


class OdometerJson(msgspec.Struct):
    miles: int
    """Of everybody together, also of those who left or were forgotten."""
    members: int
    """On the board of the whole trip."""


@boards.get("/guilds/{guild_id}/odometer", "How far the whole community has come")
async def read_odometer(call: Call) -> OdometerJson:
    async def work(connection: Connection) -> OdometerJson:
        await catch_up(connection, call.guild_id)
        row = await queries.mileage.odometer_details(connection, guild_id=call.guild_id)
        return OdometerJson(row["miles"], row["members"])

    return await call.part(Database).run(work)
