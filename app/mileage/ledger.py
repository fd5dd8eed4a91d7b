"""Books entries, many people's at once.

While one statement is on its way to the disk, the bookings that arrive wait and leave together as the next: a busy
minute costs few commits, a quiet one no delay. Each caller hears of their own entry after the commit that holds it.
"""

import asyncio
import time
from collections.abc import Callable
from contextvars import Context
from typing import NamedTuple

import msgspec

from app.database.pool import RETRY_SECONDS, Connection, Database, Lane
from app.errors import BadInput, DatabaseUnavailable, NotAllowed
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage.bookings import Booked, Booking
from app.mileage.upkeep import BoardUpkeep
from app.operations import metrics

MOST_TOGETHER = 32
"""So that some work on their answers while the bookings of others are on their way: with 256 the process was idle for a
tenth of the time, with 16 it made more commits than that saved (64 connections, two cores)."""
BOOK_ENTRIES = "select * from book_entries($1, $2)"

RanksDue = Callable[[], None]
"""Called after a commit that crossed a rank's threshold; must not block."""


class Waiting(NamedTuple):
    booking: Booking
    future: asyncio.Future[Booked]
    until: float
    """When its caller has waited long enough, by `time.monotonic()`."""
    unsure: bool = False
    """Whether an earlier try may have booked it."""


_encode = msgspec.json.Encoder().encode


class Ledger:
    def __init__(self, database: Database, guilds: GuildStore, boards: BoardUpkeep, ranks_due: RanksDue) -> None:
        self._lane = Lane(database)
        self._guilds = guilds
        self._boards = boards
        self._ranks_due = ranks_due
        self._waiting: list[Waiting] = []
        self._driver: asyncio.Task[None] | None = None
        self._busy = False
        """Whether a statement is on its way."""

    async def decide_and_book(self, guild_id: int, decide: Callable[[GuildSettings], Booking]) -> Booked:
        """`decide` is asked again when the guild's settings changed meanwhile. Raises `BadInput` during a cooldown,
        `NotAllowed` where miles are switched off."""
        while True:
            settings = await self._guilds.settings(guild_id)
            if "mileage" in settings.switched_off:  # also where something else would earn miles
                raise NotAllowed("error-switched-off")
            booked = await self.book(decide(settings))
            if booked.outcome == "cooling":
                again = int(time.time()) + (booked.wait_seconds or 0)
                raise BadInput("error-cooling", when=f"<t:{again}:R>")
            if booked.outcome != "stale":
                return booked
            self._guilds.forget(guild_id)

    async def book(self, booking: Booking) -> Booked:
        """Returns after the commit. Raises `DatabaseUnavailable`; booking again with the same source key is safe."""
        future: asyncio.Future[Booked] = asyncio.get_running_loop().create_future()
        self._waiting.append(Waiting(booking, future, time.monotonic() + RETRY_SECONDS))
        if not self._busy:  # then nobody else waits, and there is nobody to wait for
            self._busy = True
            try:
                await self._book_batch(self._next_batch())
            finally:
                self._go_on()
        return await future

    def _go_on(self) -> None:
        """With those who came meanwhile."""
        self._busy = bool(self._waiting)
        if self._busy:
            # In a context of its own: it works for many, so its log lines carry nobody's interaction.
            self._driver = asyncio.create_task(self._drive(), context=Context())

    async def _drive(self) -> None:
        try:
            while batch := self._next_batch():
                await self._book_batch(batch)
        finally:
            self._busy = False

    async def close(self) -> None:
        await self._lane.close()

    def _next_batch(self) -> list[Waiting]:
        """The longest waiting bookings, each member at most once: the next one of theirs builds on this one."""
        batch: list[Waiting] = []
        later: list[Waiting] = []
        members: set[tuple[int, int]] = set()
        for waiting in self._waiting:
            member = (waiting.booking.guild_id, waiting.booking.user_id)
            if member in members or len(batch) == MOST_TOGETHER:
                later.append(waiting)
            else:
                members.add(member)
                batch.append(waiting)
        self._waiting = later
        return batch

    async def _book_batch(self, batch: list[Waiting]) -> None:
        patience = max(min(waiting.until for waiting in batch) - time.monotonic(), 0.0)
        bookings = [waiting.booking for waiting in batch]
        try:
            results = await self._lane.run(lambda connection: book_on(connection, bookings), patience)
        except DatabaseUnavailable as error:
            self._give_up(batch, error)
        except Exception as error:
            await self._book_alone(batch, error)
        else:
            for waiting, booked in zip(batch, results, strict=True):
                if not waiting.future.done():  # the caller may have gone
                    waiting.future.set_result(booked)
            # The callers' answers go out first.
            asyncio.get_running_loop().call_soon(self._follow_up, bookings, results, context=Context())

    def _follow_up(self, bookings: list[Booking], results: list[Booked]) -> None:
        self._boards.fall_behind({booking.guild_id for booking in bookings})
        if any(booked.ranks_due for booked in results):
            self._ranks_due()
        metrics.count_batch([booked.outcome for booked in results])

    def _give_up(self, batch: list[Waiting], error: DatabaseUnavailable) -> None:
        """Whoever has waited long enough is told; the others go first in the next batch."""
        now, patient = time.monotonic(), []
        for waiting in batch:
            unsure = waiting.unsure or error.unsure
            if waiting.until > now:
                patient.append(waiting._replace(unsure=unsure))
            elif not waiting.future.done():
                told = DatabaseUnavailable(str(error))
                told.unsure = unsure
                waiting.future.set_exception(told)
        self._waiting = patient + self._waiting

    async def _book_alone(self, batch: list[Waiting], error: Exception) -> None:
        """One bad row must not fail its neighbours."""
        if len(batch) > 1:
            for waiting in batch:
                await self._book_batch([waiting])
        elif not batch[0].future.done():
            batch[0].future.set_exception(error)


async def book_entries(database: Database, bookings: list[Booking]) -> list[Booked]:
    """In the order of `bookings`, which hold each member at most once."""
    return await database.run(lambda connection: book_on(connection, bookings))


async def book_on(connection: Connection, bookings: list[Booking]) -> list[Booked]:
    """In the order of `bookings`. Holds the locks of their guilds until the transaction ends."""
    guild_ids = sorted({booking.guild_id for booking in bookings})
    rows = await connection.fetch(BOOK_ENTRIES, guild_ids, _encode(bookings).decode())
    return [Booked(*row) for row in rows]
