"""Items and their receipts: found, explained, posted after all or once more, skipped."""

import asyncio
from datetime import datetime
from typing import Annotated

import asyncpg
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_id_cursor
from app.api.problems import ApiError, NotThere
from app.api.reading import read_id
from app.dailies.api.finding import require_item
from app.dailies.api.item_shapes import DeliveryJson, ItemJson, show_delivery, show_item
from app.dailies.api.receipts import ReceiptJson, show_receipt
from app.dailies.by_hand import post_item, skip_item
from app.dailies.items_search import ItemsFilter, ItemState, search_items
from app.dailies.receipts import Receipt, read_receipt
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText
from app.errors import BadInput
from app.queue.doorbell import Doorbell
from app.texts.sentences import sentence_of

items = ApiBook("dailies")

ITEMS = "/guilds/{guild_id}/dailies/items"
ITEM = ITEMS + "/{item_id}"


class ItemsQuery(Sent, frozen=True):
    source: SnowflakeText | None = None
    state: ItemState | None = None
    """In any channel; `none`: in no channel; `removed`: at its source."""
    search: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    """A part of the title, text, author or address; capital and small letters are the same."""
    since: Annotated[datetime, Meta(tz=True)] | None = None
    """Seen then or later."""
    until: Annotated[datetime, Meta(tz=True)] | None = None
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class Replay(Sent, frozen=True):
    channel_id: SnowflakeText
    again: SnowflakeText | None = None
    """The message that shows it already: then it is posted once more. Asked for twice, it is one more and not two."""


class Skip(Sent, frozen=True):
    channel_id: SnowflakeText


@items.get(ITEMS, "What was seen and what became of it, the newest first")
async def list_items(call: Call, query: ItemsQuery) -> Page[ItemJson]:
    wanted = ItemsFilter(
        read_id(query.source, "query.source") if query.source else None,
        query.state,
        query.search,
        query.since,
        query.until,
        read_id_cursor(query.cursor, call.texts),
    )

    async def work(connection: Connection) -> tuple[list[asyncpg.Record], dict[int, list[DeliveryJson]]]:
        rows = await search_items(connection, call.guild_id, wanted, query.limit + 1)
        return rows, await _deliveries(connection, call.guild_id, [row["id"] for row in rows])

    rows, deliveries = await call.part(Database).run(work)
    return page_of(rows, query.limit, lambda row: show_item(row, deliveries[row["id"]]), lambda row: row["id"])


@items.get(ITEM, "The receipt of an item, stage by stage")
async def read_item_receipt(call: Call) -> ReceiptJson:
    return await _shown(call, await call.part(Database).run(lambda connection: _receipt(connection, call)))


@items.post(ITEM + "/replay", "Post it after all, or once more; filters are not asked")
async def replay_item(call: Call, body: Replay) -> ReceiptJson:
    channel_id = read_id(body.channel_id, "body.channel_id")
    again = read_id(body.again, "body.again") if body.again else None

    async def work(connection: Connection) -> Receipt:
        item_id = call.ids["item_id"]
        await require_item(connection, call.guild_id, item_id)
        await post_item(connection, call.guild_id, call.actor_id, item_id, channel_id, again)
        return await _receipt(connection, call)

    try:
        receipt = await call.part(Database).transact(work)
    except BadInput as error:
        if error.text_id != "error-posted-already":
            raise
        refused = ApiError(409, sentence_of(error, call.texts))
        refused.errors = {"body.again": f"send {error.details['message_id']} to have it posted once more"}
        raise refused from None
    for row in receipt.deliveries:
        if row["channel_id"] == channel_id and row["state"] == "waiting":
            call.part(Doorbell).ring("deliver_items", call.guild_id, row["destination_id"])
    return await _shown(call, receipt)


@items.post(ITEM + "/skip", "What waits for a channel is not posted there")
async def skip_waiting_item(call: Call, body: Skip) -> ReceiptJson:
    channel_id = read_id(body.channel_id, "body.channel_id")

    async def work(connection: Connection) -> Receipt:
        item_id = call.ids["item_id"]
        await require_item(connection, call.guild_id, item_id)
        await skip_item(connection, call.guild_id, call.actor_id, item_id, channel_id)
        return await _receipt(connection, call)

    return await _shown(call, await call.part(Database).transact(work))


async def _receipt(connection: Connection, call: Call) -> Receipt:
    receipt = await read_receipt(connection, call.guild_id, call.ids["item_id"])
    if receipt is None:
        raise NotThere("no such item")
    return receipt


async def _shown(call: Call, receipt: Receipt) -> ReceiptJson:
    return await asyncio.to_thread(show_receipt, call.texts, call.guild_id, receipt)


async def _deliveries(connection: Connection, guild_id: int, item_ids: list[int]) -> dict[int, list[DeliveryJson]]:
    """By item, for every one of them."""
    found: dict[int, list[DeliveryJson]] = {item_id: [] for item_id in item_ids}
    async for row in queries.dailies.deliveries_of_items(connection, guild_id=guild_id, item_ids=item_ids):
        found[row["item_id"]].append(show_delivery(guild_id, row))
    return found
