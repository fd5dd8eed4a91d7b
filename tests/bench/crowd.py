"""A guild of a million members with ten million entries, made inside PostgreSQL.

Two connections fill different tables at the same time, without indexes; those are made afterwards.
"""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import aiosql
import asyncpg

from app.database.queries import queries
from tests.bench.payloads import FIRST_MEMBER

MEMBERS = 1_000_000
"""At scale 1; ten entries each."""
GUILD = 9007199254740995993
FIRST_DAY = date(2026, 6, 1)
TODAY = date(2026, 11, 29)
"""The Sunday that ends the 26th week: that week and that month are full."""
PROOFS = ("uneven_balances", "uneven_boards", "uneven_histograms", "uneven_odometers", "uneven_names")

Done = Callable[[str], None]
"""Called with what has just been finished."""

statements: Any = aiosql.from_path(Path(__file__).with_name("crowd.sql"), "asyncpg")


class CrowdUneven(Exception):
    pass


@dataclass(frozen=True)
class Span:
    """Unix seconds; `until` is not in it."""

    board: str
    since: int
    until: int


def steps() -> int:
    """How often `make_crowd` tells that something is done."""
    return len(weeks()) + len(boards()) + 11


async def make_crowd(database_url: str, scale: float, done: Done, busy: int = 1) -> None:
    """Into a migrated and empty database; `busy` times as many entries for each. Raises `CrowdUneven` when what was
    made does not add up."""
    members = round(MEMBERS * scale)
    async with _connected(database_url, 2) as pool, pool.acquire() as one, pool.acquire() as other:
        await _make_stories(one, members, busy)
        done("stories")
        async with asyncio.TaskGroup() as both:
            both.create_task(_fill_ledger(one, done))
            both.create_task(_fill_sums(other, done))
        await statements.fill_odometer(one, guild_id=GUILD)
        await statements.fill_name_cursor(one, guild_id=GUILD)
        await one.execute("drop table stories cascade")
        await one.execute("vacuum analyze")
        done("vacuum")
        await _require_even(one)
        done("proof")


def member(number: int) -> int:
    return FIRST_MEMBER + number


def weeks() -> list[Span]:
    mondays = [FIRST_DAY + timedelta(weeks=week) for week in range((TODAY - FIRST_DAY).days // 7 + 1)]
    return [
        Span(monday.strftime("%G-W%V"), _second(monday), _second(monday + timedelta(weeks=1))) for monday in mondays
    ]


def boards() -> list[Span]:
    firsts = [date(FIRST_DAY.year, month, 1) for month in range(FIRST_DAY.month, TODAY.month + 2)]
    months = [
        Span(first.strftime("%Y-%m"), _second(first), _second(following))
        for first, following in itertools.pairwise(firsts)
    ]
    return [Span("all", *_whole()), *weeks(), *months]


def _whole() -> tuple[int, int]:
    return _second(FIRST_DAY), _second(TODAY + timedelta(days=1))


def _second(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _connected(database_url: str, connections: int) -> asyncpg.Pool:
    memory = {"work_mem": "512MB", "maintenance_work_mem": "1GB", "jit": "off"}
    return asyncpg.create_pool(
        database_url, min_size=connections, max_size=connections, server_settings=memory, command_timeout=None
    )


async def _make_stories(connection: Any, members: int, busy: int) -> None:
    await statements.make_stories(connection)
    await statements.make_entries_before(connection)
    await statements.make_miles_of(connection)
    since, until = _whole()
    await connection.execute("select setseed(0.5)")
    await statements.fill_stories(connection, members=members, busy=busy, since=since, until=until)
    await connection.execute("vacuum analyze stories")


async def _fill_ledger(connection: Any, done: Done) -> None:
    remake = await _drop_indexes(connection, ["entries"])
    for week in weeks():
        await statements.fill_entries(connection, guild_id=GUILD, since=week.since, until=week.until)
        done(f"entries of {week.board}")
    for statement in remake:
        await connection.execute(statement)
        done("indexes of the entries")


async def _fill_sums(connection: Any, done: Done) -> None:
    remake = await _drop_indexes(connection, ["members", "member_names", "standings"])
    await statements.fill_members(connection, guild_id=GUILD)
    await statements.fill_names(connection, guild_id=GUILD)
    done("members")
    for span in boards():
        await statements.fill_board(connection, guild_id=GUILD, board=span.board, since=span.since, until=span.until)
        done(f"board {span.board}")
    await statements.fill_histogram(connection, guild_id=GUILD)
    done("histogram")
    for statement in remake:
        await connection.execute(statement)
    done("indexes")


async def _drop_indexes(connection: Any, tables: list[str]) -> list[str]:
    """Returns the statements that make them again."""
    indexes = [row async for row in statements.indexes_of(connection, tables=tables)]
    for index in indexes:
        await connection.execute(index["drop_it"])
    return [index["make_it"] for index in reversed(indexes)]


async def _require_even(connection: Any) -> None:
    """The proofs of `omo doctor`."""
    for proof in PROOFS:
        uneven = [dict(row) async for row in getattr(queries.mileage, proof)(connection)]
        if uneven:
            raise CrowdUneven(f"{proof}: {uneven[:3]}")
