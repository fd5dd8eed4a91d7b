"""Jobs of the statistics."""

from typing import Any

from app.database.pool import Database
from app.statistics.counting import count_whatever_is_new


async def count_statistics(ctx: dict[str, Any]) -> int:
    """Takes new entries and posts into the charts."""
    return await count_whatever_is_new(ctx["parts"][Database])
