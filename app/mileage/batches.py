"""Bookings that are made together or not at all."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage.bookings import Booking
from app.mileage.ledger import book_on
from app.mileage.upkeep import BoardUpkeep
from app.operations import metrics
from app.queue.doorbell import Doorbell

MOST_LINES = 1000
"""Of a batch that is booked in one transaction: the guild's ledger is held for about a tenth of a second."""


class NewBatch(NamedTuple):
    kind: str
    source_key: str
    """What makes it once."""
    origin: str
    actor_id: int
    note: str | None = None


class SettingsChanged(Exception):
    """Since the bookings were decided: decide again."""


class Batches:
    def __init__(self, database: Database, guilds: GuildStore, boards: BoardUpkeep, doorbell: Doorbell) -> None:
        self._database = database
        self._guilds = guilds
        self._boards = boards
        self._doorbell = doorbell

    async def book(self, guild_id: int, new: NewBatch, decide: Callable[[GuildSettings], list[Booking]]) -> int:
        """The batch's id, after the commit; that of the first time, when there is one with this source key. `decide`
        is asked again when the guild's settings changed meanwhile; what it raises books nothing."""
        while True:
            decided = decide(await self._guilds.settings(guild_id))
            try:
                batch_id = await self._database.transact(
                    lambda connection, decided=decided: _book(connection, guild_id, new, decided)  # type: ignore[misc]
                )
            except SettingsChanged:
                self._guilds.forget(guild_id)
                continue
            self._tell(guild_id)
            return batch_id

    def _tell(self, guild_id: int) -> None:
        self._boards.fall_behind([guild_id])
        self._doorbell.ring("sync_roles")


async def _book(connection: Connection, guild_id: int, new: NewBatch, decided: list[Booking]) -> int:
    await queries.batches.hold_ledger(connection, guild_id=guild_id)
    batch_id: int | None = await queries.batches.begin_batch(connection, guild_id=guild_id, **new._asdict())
    if batch_id is None:
        first: int = await queries.batches.batch_of(connection, guild_id=guild_id, source_key=new.source_key)
        return first
    booked = await book_on(connection, [_line(booking, batch_id, line) for line, booking in enumerate(decided)])
    if any(each.outcome == "stale" for each in booked):
        raise SettingsChanged
    sums = {"entries": len(booked), "miles": sum(each.miles for each in booked)}
    await queries.batches.sum_up_batch(connection, guild_id=guild_id, batch_id=batch_id, **sums)
    after = {"kind": new.kind, "origin": new.origin, "note": new.note, **sums}
    await write_audit(connection, guild_id, new.actor_id, "mileage.batch", f"batch:{batch_id}", None, after)
    metrics.count_batch([each.outcome for each in booked])
    return batch_id


def _line(booking: Booking, batch_id: int, line: int) -> Booking:
    return msgspec.structs.replace(booking, batch_id=batch_id, source_key=f"batch:{batch_id}:{line}")
