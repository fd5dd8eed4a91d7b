"""The list of a guild's members: by name, with filters that may be left out.

Pages are read from indexes, in any order and however deep; a part of a name is found by its letters. Only where other
filters let few through, each member of the guild is looked at: an index of what each booking changes would cost each
booking more than it helps here.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import asyncpg
from pypika import CustomFunction, Order, Parameter, PostgreSQLQuery, Table
from pypika.enums import Comparator
from pypika.queries import QueryBuilder
from pypika.terms import Array, BasicCriterion, Criterion, Field, Tuple

from app.database.pool import Connection
from app.database.queries import queries
from app.mileage.names import fold, follow_names
from app.mileage.upkeep import catch_up

MemberOrder = Literal["balance", "-balance", "name", "-name", "last_entry", "-last_entry"]
"""With a minus: the greatest, the last of the alphabet, the newest first."""
MOST_MILES = 2**62
WALKED, WALKED_BY_NAME = 1000, 200
"""So many members are looked at in the order of an index, in case enough of them fit; then all are, or those whose
names may fit: the fewer are walked for a name, the sooner its letters are asked."""
FIRST_MOMENT, LAST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
LAST_NAME = "\U0010ffff"

name_parts = CustomFunction("name_parts", ["guild_id", "folded", "lengths"])
strpos = CustomFunction("strpos", ["folded", "part"])


class ArrayOperator(Comparator):
    CONTAINS = " @> "


class MemberFilter(NamedTuple):
    name: str | None = None
    """Any part of it, in small or capital letters, with or without accents."""
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
    """Everybody with a balance. Somebody new may be missing from names for a minute, where very many are."""
    column = order.removeprefix("-")
    if wanted.name is not None:
        wanted = wanted._replace(name=await fold(connection, wanted.name))
    if column == "name" or wanted.name is not None:
        await follow_names(connection, guild_id)
    if column != "name":
        await catch_up(connection, guild_id)
    is_open = wanted.only_about_miles if column == "balance" else wanted == MemberFilter()
    walked = most if is_open else WALKED if wanted.name is None else WALKED_BY_NAME
    rows = await _among_next(connection, guild_id, wanted, order, after, walked, most)
    if is_open or len(rows) == most:
        return rows
    return await _among_all(connection, guild_id, wanted, order, after, most)


def place_of(row: asyncpg.Record, order: MemberOrder) -> Place:
    return Place(row[_COLUMNS[order.removeprefix("-")]], row["user_id"])


_COLUMNS = {"balance": "balance", "name": "folded", "last_entry": "last_entry_at"}


class _Walk(NamedTuple):
    """From member to member in the order of an index."""

    up: Any
    down: Any
    ends: tuple[str, str] | tuple[datetime, datetime] | None = None
    """Below and above everybody; None: the least and the most miles that are wanted."""


_WALKS = {
    "balance": _Walk(queries.mileage.members_by_miles_up, queries.mileage.members_by_miles_down),
    "name": _Walk(queries.mileage.members_by_name_up, queries.mileage.members_by_name_down, ("", LAST_NAME)),
    "last_entry": _Walk(
        queries.mileage.members_by_last_entry_up,
        queries.mileage.members_by_last_entry_down,
        (FIRST_MOMENT, LAST_MOMENT),
    ),
}


async def _among_next(
    connection: Connection,
    guild_id: int,
    wanted: MemberFilter,
    order: MemberOrder,
    after: Place | None,
    walked: int,
    most: int,
) -> list[asyncpg.Record]:
    """Those who fit among the next `walked` members in this order."""
    walk = _WALKS[order.removeprefix("-")]
    least, greatest = wanted.range
    lowest, highest = walk.ends or wanted.range
    look, start = (walk.down, (highest, MOST_MILES)) if order.startswith("-") else (walk.up, (lowest, -1))
    place, user_id = after or start
    rows = look(
        connection,
        guild_id=guild_id,
        place=place,
        user_id=user_id,
        walked=walked,
        part=wanted.name,
        hidden=wanted.hidden,
        has_left=wanted.left,
        least=least,
        greatest=greatest,
        most_rows=most,
    )
    return [row async for row in rows]


async def _among_all(
    connection: Connection, guild_id: int, wanted: MemberFilter, order: MemberOrder, after: Place | None, most: int
) -> list[asyncpg.Record]:
    members, names = Table("members"), Table("member_names")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    guild = value(guild_id)
    rules = [members.guild_id == guild, members.balance.isnotnull(), *_rules(members, names, guild, wanted, value)]
    column = _COLUMNS[order.removeprefix("-")]
    key = Field(column, table=names if column == "folded" else members)
    if after is not None:
        position, here = Tuple(key, members.user_id), Tuple(value(after.value), value(after.user_id))
        rules.append(position < here if order.startswith("-") else position > here)
    direction = Order.desc if order.startswith("-") else Order.asc
    statement = (
        _members_and_names(members, names)
        .where(Criterion.all(rules))
        .orderby(key, members.user_id, order=direction)
        .limit(most)
    )
    async with connection.transaction():  # the guild's own members, also where others have many more
        await connection.execute("set local enable_seqscan = off")
        return await connection.fetch(statement.get_sql(), *values)


def _members_and_names(members: Table, names: Table) -> QueryBuilder:
    shown = (getattr(members, name) for name in _SHOWN)
    same = (members.guild_id == names.guild_id) & (members.user_id == names.user_id)
    return PostgreSQLQuery.from_(members).left_join(names).on(same).select(*shown, names.folded)


_SHOWN = ("user_id", "name", "balance", "check_in_streak", "check_in_day", "hidden", "left_at", "last_entry_at")


def _rules(
    members: Table, names: Table, guild: Parameter, wanted: MemberFilter, value: Callable[[Any], Parameter]
) -> list[Criterion]:
    rules: list[Criterion] = []
    if wanted.name:
        part, lengths = value(wanted.name), Array(min(2, len(wanted.name)))
        # As in the index, and then letter by letter.
        kept, asked = name_parts(names.guild_id, names.folded, Array(1, 2)), name_parts(guild, part, lengths)
        rules += [BasicCriterion(ArrayOperator.CONTAINS, kept, asked), strpos(names.folded, part) > 0]
    if wanted.hidden is not None:
        rules.append(members.hidden == value(wanted.hidden))
    if wanted.left is not None:
        rules.append(members.left_at.isnotnull() if wanted.left else members.left_at.isnull())
    if wanted.least is not None:
        rules.append(members.balance >= value(wanted.least))
    if wanted.most is not None:
        rules.append(members.balance <= value(wanted.most))
    return rules
