"""The list of a guild's members: by name, with filters that may be left out.

In order of miles or of names, pages are read from indexes, however deep. A search, or the order of last entries,
looks at each member of the guild once: that takes no extension (`pg_trgm` is one that not every managed PostgreSQL has)
and no index that each booking would have to change.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, NamedTuple

import asyncpg
from pypika import CustomFunction, Order, Parameter, PostgreSQLQuery, Table
from pypika.enums import Matching
from pypika.terms import BasicCriterion, Criterion, Field, Term, Tuple

from app.database.pool import Connection
from app.database.queries import queries
from app.mileage.upkeep import catch_up

MemberOrder = Literal["balance", "-balance", "name", "-name", "last_entry", "-last_entry"]
"""With a minus: the greatest, the last of the alphabet, the newest first."""
MOST_MILES = 2**62
_BEFORE_ALL = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class MemberFilter(NamedTuple):
    name: str | None = None
    """Any part of it, in small or capital letters."""
    hidden: bool | None = None
    left: bool | None = None
    least: int | None = None
    most: int | None = None

    @property
    def only_about_miles(self) -> bool:
        return self.name is None and self.hidden is None and self.left is None


class Place(NamedTuple):
    """Where a page ended: the value that it is in order of, and the member's id."""

    value: int | str | datetime
    user_id: int


async def search_members(
    connection: Connection, guild_id: int, wanted: MemberFilter, order: MemberOrder, after: Place | None, most: int
) -> list[asyncpg.Record]:
    """Everybody with a balance."""
    if order in ("balance", "-balance") and wanted.only_about_miles:
        await catch_up(connection, guild_id)
        return await _by_miles(connection, guild_id, wanted, order == "-balance", after, most)
    return await _among_all(connection, guild_id, wanted, order, after, most)


def place_of(row: asyncpg.Record, order: MemberOrder) -> Place:
    column = order.removeprefix("-")
    value = row["last_entry_at"] or _BEFORE_ALL if column == "last_entry" else row[_COLUMNS[column]]
    return Place(value, row["user_id"])


_COLUMNS = {"balance": "balance", "name": "folded_name"}


async def _by_miles(
    connection: Connection, guild_id: int, wanted: MemberFilter, down: bool, after: Place | None, most: int
) -> list[asyncpg.Record]:
    least = -MOST_MILES if wanted.least is None else wanted.least
    greatest = MOST_MILES if wanted.most is None else wanted.most
    if down:
        miles, user_id = after or (greatest, MOST_MILES)
        rows = queries.mileage.members_by_miles_down(
            connection, guild_id=guild_id, miles=miles, user_id=user_id, least=least, most_rows=most
        )
    else:
        miles, user_id = after or (least, -1)
        rows = queries.mileage.members_by_miles_up(
            connection, guild_id=guild_id, miles=miles, user_id=user_id, greatest=greatest, most_rows=most
        )
    return [row async for row in rows]


async def _among_all(
    connection: Connection, guild_id: int, wanted: MemberFilter, order: MemberOrder, after: Place | None, most: int
) -> list[asyncpg.Record]:
    members = Table("members")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    rules = [members.guild_id == value(guild_id), members.balance.isnotnull(), *_rules(members, wanted, value)]
    key = _key(members, order, value)
    if after is not None:
        position, here = Tuple(key, members.user_id), Tuple(value(after.value), value(after.user_id))
        rules.append(position < here if order.startswith("-") else position > here)
    direction = Order.desc if order.startswith("-") else Order.asc
    statement = (
        PostgreSQLQuery.from_(members)
        .select(*(getattr(members, name) for name in _SHOWN))
        .where(Criterion.all(rules))
        .orderby(key, members.user_id, order=direction)
        .limit(most)
    )
    async with connection.transaction():  # the guild's own members, also where others have many more
        await connection.execute("set local enable_seqscan = off")
        return await connection.fetch(statement.get_sql(), *values)


_SHOWN = (
    "user_id", "name", "folded_name", "balance", "check_in_streak", "check_in_day",
    "hidden", "left_at", "last_entry_at",
)  # fmt: skip


def _key(members: Table, order: MemberOrder, value: Callable[[Any], Parameter]) -> Term:
    column = order.removeprefix("-")
    if column == "last_entry":
        return CustomFunction("coalesce", ["moment", "otherwise"])(members.last_entry_at, value(_BEFORE_ALL))
    return Field(_COLUMNS[column], table=members)


def _rules(members: Table, wanted: MemberFilter, value: Callable[[Any], Parameter]) -> list[Criterion]:
    rules: list[Criterion] = []
    if wanted.name is not None:
        rules.append(BasicCriterion(Matching.like, members.folded_name, value(f"%{_literal(wanted.name.lower())}%")))
    if wanted.hidden is not None:
        rules.append(members.hidden == value(wanted.hidden))
    if wanted.left is not None:
        rules.append(members.left_at.isnotnull() if wanted.left else members.left_at.isnull())
    if wanted.least is not None:
        rules.append(members.balance >= value(wanted.least))
    if wanted.most is not None:
        rules.append(members.balance <= value(wanted.most))
    return rules


def _literal(text: str) -> str:
    """For LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
