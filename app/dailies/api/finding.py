"""What an address of the Admin API names, or 404: in the transaction that goes on with it."""

import asyncpg

from app.api.call import Call
from app.api.problems import NotThere
from app.database.pool import Connection
from app.database.queries import queries


async def require_source(connection: Connection, call: Call) -> asyncpg.Record:
    """A row of `described-sources`."""
    ids = {"guild_id": call.guild_id, "source_id": call.ids["source_id"]}
    async for row in queries.dailies.described_sources(connection, after_id=0, most=1, **ids):
        found: asyncpg.Record = row
        return found
    raise NotThere("no such source")


async def require_destination(connection: Connection, call: Call) -> asyncpg.Record:
    """A row of `described-destinations`."""
    rows = await destinations_of(connection, call.guild_id, [call.ids["source_id"]])
    found = next((row for row in rows if row["id"] == call.ids["destination_id"]), None)
    if found is None:
        raise NotThere("no such destination")
    return found


async def destinations_of(connection: Connection, guild_id: int, source_ids: list[int]) -> list[asyncpg.Record]:
    rows = queries.dailies.described_destinations(connection, guild_id=guild_id, source_ids=source_ids)
    return [row async for row in rows]


async def require_item(connection: Connection, guild_id: int, item_id: int) -> asyncpg.Record:
    """A row of `find-item`."""
    row: asyncpg.Record | None = await queries.dailies.find_item(connection, guild_id=guild_id, item_id=item_id)
    if row is None:
        raise NotThere("no such item")
    return row
