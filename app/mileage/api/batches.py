"""The Admin API about batches, and about taking back what was booked."""

from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake
from app.errors import BadInput
from app.guilds.token_marks import tokens_among
from app.mileage import bookings
from app.mileage.api.found import batches_of, entries_json, entries_page, find_batch, find_entry
from app.mileage.api.shapes import BatchJson, EntryJson, batch_json
from app.mileage.ledger import Ledger

batches = ApiBook("miles")


@batches.post("/guilds/{guild_id}/entries/{entry_id}/reversal", "Take an entry back; a second time changes nothing")
async def reverse_entry(call: Call) -> EntryJson:
    """The entry that takes it back."""
    entry = await find_entry(call, call.ids["entry_id"])
    if entry.user_id == "0":
        raise NotThere("no such entry")
    reversal = bookings.reversal(call.guild_id, call.actor_id, int(entry.user_id), int(entry.id))
    booked = await call.part(Ledger).book(reversal)
    if booked.outcome == "missing":
        raise BadInput("error-nothing-to-undo")
    return await find_entry(call, booked.entry_id or 0)


class BatchesQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


@batches.get("/guilds/{guild_id}/batches", "What was booked together, the newest first: by whom, when, from where")
async def list_batches(call: Call, query: BatchesQuery) -> Page[BatchJson]:
    before_id = read_cursor(query.cursor, Snowflake)

    async def work(connection: Connection) -> list[BatchJson]:
        found = queries.batches.list_batches(
            connection,
            guild_id=call.guild_id,
            before_id=2**62 if before_id is None else before_id,
            most=query.limit + 1,
        )
        rows = [row async for row in found]
        tokens = await tokens_among(connection, call.guild_id, [row["actor_id"] for row in rows])
        return [batch_json(row, tokens) for row in rows]

    found = await call.part(Database).run(work)
    return page_of(found, query.limit, lambda batch: batch, lambda batch: int(batch.id))


@batches.get("/guilds/{guild_id}/batches/{batch_id}/entries", "The entries of a batch, in their order")
async def list_batch_entries(call: Call, query: BatchesQuery) -> Page[EntryJson]:
    guild_id, after_id = call.guild_id, read_cursor(query.cursor, Snowflake)
    await find_batch(call, call.ids["batch_id"])

    async def work(connection: Connection) -> list[EntryJson]:
        found = queries.batches.entries_of_batch(
            connection, guild_id=guild_id, batch_id=call.ids["batch_id"], after_id=after_id or 0, most=query.limit + 1
        )
        return await entries_json(connection, guild_id, [row async for row in found])

    return entries_page(await call.part(Database).run(work), query.limit)


class BatchReversalJson(msgspec.Struct):
    batch: BatchJson
    reversed: int
    """How many entries were taken back now …"""
    before: int
    """… and how many had been before."""


@batches.post(
    "/guilds/{guild_id}/batches/{batch_id}/reversal", "Take a whole batch back; a second time changes nothing"
)
async def reverse_batch(call: Call) -> BatchReversalJson:
    ids = {"guild_id": call.guild_id, "batch_id": call.ids["batch_id"]}
    await find_batch(call, ids["batch_id"])
    now = await batches_of(call).reverse(call.guild_id, ids["batch_id"], call.actor_id)
    total: int = await call.part(Database).run(lambda connection: queries.batches.reversed_of_batch(connection, **ids))
    return BatchReversalJson(await find_batch(call, ids["batch_id"]), now, total - now)
