"""Jobs of mileage."""

from typing import Any

from app.database.pool import Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.guilds.store import GuildStore
from app.mileage.imports.applying import Applying
from app.mileage.leavers import look_for_leavers
from app.mileage.names import follow_all_names
from app.mileage.reversing import Reversing
from app.mileage.role_sync import RoleSync, resume_mended_ranks
from app.queue.doorbell import Doorbell
from app.queue.live import Live

SYNC_SECONDS = 9.0
"""Until shortly before the next sweep."""
SWEEP_ROWS = 500


async def sync_roles(ctx: dict[str, Any]) -> int:
    """Gives and takes the rank roles of whoever is due, a few at a time; returns how many were taken up."""
    syncing: RoleSync = ctx["parts"][RoleSync]
    return await syncing.sync_due(SYNC_SECONDS)


async def resume_ranks(ctx: dict[str, Any]) -> int:
    """Looks whether the reasons of paused ranks are mended."""
    parts = ctx["parts"]
    return await resume_mended_ranks(parts[Database], parts[DiscordRest], parts[GuildStore])


async def mark_leavers(ctx: dict[str, Any]) -> int:
    """Takes those who left off the boards."""
    parts = ctx["parts"]
    return await look_for_leavers(parts[Database], parts[DiscordRest])


async def keep_names(ctx: dict[str, Any]) -> int:
    """Lets members be found by the names they came with since the last time."""
    return await follow_all_names(ctx["parts"][Database])


async def apply_import(ctx: dict[str, Any], guild_id: int, import_id: int) -> bool:
    """Books what is left of an import; false when there was nothing to do, or another worker does it."""
    parts = ctx["parts"]
    return await Applying(parts[Database], parts[Doorbell], parts[Live].tell).apply(guild_id, import_id)


async def sweep_imports(ctx: dict[str, Any]) -> int:
    """Rings for whatever is not booked to its end: a bell that nobody heard, a worker that was killed."""
    parts = ctx["parts"]

    async def due(connection: Any) -> list[Any]:
        return [row async for row in queries.imports.due_imports(connection, most=SWEEP_ROWS)]

    rows = await parts[Database].run(due)
    for row in rows:
        parts[Doorbell].ring("apply_import", row["guild_id"], row["id"])
    return len(rows)


async def reverse_batch(ctx: dict[str, Any], guild_id: int, batch_id: int) -> bool:
    """Takes back what is left of a batch; false when there was nothing to do, or another worker does it."""
    parts = ctx["parts"]
    return await Reversing(parts[Database], parts[Doorbell], parts[Live].tell).reverse(guild_id, batch_id)


async def sweep_reversals(ctx: dict[str, Any]) -> int:
    """Rings for whatever is not taken back to its end, as `sweep_imports` does."""
    parts = ctx["parts"]

    async def due(connection: Any) -> list[Any]:
        return [row async for row in queries.batches.due_reversals(connection, most=SWEEP_ROWS)]

    rows = await parts[Database].run(due)
    for row in rows:
        parts[Doorbell].ring("reverse_batch", row["guild_id"], row["id"])
    return len(rows)


async def forget_imports(ctx: dict[str, Any]) -> None:
    """Files that nobody applied, and the lines of those that were, are kept for a month."""
    await ctx["parts"][Database].run(queries.imports.forget_rows)
