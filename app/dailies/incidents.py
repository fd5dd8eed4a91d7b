"""Notices when a host fails for many sources at once, and when that is over; `app/dailies/mending.py` tells of it."""

import msgspec

from app.dailies.hosts import HOST_WIDE, HostHealth, is_down
from app.database.pool import Connection, Database
from app.database.queries import queries


async def watch_hosts(database: Database) -> int:
    """How many hosts are down."""
    return await database.transact(_watch)


async def _watch(connection: Connection) -> int:
    rows = [row async for row in queries.dailies.failing_hosts(connection, problems=HOST_WIDE)]
    down = [
        {"host": row["host"], "problem": row["problem"], "sources": row["failing"], "began_at": row["since"]}
        for row in rows
        if is_down(HostHealth(row["failing"], row["sources"], row["in_a_row"]))
    ]
    await queries.dailies.open_incidents(connection, incidents=msgspec.json.encode(down).decode())
    await queries.dailies.end_incidents(connection, still_down=[each["host"] for each in down])
    return len(down)
