"""The office where a guild's books are kept: books for tests without ceremony, and proves that everything adds up."""

import itertools
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from typing import Any, Protocol

import asyncpg

from app.commands.context import Person
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import Booked, Booking
from app.mileage.days import month_board, week_board
from app.mileage.ledger import Ledger, book_entries
from app.mileage.upkeep import BoardUpkeep, catch_up

TODAY = date(2026, 11, 23)
WHOLE_BOARD = -1_000_000
"""As `whole_board` in SQL."""
ANA = Person(100000000000000001, "Ana")

_interactions = itertools.count(1_300_000_000_000_000_001)


class Someone(Protocol):
    """Of the cast, or whom a test made up."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


class Office:
    def __init__(self, database: Database, guild_id: int) -> None:
        self.database = database
        self.guild_id = guild_id

    async def book(self, booking: Booking) -> Booked:
        [booked] = await book_entries(self.database, [booking])
        return booked

    async def check_in(self, person: Person, day: date = TODAY, settings: GuildSettings | None = None) -> Booked:
        booking = bookings.check_in(settings or GuildSettings(), self.guild_id, person, day, next(_interactions))
        return await self.book(booking)

    async def award(
        self, person: Someone, miles: int, day: date = TODAY, *, why: str = "", by: Someone = ANA, version: int = 0
    ) -> Booked:
        return await self.book(self.awarding(person, miles, day, why=why, by=by, version=version))

    def awarding(
        self, person: Someone, miles: int, day: date = TODAY, *, why: str = "", by: Someone = ANA, version: int = 0
    ) -> Booking:
        settings = GuildSettings(self_award=True, version=version)
        giver, to = Person(by.id, by.name), Person(person.id, person.name)
        return bookings.award(settings, self.guild_id, giver, to, miles, why, day, next(_interactions))

    async def reverse(self, person: Person, entry_id: int | None, by: Person = ANA) -> Booked:
        assert entry_id is not None
        return await self.book(bookings.reversal(self.guild_id, by.id, person.id, entry_id, next(_interactions)))

    async def standing(self, person: Someone) -> asyncpg.Record:
        return await self.database.run(
            lambda connection: queries.mileage.member_standing(connection, guild_id=self.guild_id, user_id=person.id)
        )

    async def balance(self, person: Someone) -> int:
        balance: int = (await self.standing(person))["balance"]
        return balance

    async def odometer(self) -> int:
        miles: int = await self.database.run(
            lambda connection: queries.mileage.odometer(connection, guild_id=self.guild_id)
        )
        return miles

    async def fetch(self, statement: str, *arguments: Any) -> list[asyncpg.Record]:
        return await self.database.run(lambda connection: connection.fetch(statement, *arguments))

    async def entries(self) -> list[asyncpg.Record]:
        return await self.fetch("select * from entries where guild_id = $1 order by id", self.guild_id)

    async def prove(self) -> None:
        """Every total equals what the entries say, reckoned up here anew."""
        await self.database.run(lambda connection: _prove(connection, self.guild_id))


@asynccontextmanager
async def ledgers(database: Database, count: int = 1, guilds: GuildStore | None = None) -> AsyncIterator[list[Ledger]]:
    """As many processes would have them: they share nothing but the database."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(_running_ledger(database, guilds)) for _ in range(count)]


@asynccontextmanager
async def _running_ledger(database: Database, guilds: GuildStore | None) -> AsyncIterator[Ledger]:
    boards = BoardUpkeep(database, pause=0)
    ledger = Ledger(database, guilds or GuildStore(database), boards, lambda: None)
    yield ledger
    await ledger.close()
    await boards.close()


async def _prove(connection: Connection, guild_id: int) -> None:
    await _prove_as_the_doctor_does(connection, guild_id)  # however far the boards have come
    await catch_up(connection, guild_id)
    entries = await connection.fetch("select * from entries where guild_id = $1 order by id", guild_id)
    standings = await connection.fetch("select * from standings where guild_id = $1", guild_id)
    _prove_running_balances(entries)
    _prove_reversals(entries)
    _prove_standings(entries, standings)
    await _prove_balances(connection, guild_id, entries)
    await _prove_listing(connection, guild_id)
    await _prove_histograms(connection, guild_id, standings)
    await _prove_places(connection, guild_id, standings)
    on_odometer = await queries.mileage.odometer(connection, guild_id=guild_id)
    assert on_odometer == sum(entry["miles"] for entry in entries)
    await _prove_as_the_doctor_does(connection, guild_id)


