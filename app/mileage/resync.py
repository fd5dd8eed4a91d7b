"""`omo ranks resync`: everybody's rank roles in a guild, looked after by the workers while this waits."""

import asyncio
from collections.abc import Callable
from typing import Any

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.queue.doorbell import Doorbell

LOOK_EVERY_SECONDS = 0.5


async def resync_ranks(parts: dict[type, Any], guild_id: int, report: Callable[[int, int], None]) -> None:
    """Reports done and total until all are done; stopping it stops nothing: the rows stay and are worked through."""
    database: Database = parts[Database]

    async def ask(connection: Connection) -> int:
        await queries.guilds.resume_ranks(connection, guild_id=guild_id)
        asked: int = await queries.mileage.ask_for_all_rank_syncs(connection, guild_id=guild_id)
        return asked

    async def waiting(connection: Connection) -> int:
        count: int = await queries.mileage.waiting_rank_syncs(connection, guild_id=guild_id)
        return count

    total = await database.transact(ask)
    parts[Doorbell].ring("sweep_role_syncs")
    while left := await database.run(waiting):
        report(max(total - left, 0), total)
        await asyncio.sleep(LOOK_EVERY_SECONDS)
    report(total, total)
