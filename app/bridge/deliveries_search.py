"""A hook's deliveries, with filters."""

from datetime import datetime
from typing import NamedTuple

import asyncpg

from app.database.pool import Connection
from app.database.searching import Search

COLUMNS = (
    *("id", "event", "subject", "data", "state", "attempts"),
    *("due_at", "happened_at", "tried_at", "last_status", "last_problem"),
)


class DeliveriesFilter(NamedTuple):
    state: str | None = None
    event: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_deliveries(
    connection: Connection, guild_id: int, hook_id: int, wanted: DeliveriesFilter, most: int
) -> list[asyncpg.Record]:
    """The newest first."""
    search = Search("hook_deliveries", guild_id)
    search.equal(hook_id=hook_id, state=wanted.state, event=wanted.event)
    search.within("happened_at", wanted.since, wanted.until)
    search.below(wanted.before_id)
    return await search.newest(connection, search.select(*COLUMNS), most)
