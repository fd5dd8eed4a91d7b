"""Sources as they are now, with their channels and how soon their posts come."""

import asyncpg

from app.api.call import Call, Tagged
from app.api.problems import NotThere
from app.api.versions import version_of
from app.dailies.api.finding import destinations_of, require_source
from app.dailies.api.shapes import SourceJson, show_source
from app.dailies.history import lags
from app.dailies.setting_up import source_choices
from app.database.pool import Connection
from app.database.queries import queries

POSTS_FOR_LAG = 100
"""Of each channel: a list of sources is not to look at thousands of posts."""


async def tagged_source(connection: Connection, call: Call) -> Tagged[SourceJson]:
    row = await require_source(connection, call)
    return Tagged((await shown_sources(connection, call, [row]))[row["id"]], version_of(source_choices(row)))


async def changed_source(connection: Connection, call: Call, source_id: int) -> SourceJson:
    rows = queries.dailies.described_sources(
        connection, guild_id=call.guild_id, source_id=source_id, after_id=0, most=1
    )
    shown = await shown_sources(connection, call, [row async for row in rows])
    if source_id not in shown:
        raise NotThere("no such source")
    return shown[source_id]


async def shown_sources(connection: Connection, call: Call, rows: list[asyncpg.Record]) -> dict[int, SourceJson]:
    """By their ids."""
    ids = [row["id"] for row in rows]
    destinations = await destinations_of(connection, call.guild_id, ids)
    found = await lags(connection, call.guild_id, ids, POSTS_FOR_LAG)
    return {row["id"]: show_source(call.texts, row, destinations, found) for row in rows}
