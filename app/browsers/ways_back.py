"""Somebody who is sent to another site and back: each way back works once.

What is used up stands in PostgreSQL: a Valkey that was emptied would let it count again.
"""

from app.database.pool import Database
from app.database.queries import queries


async def first_time_back(database: Database, nonce: str, seconds: int) -> bool:
    """`seconds` is for how long the way back would be good. Raises `DatabaseUnavailable`."""
    first = await database.run(
        lambda connection: queries.browsers.use_way_back(connection, nonce=nonce, seconds=float(seconds))
    )
    return bool(first)
