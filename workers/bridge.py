"""Jobs of the website bridge."""

from typing import Any

from app.bridge.collecting import collect_whatever_is_new
from app.bridge.posting import HookPoster
from app.bridge.secrets import HookSecrets
from app.bridge.sending import Sending
from app.database.pool import Database
from app.database.queries import queries
from app.queue.doorbell import Doorbell

SWEEP_ROWS = 500


async def send_messages(ctx: dict[str, Any], guild_id: int, hook_id: int) -> int:
    """Sends what is due to one webhook; returns how many messages were taken."""
    parts = ctx["parts"]
    return await Sending(parts[Database], parts[HookPoster], parts[HookSecrets]).send_due(guild_id, hook_id)


async def sweep_messages(ctx: dict[str, Any]) -> int:
    """Looks what happened, and rings for every webhook that has something due."""
    parts = ctx["parts"]
    await collect_whatever_is_new(parts[Database])

    async def due(connection: Any) -> list[Any]:
        return [row async for row in queries.bridge.hooks_due(connection, most=SWEEP_ROWS)]

    rows = await parts[Database].run(due)
    for row in rows:
        parts[Doorbell].ring("send_messages", row["guild_id"], row["id"])
    return len(rows)


async def forget_messages(ctx: dict[str, Any]) -> None:
    """What was sent is kept for a month, what could not be for three."""
    await ctx["parts"][Database].run(queries.bridge.forget_messages)
