"""Reading boards and histories among a million members, as the bot does it."""

import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import asyncpg

from app.database.pool import Connection, Database, open_pool
from app.mileage.boards import read_page
from app.mileage.bookings import CHECK_IN, Booking
from app.mileage.days import month_board, week_board
from app.mileage.ledger import book_entries
from app.mileage.statement import NEWEST, read_statement
from app.mileage.upkeep import catch_up
from tests.bench.crowd import GUILD, TODAY, Done, make_crowd
from tests.bench.crowd import steps as steps_of_crowd
from tests.bench.payloads import FIRST_MEMBER
from tests.bench.statistics import percentile

BATCH = 250
PROGRESS_BATCHES = 40
WARM_UP = 200
AUTOVACUUMED = ("entries", "members", "standings", "standings_histogram", "odometers")
"""Left alone here, so that the second measurement meets every dead row."""

Read = Callable[[Connection, int], Awaitable[object]]


@dataclass(frozen=True)
class Crowding:
    """How much: `scale` 1 is a million members and ten million entries."""

    scale: float = 1.0
    reads: int = 2_000
    bookings: int = 200_000


@dataclass(frozen=True)
class ReadTimes:
    """Milliseconds, of many members drawn at random."""

    what: str
    p50: float
    p99: float
    slowest: float


@dataclass(frozen=True)
class BoardResult:
    vacuumed: list[ReadTimes]
    booked: list[ReadTimes]
    """After the bookings, nothing vacuumed in between."""


def steps(crowding: Crowding) -> int:
    """How often `measure_boards` tells that something is done."""
    return steps_of_crowd() + 2 * len(READS) + crowding.bookings // BATCH // PROGRESS_BATCHES


async def measure_boards(database_url: str, crowding: Crowding, done: Done) -> BoardResult:
    """Into a migrated and empty database."""
    await make_crowd(database_url, crowding.scale, done)
    return await measure_reads(database_url, crowding, done)


async def measure_reads(database_url: str, crowding: Crowding, done: Done) -> BoardResult:
    pool = await open_pool(database_url, 2)
    try:
        for table in AUTOVACUUMED:
            await pool.execute(f"alter table {table} set (autovacuum_enabled = off)")
        crowd = _Crowd(Database(pool), await _present_members(pool), random.Random(1))
        vacuumed = await _timed_reads(crowd, crowding.reads, done)
        await _book(crowd, crowding.bookings, done)
        return BoardResult(vacuumed, await _timed_reads(crowd, crowding.reads, done))
    finally:
        await pool.close()


@dataclass(frozen=True)
class _Crowd:
    database: Database
    present: list[int]
    """Members who have not left."""
    chance: random.Random


async def _present_members(pool: asyncpg.Pool) -> list[int]:
    rows = await pool.fetch("select user_id from members where guild_id = $1 and left_at is null order by 1", GUILD)
    return [row["user_id"] for row in rows]


def _page(board: str) -> Read:
    return lambda connection, user_id: read_page(connection, GUILD, board, user_id, "down")


def _page_around(board: str) -> Read:
    return lambda connection, user_id: read_page(connection, GUILD, board, user_id, "me")


READS: dict[str, Read] = {
    "top ten and my place": _page("all"),
    "the page around me": _page_around("all"),
    "the week's top ten and my place": _page(week_board(TODAY)),
    "the week's page around me": _page_around(week_board(TODAY)),
    "the month's top ten and my place": _page(month_board(TODAY)),
    "history": lambda connection, user_id: read_statement(connection, GUILD, user_id, NEWEST),
}


async def _timed_reads(crowd: _Crowd, reads: int, done: Done) -> list[ReadTimes]:
    times = []
    for what, read in READS.items():
        await _times(crowd.database, read, crowd.chance.choices(crowd.present, k=WARM_UP))
        seconds = await _times(crowd.database, read, crowd.chance.choices(crowd.present, k=reads))
        times.append(ReadTimes(what, *(percentile(seconds, percent) * 1000 for percent in (50, 99, 100))))
        done(what)
    return times


async def _times(database: Database, read: Read, user_ids: Sequence[int]) -> list[float]:
    """Sorted seconds, each from asking for a connection to having the result."""
    seconds = []
    for user_id in user_ids:
        started = time.perf_counter()
        await database.run(lambda connection, user_id=user_id: read(connection, user_id))  # type: ignore[misc]
        seconds.append(time.perf_counter() - started)
    return sorted(seconds)


async def _book(crowd: _Crowd, bookings: int, done: Done) -> None:
    for number in range(bookings // BATCH):
        user_ids = crowd.chance.sample(crowd.present, min(BATCH, len(crowd.present)))
        batch = [_booking(user_id, number) for user_id in user_ids]
        outcomes = {booked.outcome for booked in await book_entries(crowd.database, batch)}
        assert outcomes == {"booked"}, outcomes
        await crowd.database.run(lambda connection: catch_up(connection, GUILD))
        if number % PROGRESS_BATCHES == PROGRESS_BATCHES - 1:
            done("bookings")


def _booking(user_id: int, batch: int) -> Booking:
    return Booking(
        guild_id=GUILD,
        user_id=user_id,
        actor_id=user_id,
        name=f"Companion {user_id - FIRST_MEMBER}",
        reason=CHECK_IN,
        source_key=f"bench:{batch}:{user_id}",
        day=TODAY,
        miles=10,
        streak_step=2,
        streak_most=6,
        settings_version=0,
    )
