"""The Admin API about batches, and about taking back what was booked."""

from typing import Annotated

from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake
from app.errors import BadInput
from app.mileage import bookings
from app.mileage.api.found import batches_json, entries_json, entries_page, find_batch, find_entry
from app.mileage.api.shapes import BatchJson, EntryJson
from app.mileage.batches import MOST_LINES
from app.mileage.ledger import Ledger
from app.mileage.reversing import Reversing, ask_for_reversal
from app.queue.doorbell import Doorbell
from app.queue.live import Live

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
    before_id = read_cursor(query.cursor, Snowflake, call.texts)

    async def work(connection: Connection) -> list[BatchJson]:
        found = queries.batches.list_batches(
            connection,
            guild_id=call.guild_id,
            before_id=2**62 if before_id is None else before_id,
            most=query.limit + 1,
        )
        return await batches_json(connection, call.guild_id, [row async for row in found])

    found = await call.part(Database).run(work)
    return page_of(found, query.limit, lambda batch: batch, lambda batch: int(batch.id))


@batches.get("/guilds/{guild_id}/batches/{batch_id}", "One batch; when it is being taken back, how far that is")
async def read_batch(call: Call) -> BatchJson:
    return await find_batch(call, call.ids["batch_id"])


@batches.get("/guilds/{guild_id}/batches/{batch_id}/entries", "The entries of a batch, in their order")
async def list_batch_entries(call: Call, query: BatchesQuery) -> Page[EntryJson]:
    guild_id, after_id = call.guild_id, read_cursor(query.cursor, Snowflake, call.texts)
    await find_batch(call, call.ids["batch_id"])

    async def work(connection: Connection) -> list[EntryJson]:
        found = queries.batches.entries_of_batch(
            connection, guild_id=guild_id, batch_id=call.ids["batch_id"], after_id=after_id or 0, most=query.limit + 1
        )
        return await entries_json(connection, guild_id, [row async for row in found])

    return entries_page(await call.part(Database).run(work), query.limit)


@batches.post(
    "/guilds/{guild_id}/batches/{batch_id}/reversal",
    "Take a whole batch back, a large one in the background; a second time changes nothing",
    status=202,
)
async def reverse_batch(call: Call) -> BatchJson:
    """`reversal` says how far it is: a batch of up to a thousand entries has been taken back by then."""
    ids = (call.guild_id, call.ids["batch_id"])
    await find_batch(call, call.ids["batch_id"])
    await call.part(Database).transact(lambda connection: ask_for_reversal(connection, *ids, call.actor_id))
    asked = await find_batch(call, call.ids["batch_id"])
    if asked.reversal and asked.reversal.entries <= MOST_LINES:
        await Reversing(call.part(Database), call.part(Doorbell), call.part(Live).tell).reverse(*ids)
    else:
        call.part(Doorbell).ring("reverse_batch", *ids)
    return await find_batch(call, call.ids["batch_id"])
