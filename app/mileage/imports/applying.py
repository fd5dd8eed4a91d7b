"""Books an import, part by part: each part is one transaction, and the import's row says how far it came.

A worker that is killed leaves its claim, which ends by itself; the next one goes on where it was.
"""

from collections.abc import Callable
from typing import Any

import asyncpg

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.mileage.upkeep import catch_up
from app.queue.doorbell import Doorbell

BOOKED_TOGETHER = 1000
"""The guild's ledger is held for some hundredths of a second."""

Tell = Callable[[int, str, Any], None]
"""With the guild, `import`, and how far it has come; must not block. `Live.tell` is one."""


class Applying:
    def __init__(self, database: Database, doorbell: Doorbell, tell: Tell) -> None:
        self._database = database
        self._doorbell = doorbell
        self._tell = tell

    async def apply(self, guild_id: int, import_id: int, together: int = BOOKED_TOGETHER) -> bool:
        """False when there was nothing to do, or somebody else does it."""
        ids = {"guild_id": guild_id, "import_id": import_id}
        if not await self._database.run(lambda connection: queries.imports.claim_import(connection, **ids)):
            return False
        try:
            while await self._database.transact(lambda connection: _book_part(connection, ids, together)) == together:
                await self._progress(guild_id, ids)
        finally:
            await self._database.run(lambda connection: queries.imports.release_import(connection, **ids))
        await self._progress(guild_id, ids)
        self._doorbell.ring("sync_roles")
        return True

    async def _progress(self, guild_id: int, ids: dict[str, int]) -> None:
        """Boards follow part by part: whoever looks meanwhile waits for one at most."""
        await self._database.run(lambda connection: catch_up(connection, guild_id))
        row: asyncpg.Record = await self._database.run(
            lambda connection: queries.imports.read_import(connection, **ids)
        )
        told = {"id": str(row["id"]), "state": row["state"], "done": row["done"], "members": row["members"]}
        self._tell(guild_id, "import", told)


async def _book_part(connection: Connection, ids: dict[str, int], together: int) -> int:
    looked_at: int = await queries.imports.book_part(connection, most=together, **ids)
    return looked_at
