"""A channel that was paused goes on: the newest of what was held goes out, as many as the channel wants to catch up."""

import asyncpg

from app.dailies.choices import read_choices
from app.dailies.deciding import newest_only
from app.database.pool import Connection
from app.database.queries import queries


async def resume_channel(connection: Connection, guild_id: int, destination_id: int) -> None:
    row = await queries.dailies.resume_destination(connection, guild_id=guild_id, destination_id=destination_id)
    if row:
        await _release(connection, guild_id, row)


async def resume_channels_of(connection: Connection, guild_id: int, source_id: int) -> None:
    """All that are paused of one source."""
    rows = queries.dailies.resume_destinations(connection, guild_id=guild_id, source_id=source_id)
    for row in [row async for row in rows]:
        await _release(connection, guild_id, row)


async def _release(connection: Connection, guild_id: int, destination: asyncpg.Record) -> None:
    held = queries.dailies.held_deliveries(connection, guild_id=guild_id, destination_id=destination["id"])
    ids = [row["id"] async for row in held]
    left_out, wanted = newest_only(ids, read_choices(destination["choices"]).catch_up)
    await queries.dailies.release_held(connection, guild_id=guild_id, wanted=wanted, left_out=left_out)
