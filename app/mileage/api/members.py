"""The Admin API about members: who there is, how far they have come, and their statements."""

from datetime import date, datetime
from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake, SnowflakeText, as_text
from app.guilds.settings import GuildSettings
from app.guilds.store import load
from app.mileage.api.found import entries_json, entries_page
from app.mileage.api.shapes import EntryJson
from app.mileage.bookings import Reason
from app.mileage.members_search import MemberFilter, MemberOrder, Place, place_of, search_members
from app.mileage.ranks import next_rank, rank_at
from app.mileage.statement_search import EntryFilter, search_statement
from app.mileage.upkeep import catch_up
from app.texts.lines import NO_NUL

members = ApiBook("miles")

Miles = Annotated[int, Meta(ge=-(2**53), le=2**53)]
Text = Annotated[str, Meta(max_length=100, pattern=NO_NUL)]
FoldedName = Annotated[str, Meta(max_length=2_000, pattern=NO_NUL)]
"""Without accents, which may make more of some signs."""
Limit = Annotated[int, Meta(ge=1, le=MOST_ITEMS)]


class MembersQuery(Sent, frozen=True):
    name: Text | None = None
    """Any part of it, in small or capital letters, with or without accents."""
    sort: MemberOrder = "-balance"
    hidden: bool | None = None
    """From the boards, by their own choice."""
    left: bool | None = None
    """The server."""
    least: Miles | None = None
    most: Miles | None = None
    limit: Limit = 50
    cursor: str | None = None


class MemberJson(msgspec.Struct, kw_only=True):
    user_id: SnowflakeText
    name: str
    balance: int
    rank: str | None
    """Its name."""
    streak: int
    """Days in a row, at their last check-in."""
    last_check_in: date | None
    last_entry_at: datetime | None
    hidden: bool
    left_at: datetime | None


class MemberDetailsJson(MemberJson, kw_only=True):
    place: int | None
    """On the board of the whole trip, among those who are listed; null without miles."""
    next_rank: str | None
    next_rank_miles: int | None
    """How many are missing."""


@members.get("/guilds/{guild_id}/members", "Members and their miles")
async def list_members(call: Call, query: MembersQuery) -> Page[MemberJson]:
    wanted = MemberFilter(query.name, query.hidden, query.left, query.least, query.most)
    after = read_cursor(query.cursor, _PLACES[query.sort.removeprefix("-")], call.texts)

    async def work(connection: Connection) -> tuple[GuildSettings, list[asyncpg.Record]]:
        place = Place(*after) if after else None
        rows = await search_members(connection, call.guild_id, wanted, query.sort, place, query.limit + 1)
        return await load(connection, call.guild_id), rows

    settings, rows = await call.part(Database).run(work)
    return page_of(
        rows, query.limit, lambda row: MemberJson(**_member(row, settings)), lambda row: place_of(row, query.sort)
    )


_PLACES: dict[str, Any] = {
    "balance": tuple[Miles, Snowflake],
    "name": tuple[FoldedName, Snowflake],
    "last_entry": tuple[Annotated[datetime, Meta(tz=True)], Snowflake],
}


@members.get("/guilds/{guild_id}/members/{user_id}", "How far a member has come")
async def read_member(call: Call) -> MemberDetailsJson:
    ids = {"guild_id": call.guild_id, "user_id": call.ids["user_id"]}

    async def work(connection: Connection) -> MemberDetailsJson:
        row = await queries.mileage.member_details(connection, **ids)
        if row is None:
            raise NotThere("no such member")
        place = None
        if row["balance"] > 0:
            await catch_up(connection, call.guild_id)
            place = await queries.mileage.place(connection, guild_id=call.guild_id, board="all", miles=row["balance"])
        return _details(row, await load(connection, call.guild_id), place)

    return await call.part(Database).run(work)


def _member(row: asyncpg.Record, settings: GuildSettings) -> dict[str, Any]:
    rank = rank_at(settings.ranks, row["balance"])
    return {
        "user_id": as_text(row["user_id"]),
        "name": row["name"],
        "balance": row["balance"],
        "rank": rank.name if rank else None,
        "streak": row["check_in_streak"],
        "last_check_in": row["check_in_day"],
        "last_entry_at": row["last_entry_at"],
        "hidden": row["hidden"],
        "left_at": row["left_at"],
    }


def _details(row: asyncpg.Record, settings: GuildSettings, place: int | None) -> MemberDetailsJson:
    ahead = next_rank(settings.ranks, row["balance"])
    return MemberDetailsJson(
        **_member(row, settings),
        place=place,
        next_rank=ahead.name if ahead else None,
        next_rank_miles=ahead.threshold - row["balance"] if ahead else None,
    )


class StatementQuery(Sent, frozen=True):
    reason: Reason | None = None
    since: Annotated[datetime, Meta(tz=True)] | None = None
    until: Annotated[datetime, Meta(tz=True)] | None = None
    limit: Limit = 50
    cursor: str | None = None


@members.get("/guilds/{guild_id}/members/{user_id}/statement", "A member's entries, the newest first")
async def list_statement(call: Call, query: StatementQuery) -> Page[EntryJson]:
    wanted = EntryFilter(query.reason, query.since, query.until, read_cursor(query.cursor, Snowflake, call.texts))
    guild_id, user_id = call.guild_id, call.ids["user_id"]

    async def work(connection: Connection) -> list[EntryJson]:
        if not user_id or await queries.mileage.member_details(connection, guild_id=guild_id, user_id=user_id) is None:
            raise NotThere("no such member")
        rows = await search_statement(connection, guild_id, user_id, wanted, query.limit + 1)
        return await entries_json(connection, guild_id, rows)

    return entries_page(await call.part(Database).run(work), query.limit)
