"""Books entries, many people's at once.

While one statement is on its way to the disk, the bookings that arrive wait and leave together as the next: a busy
minute costs few commits, a quiet one no delay. Each caller hears of their own entry after the commit that holds it.
"""

import asyncio
import time
from collections.abc import Callable

import asyncpg
import msgspec

from app.database.pool import Connection, Database, Lane
from app.errors import BadInput, DatabaseUnavailable
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage.bookings import Booked, Booking
from app.operations import metrics

MOST_TOGETHER = 256
BOOK_ENTRIES = "select * from book_entries($1, $2)"

RanksDue = Callable[[int, int], None]
"""Called with guild and member after a commit that crossed a rank's threshold; must not block."""

Waiting = tuple[Booking, asyncio.Future[Booked]]

_encode = msgspec.json.Encoder().encode


class Ledger:
    def __init__(self, database: Database, guilds: GuildStore, ranks_due: RanksDue) -> None:
        self._lane = Lane(database)
        self._guilds = guilds
        self._ranks_due = ranks_due
        self._waiting: list[Waiting] = []
        self._driver: asyncio.Task[None] | None = None

    async def decide_and_book(self, guild_id: int, decide: Callable[[GuildSettings], Booking]) -> Booked:
        """`decide` is asked again when the guild's settings changed meanwhile. Raises `BadInput` during a cooldown."""
        while True:
            booked = await self.book(decide(await self._guilds.settings(guild_id)))
            if booked.outcome == "cooling":
                again = int(time.time()) + (booked.wait_seconds or 0)
                raise BadInput("error-cooling", when=f"<t:{again}:R>")
            if booked.outcome != "stale":
                return booked
            self._guilds.forget(guild_id)

    async def book(self, booking: Booking) -> Booked:
        """Returns after the commit. Raises `DatabaseUnavailable`; booking again with the same source key is safe."""
        future: asyncio.Future[Booked] = asyncio.get_running_loop().create_future()
        self._waiting.append((booking, future))
        if self._driver is None:
            self._driver = asyncio.create_task(self._drive())
        return await future

    async def _drive(self) -> None:
        try:
            while batch := self._next_batch():
                await self._book_batch(batch)
        finally:
            self._driver = None
            if not self._waiting:
                await self._lane.leave()

    def _next_batch(self) -> list[Waiting]:
        """The longest waiting bookings, each member at most once: the next one of theirs builds on this one."""
        batch: list[Waiting] = []
        later: list[Waiting] = []
        members: set[tuple[int, int]] = set()
        for waiting in self._waiting:
            member = (waiting[0].guild_id, waiting[0].user_id)
            if member in members or len(batch) == MOST_TOGETHER:
                later.append(waiting)
            else:
                members.add(member)
                batch.append(waiting)
        self._waiting = later
        return batch

    async def _book_batch(self, batch: list[Waiting]) -> None:
        try:
            results = await book_entries(self._lane, [booking for booking, _ in batch])
        except Exception as error:
            await self._book_alone(batch, error)
            return
        for (booking, future), booked in zip(batch, results, strict=True):
            if booked.ranks_due:
                self._ranks_due(booking.guild_id, booking.user_id)
            if not future.done():  # the caller may have gone
                future.set_result(booked)

    async def _book_alone(self, batch: list[Waiting], error: Exception) -> None:
        """One bad row must not fail its neighbours; a database that is away fails them all."""
        if len(batch) > 1 and not isinstance(error, DatabaseUnavailable):
            for waiting in batch:
                await self._book_batch([waiting])
            return
        for _, future in batch:
            if not future.done():
                future.set_exception(error)


async def book_entries(database: Database | Lane, bookings: list[Booking]) -> list[Booked]:
    """In the order of `bookings`, which hold each member at most once."""
    guild_ids = list({booking.guild_id for booking in bookings})
    awards = _encode(bookings).decode()

    async def work(connection: Connection) -> list[asyncpg.Record]:
        return await connection.fetch(BOOK_ENTRIES, guild_ids, awards)

    rows = await database.run(work)
    metrics.count_batch([row["outcome"] for row in rows])
    booked = {row["place_in_batch"]: _booked(row) for row in rows}
    return [booked[place] for place in range(1, len(bookings) + 1)]


def _booked(row: asyncpg.Record) -> Booked:
    return Booked(
        outcome=row["outcome"],
        entry_id=row["entry_id"],
        miles=row["miles"] or 0,
        balance=row["balance"] or 0,
        streak=row["streak"],
        interaction_id=row["interaction_id"],
        ranks_due=row["ranks_due"],
        wait_seconds=row["wait_seconds"],
    )