async def _prove_as_the_doctor_does(connection: Connection, guild_id: int) -> None:
    mileage = queries.mileage
    for proof in (
        mileage.uneven_balances,
        mileage.uneven_boards,
        mileage.uneven_histograms,
        mileage.uneven_odometers,
        mileage.uneven_names,
    ):
        assert [dict(row) async for row in proof(connection) if row["guild_id"] == guild_id] == []


def _prove_running_balances(entries: list[asyncpg.Record]) -> None:
    balances: defaultdict[int, int] = defaultdict(int)
    for entry in entries:
        if entry["user_id"]:
            balances[entry["user_id"]] += entry["miles"]
            assert entry["balance"] == balances[entry["user_id"]], dict(entry)


def _prove_reversals(entries: list[asyncpg.Record]) -> None:
    by_id = {entry["id"]: entry for entry in entries}
    for entry in (entry for entry in entries if entry["reverses"] is not None):
        original = by_id[entry["reverses"]]
        assert (entry["miles"], entry["day"]) == (-original["miles"], original["day"])
        assert original["reverses"] is None
    reversed_ids = [entry["reverses"] for entry in entries if entry["reverses"] is not None]
    assert len(set(reversed_ids)) == len(reversed_ids)


def _prove_standings(entries: list[asyncpg.Record], standings: list[asyncpg.Record]) -> None:
    expected: Counter[tuple[str, int]] = Counter()
    for entry in (entry for entry in entries if entry["user_id"]):
        for board in ("all", week_board(entry["day"]), month_board(entry["day"])):
            expected[board, entry["user_id"]] += entry["miles"]
    assert {(row["board"], row["user_id"]): row["miles"] for row in standings} == dict(expected)


async def _prove_balances(connection: Connection, guild_id: int, entries: list[asyncpg.Record]) -> None:
    expected: Counter[int] = Counter()
    for entry in (entry for entry in entries if entry["user_id"]):
        expected[entry["user_id"]] += entry["miles"]
    rows = await connection.fetch(
        "select user_id, balance from members where guild_id = $1 and balance is not null", guild_id
    )
    assert {row["user_id"]: row["balance"] for row in rows} == dict(expected)


async def _prove_listing(connection: Connection, guild_id: int) -> None:
    wrong = await connection.fetch(
        """select s.board, s.user_id from standings s left join members m using (guild_id, user_id)
        where guild_id = $1 and s.listed is distinct from (m.left_at is null and not m.hidden)""",
        guild_id,
    )
    assert wrong == []


async def _prove_histograms(connection: Connection, guild_id: int, standings: list[asyncpg.Record]) -> None:
    expected = Counter(
        (row["board"], place)
        for row in standings
        if row["listed"] and row["miles"] > 0
        for place in (bucket_of(row["miles"]), shelf_of(row["miles"]), WHOLE_BOARD)
    )
    rows = await connection.fetch("select * from standings_histogram where guild_id = $1 and members <> 0", guild_id)
    assert {(row["board"], row["bucket"]): row["members"] for row in rows} == dict(expected)


async def _prove_places(connection: Connection, guild_id: int, standings: list[asyncpg.Record]) -> None:
    asked = [row for row in standings if row["miles"] > 0]
    places = await connection.fetch(
        """select board_place($1, board, miles) as place
        from unnest($2::text[], $3::bigint[]) with ordinality as asked (board, miles, number) order by number""",
        guild_id,
        [row["board"] for row in asked],
        [row["miles"] for row in asked],
    )
    for mine, found in zip(asked, places, strict=True):
        ahead = [
            row for row in asked if row["listed"] and row["board"] == mine["board"] and row["miles"] > mine["miles"]
        ]
        assert found["place"] == 1 + len(ahead), dict(mine)


def bucket_of(miles: int) -> int:
    """As `miles_bucket` in SQL: 1024 buckets to a doubling, worked out from the number's binary digits."""
    if miles < 2048:
        return max(miles, 0)
    doublings = miles.bit_length() - 11
    return 1024 * doublings + (miles >> doublings)


def shelf_of(miles: int) -> int:
    """As `bucket_shelf` in SQL: 64 buckets together."""
    return -1 - bucket_of(miles) // 64
