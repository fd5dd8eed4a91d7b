"""What the ids in an address name: found in the guild, or not there. With the names of the people in it."""

from collections.abc import Sequence

import asyncpg

from app.api.call import Call
from app.api.paging import Page, page_of
from app.api.problems import NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.store import GuildStore
from app.guilds.token_marks import tokens_among
from app.mileage.api.shapes import BatchJson, EntryJson, batch_json, entry_json
from app.mileage.batches import Batches
from app.mileage.statement_search import reversed_among
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import Doorbell


async def find_entry(call: Call, entry_id: int) -> EntryJson:
    ids = {"guild_id": call.guild_id, "entry_id": entry_id}

    async def work(connection: Connection) -> EntryJson:
        row = await queries.mileage.entry(connection, **ids)
        if row is None:
            raise NotThere("no such entry")
        [entry] = await entries_json(connection, call.guild_id, [row])
        return entry

    return await call.part(Database).run(work)


async def entries_json(connection: Connection, guild_id: int, rows: Sequence[asyncpg.Record]) -> list[EntryJson]:
    reversed_ids = await reversed_among(connection, guild_id, [row["id"] for row in rows])
    tokens = await tokens_among(connection, guild_id, [row["actor_id"] for row in rows])
    names = await _names_among(connection, guild_id, rows)
    return [entry_json(row, reversed_ids, tokens, names) for row in rows]


async def find_batch(call: Call, batch_id: int) -> BatchJson:
    ids = {"guild_id": call.guild_id, "batch_id": batch_id}

    async def work(connection: Connection) -> BatchJson:
        row = await queries.batches.batch(connection, **ids)
        if row is None:
            raise NotThere("no such batch")
        [batch] = await batches_json(connection, call.guild_id, [row])
        return batch

    return await call.part(Database).run(work)


async def batches_json(connection: Connection, guild_id: int, rows: Sequence[asyncpg.Record]) -> list[BatchJson]:
    tokens = await tokens_among(connection, guild_id, [row["actor_id"] for row in rows])
    names = await _names_among(connection, guild_id, rows)
    return [batch_json(row, tokens, names) for row in rows]


async def _names_among(connection: Connection, guild_id: int, rows: Sequence[asyncpg.Record]) -> dict[int, str]:
    """Of whoever these entries or batches are about, and of who booked them."""
    user_ids = {row[column] for row in rows for column in _PEOPLE if row.get(column)}
    named = queries.mileage.names_of_members(connection, guild_id=guild_id, user_ids=list(user_ids))
    return {row["user_id"]: row["name"] async for row in named}


_PEOPLE = ("user_id", "actor_id", "reversed_by")


def entries_page(entries: list[EntryJson], limit: int) -> Page[EntryJson]:
    return page_of(entries, limit, lambda entry: entry, lambda entry: int(entry.id))


def batches_of(call: Call) -> Batches:
    return Batches(call.part(Database), call.part(GuildStore), call.part(BoardUpkeep), call.part(Doorbell))
