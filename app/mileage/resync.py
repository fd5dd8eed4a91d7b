"""Everybody's rank roles in a guild, looked after by the workers; `omo ranks resync` waits for them."""

import asyncio
from collections.abc import Callable
from typing import Any

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.guilds.store import OPERATOR
from app.queue.doorbell import Doorbell

LOOK_EVERY_SECONDS = 0.5


async def resync_ranks(parts: dict[type, Any], guild_id: int, report: Callable[[int, int], None]) -> None:
    """Reports done and total until all are done; stopping it stops nothing: the rows stay and are worked through."""
    database: Database = parts[Database]
    total = await ask_for_resync(database, parts[Doorbell], guild_id, OPERATOR)
    while left := await database.run(lambda connection: waiting_for_resync(connection, guild_id)):
        report(max(total - left, 0), total)
        await asyncio.sleep(LOOK_EVERY_SECONDS)
    report(total, total)


async def ask_for_resync(database: Database, doorbell: Doorbell, guild_id: int, actor_id: int) -> int:
    """How many members are looked after now. Paused ranks are tried anew."""

    async def ask(connection: Connection) -> int:
        await queries.guilds.resume_ranks(connection, guild_id=guild_id)
        asked: int = await queries.mileage.ask_for_all_rank_syncs(connection, guild_id=guild_id)
        await write_audit(connection, guild_id, actor_id, "ranks.resync", f"guild:{guild_id}", None, {"members": asked})
        return asked

    asked = await database.transact(ask)
    doorbell.ring("sweep_role_syncs")
    return asked


async def waiting_for_resync(connection: Connection, guild_id: int) -> int:
    """How many members' roles are still to be looked after."""
    count: int = await queries.mileage.waiting_rank_syncs(connection, guild_id=guild_id)
    return count
