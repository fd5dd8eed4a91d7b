"""Jobs of the Control Room."""

from typing import Any

from app.database.pool import Database
from app.database.queries import queries


async def forget_used_keys(ctx: dict[str, Any]) -> None:
    """Ways back from Discord that are long over, and answers that nobody asks for again."""
    database: Database = ctx["parts"][Database]
    await database.run(queries.browsers.forget_used_ways_back)
    await database.run(queries.control_room.forget_answers)
