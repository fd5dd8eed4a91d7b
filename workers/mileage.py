"""Jobs of mileage."""

from typing import Any

from app.database.pool import Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.guilds.store import GuildStore
from app.mileage.leavers import look_for_leavers
from app.mileage.role_sync import RoleSync, resume_mended_ranks
from app.queue.doorbell import Doorbell

SWEEP_ROWS = 500


async def sync_roles(ctx: dict[str, Any], guild_id: int, user_id: int) -> str:
    """Gives and takes the rank roles of one member; returns what became of it."""
    parts = ctx["parts"]
    return await RoleSync(parts[Database], parts[DiscordRest]).sync(guild_id, user_id)


async def sweep_role_syncs(ctx: dict[str, Any]) -> int:
    """Rings again for whatever is due: a bell that nobody heard, a retry whose time has come."""
    parts = ctx["parts"]

    async def due(connection: Any) -> list[Any]:
        return [row async for row in queries.mileage.due_rank_syncs(connection, most=SWEEP_ROWS)]

    rows = await parts[Database].run(due)
    for row in rows:
        parts[Doorbell].ring("sync_roles", row["guild_id"], row["user_id"], turn=row["turn"])
    return len(rows)


async def resume_ranks(ctx: dict[str, Any]) -> int:
    """Looks whether the reasons of paused ranks are mended."""
    parts = ctx["parts"]
    return await resume_mended_ranks(parts[Database], parts[DiscordRest], parts[GuildStore])


async def mark_leavers(ctx: dict[str, Any]) -> int:
    """Takes those who left off the boards."""
    parts = ctx["parts"]
    return await look_for_leavers(parts[Database], parts[DiscordRest])
