"""Jobs about guilds."""

from typing import Any

from app.database.pool import Database
from app.database.queries import queries


async def forget_webhook_events(ctx: dict[str, Any]) -> None:
    """Discord repeats an event for ten minutes at most; a week is kept."""
    await ctx["parts"][Database].run(queries.guilds.forget_webhook_events)
