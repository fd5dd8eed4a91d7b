"""The list of a guild's members: by name, with filters that may be left out.

Pages are read from indexes, in any order and however deep. Only where a part of a name is looked for, or a filter lets
few through, each member of the guild is looked at: an index of either would cost each booking more than it helps here.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.enums import Matching
from pypika.terms import BasicCriterion, Criterion, Field, Tuple

from app.database.pool import Connection
from app.database.queries import queries
from app.mileage.upkeep import catch_up

MemberOrder = Literal["balance", "-balance", "name", "-name", "last_entry", "-last_entry"]
"""With a minus: the greatest, the last of the alphabet, the newest first."""
MOST_MILES = 2**62
WALKED = 1000
"""So many members are looked at in the order of an index, in case enough of them fit; then all are."""
FIRST_MOMENT, LAST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


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

    @property
    def range(self) -> tuple[int, int]:
        """Least and most miles."""
        return -MOST_MILES if self.least is None else self.least, MOST_MILES if self.most is None else self.most


class Place(NamedTuple):
    """Where a page ended: the value that it is in order of, and the member's id."""

    value: int | str | datetime
    user_id: int


async def search_members(
    connection: Connection, guild_id: int, wanted: MemberFilter, order: MemberOrder, after: Place | None, most: int
) -> list[asyncpg.Record]:
    """Everybody with a balance."""
    if not order.endswith("name"):
        await catch_up(connection, guild_id)
        is_open = wanted.only_about_miles if order.endswith("balance") else wanted == MemberFilter()
        walk = _by_miles if order.endswith("balance") else _by_last_entry
        down, walked = order.startswith("-"), most if is_open else WALKED
        rows = await walk(connection, guild_id, wanted, down, after, walked, most)
        if is_open or len(rows) == most:
            return rows
    return await _among_all(connection, guild_id, wanted, order, after, most)


def place_of(row: asyncpg.Record, order: MemberOrder) -> Place:
    return Place(row[_column(order)], row["user_id"])


def _column(order: MemberOrder) -> str:
    return {"name": "folded_name", "last_entry": "last_entry_at"}.get(order.removeprefix("-"), "balance")


async def _by_miles(
    connection: Connection,
    guild_id: int,
    wanted: MemberFilter,
    down: bool,
    after: Place | None,
    walked: int,
    most: int,
) -> list[asyncpg.Record]:
    """Among the next `walked` members in this order."""
    least, greatest = wanted.range
    miles, user_id = after or ((greatest, MOST_MILES) if down else (least, -1))
    look = queries.mileage.members_by_miles_down if down else queries.mileage.members_by_miles_up
    end = {"least": least} if down else {"greatest": greatest}
    rows = look(
        connection,
        guild_id=guild_id,
        miles=miles,
        user_id=user_id,
        walked=walked,
        most_rows=most,
        **end,
        **_marks(wanted),
    )
    return [row async for row in rows]


async def _by_last_entry(
    connection: Connection,
    guild_id: int,
    wanted: MemberFilter,
    down: bool,
    after: Place | None,
    walked: int,
    most: int,
) -> list[asyncpg.Record]:
    """As `_by_miles`."""
    least, greatest = wanted.range
    moment, user_id = after or ((LAST_MOMENT, MOST_MILES) if down else (FIRST_MOMENT, -1))
    look = queries.mileage.members_by_last_entry_down if down else queries.mileage.members_by_last_entry_up
    place = {"moment": moment, "user_id": user_id, "least": least, "greatest": greatest}
    rows = look(connection, guild_id=guild_id, walked=walked, most_rows=most, **place, **_marks(wanted))
    return [row async for row in rows]


def _marks(wanted: MemberFilter) -> dict[str, Any]:
    pattern = None if wanted.name is None else _pattern(wanted.name)
    return {"pattern": pattern, "hidden": wanted.hidden, "has_left": wanted.left}


async def _among_all(
    connection: Connection, guild_id: int, wanted: MemberFilter, order: MemberOrder, after: Place | None, most: int
) -> list[asyncpg.Record]:
    members = Table("members")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    rules = [members.guild_id == value(guild_id), members.balance.isnotnull(), *_rules(members, wanted, value)]
    key = Field(_column(order), table=members)
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


def _rules(members: Table, wanted: MemberFilter, value: Callable[[Any], Parameter]) -> list[Criterion]:
    rules: list[Criterion] = []
    if wanted.name is not None:
        rules.append(BasicCriterion(Matching.like, members.folded_name, value(_pattern(wanted.name))))
    if wanted.hidden is not None:
        rules.append(members.hidden == value(wanted.hidden))
    if wanted.left is not None:
        rules.append(members.left_at.isnotnull() if wanted.left else members.left_at.isnull())
    if wanted.least is not None:
        rules.append(members.balance >= value(wanted.least))
    if wanted.most is not None:
        rules.append(members.balance <= value(wanted.most))
    return rules


def _pattern(part: str) -> str:
    """For LIKE."""
    literal = part.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{literal}%"
