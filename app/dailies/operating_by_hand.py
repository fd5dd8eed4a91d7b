"""`omo dailies items|why|post|skip|test`: about single items, until the Control Room is there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec

from app.dailies.by_hand import post_item, skip_item
from app.dailies.items import Item
from app.dailies.receipts import link_to_message, read_receipt, receipt_text
from app.dailies.rehearsing import rehearse
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.markdown import plain
from app.discord.rest import DiscordRest
from app.errors import BadInput, OperatorError, PersonError
from app.guilds.store import OPERATOR
from app.texts import DEFAULT_LANGUAGE, texts_in

SHOWN_ITEMS = 20


@contextmanager
def told_in_words() -> Iterator[None]:
    """What the person may mend, as a sentence on the terminal."""
    try:
        yield
    except PersonError as error:
        raise OperatorError(plain(texts_in(DEFAULT_LANGUAGE)(error.text_id, **error.details))) from None


async def items(parts: Mapping[type, Any], guild_id: int, source_id: int) -> list[str]:
    """The newest first, each with what became of it."""

    async def read(connection: Connection) -> list[asyncpg.Record]:
        rows = queries.dailies.items_with_states(connection, guild_id=guild_id, source_id=source_id, most=SHOWN_ITEMS)
        return [row async for row in rows]

    rows = await parts[Database].run(read)
    return [_item_line(row) for row in rows] or ["Nothing was seen of it yet, or there is no such source."]


def _item_line(row: asyncpg.Record) -> str:
    item = msgspec.json.decode(row["content"], type=Item)
    when = item.published_at or row["seen_at"]
    states = row["states"] or ("there before" if row["baseline"] else "no channel then")
    return f"{row['id']:>6}  {when:%Y-%m-%d %H:%M}  {(item.title or item.text or item.url)[:80]}  ({states})"


async def why(parts: Mapping[type, Any], guild_id: int, item_id: int) -> str:
    receipt = await parts[Database].run(lambda connection: read_receipt(connection, guild_id, item_id))
    with told_in_words():
        if receipt is None:
            raise BadInput("error-no-such-item")
    return plain(receipt_text(texts_in(DEFAULT_LANGUAGE), guild_id, receipt))


async def post(parts: Mapping[type, Any], guild_id: int, item_id: int, channel_id: int, again: int | None) -> str:
    with told_in_words():
        state = await parts[Database].transact(
            lambda connection: post_item(connection, guild_id, OPERATOR, item_id, channel_id, again)
        )
    return f"Item {item_id} is {state} for the channel."


async def skip(parts: Mapping[type, Any], guild_id: int, item_id: int, channel_id: int) -> str:
    with told_in_words():
        await parts[Database].transact(
            lambda connection: skip_item(connection, guild_id, OPERATOR, item_id, channel_id)
        )
    return f"Item {item_id} is not posted in the channel."


async def test(parts: Mapping[type, Any], guild_id: int, source_id: int, channel_id: int) -> str:
    with told_in_words():
        message_id = await rehearse(parts[Database], parts[DiscordRest], guild_id, OPERATOR, source_id, channel_id)
    return link_to_message(guild_id, channel_id, message_id)
