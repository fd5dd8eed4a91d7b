"""Takes a batch back, part by part: each part is one transaction, and the batch's row says how far it came.

A worker that is killed leaves its claim, which ends by itself; the next one goes on where it was.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.mileage import bookings
from app.mileage.ledger import book_on
from app.mileage.upkeep import catch_up
from app.operations import metrics
from app.queue.doorbell import Doorbell

REVERSED_TOGETHER = 500
"""The guild's ledger is held for about a tenth of a second."""

Tell = Callable[[int, str, Any], None]
"""With the guild, `reversal`, and how far it has come; must not block. `Live.tell` is one."""


async def ask_for_reversal(connection: Connection, guild_id: int, batch_id: int, actor_id: int) -> None:
    """In the caller's transaction. Asked again it changes nothing, also not who asked."""
    ids = {"guild_id": guild_id, "batch_id": batch_id}
    left = await queries.batches.ask_for_reversal(connection, actor_id=actor_id, **ids)
    if left is None:
        return
    before, after = {"entries": left["entries"], "miles": left["miles"]}, {"entries": 0, "miles": 0}
    await write_audit(connection, guild_id, actor_id, "mileage.reverse-batch", f"batch:{batch_id}", before, after)


class Reversing:
    def __init__(self, database: Database, doorbell: Doorbell, tell: Tell) -> None:
        self._database = database
        self._doorbell = doorbell
        self._tell = tell

    async def reverse(self, guild_id: int, batch_id: int, together: int = REVERSED_TOGETHER) -> bool:
        """False when there was nothing to do, or somebody else does it."""
        ids = {"guild_id": guild_id, "batch_id": batch_id}
        if not await self._database.run(lambda connection: queries.batches.claim_reversal(connection, **ids)):
            return False
        try:
            while await self._part(ids, together) == together:
                await self._progress(guild_id, ids)
        finally:
            await self._database.run(lambda connection: queries.batches.release_reversal(connection, **ids))
        await self._progress(guild_id, ids)
        self._doorbell.ring("sync_roles")
        return True

    async def _part(self, ids: dict[str, int], together: int) -> int:
        return await self._database.transact(lambda connection: _reverse_part(connection, ids, together))

    async def _progress(self, guild_id: int, ids: dict[str, int]) -> None:
        """Boards follow part by part: whoever looks meanwhile waits for one at most."""
        await self._database.run(lambda connection: catch_up(connection, guild_id))
        row = await self._database.run(lambda connection: queries.batches.batch(connection, **ids))
        told = {"batch_id": str(row["id"]), "done": row["reversal_done"], "entries": row["reversal_entries"]}
        self._tell(guild_id, "reversal", told | {"finished_at": row["reversed_at"]})


async def _reverse_part(connection: Connection, ids: dict[str, int], together: int) -> int:
    """How many of its entries were looked at."""
    guild_id = ids["guild_id"]
    await queries.batches.hold_ledger(connection, guild_id=guild_id)
    asked = await queries.batches.reversal_under_way(connection, **ids)
    if asked is None:
        return 0
    found = queries.batches.left_of_batch(connection, after_id=asked["reversal_up_to"], most=together, **ids)
    rows = [row async for row in found]
    reversals = [bookings.reversal(guild_id, asked["reversed_by"], row["user_id"], row["id"]) for row in rows]
    booked = await book_on(connection, [msgspec.structs.replace(each, batch_id=ids["batch_id"]) for each in reversals])
    up_to = rows[-1]["id"] if rows else asked["reversal_up_to"]
    await queries.batches.note_reversals(
        connection, entries=len(rows), up_to=up_to, finished=len(rows) < together, **ids
    )
    metrics.count_batch([each.outcome for each in booked])
    return len(rows)
