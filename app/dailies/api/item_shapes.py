"""How items and their deliveries look in the Admin API."""

from datetime import datetime
from typing import Any, Literal

import asyncpg
import msgspec

from app.dailies.items import Item, ItemKind
from app.dailies.receipts import link_to_message
from app.discord.snowflake import SnowflakeText, as_text


class DeliveryJson(msgspec.Struct):
    destination_id: str
    channel_id: SnowflakeText
    state: Literal["waiting", "held", "sending", "sent", "skipped", "failed"]
    reason: str | None
    message_id: SnowflakeText | None
    link: str | None
    settled_at: datetime | None


class ContentJson(msgspec.Struct, kw_only=True):
    kind: ItemKind
    title: str
    text: str
    url: str
    author: str
    image: str
    published_at: datetime | None
    duration: int | None
    """Seconds."""
    starts_at: datetime | None
    ended_at: datetime | None


class ItemJson(ContentJson, kw_only=True):
    id: str
    source_id: str
    source_title: str
    seen_at: datetime
    there_before: bool
    """It was there before anybody followed the source, so it was not posted by itself."""
    removed_at: datetime | None
    """When it was noticed that it was removed at its source."""
    deliveries: list[DeliveryJson]


def show_content(item: Item) -> ContentJson:
    return ContentJson(**_content(item))


def show_item(row: asyncpg.Record, deliveries: list[DeliveryJson]) -> ItemJson:
    """`row` is of `find-item`, or as `app/dailies/items_search.py` finds it."""
    return ItemJson(
        **_content(msgspec.json.decode(row["content"], type=Item)),
        id=str(row["id"]),
        source_id=str(row["source_id"]),
        source_title=row["source_title"],
        seen_at=row["seen_at"],
        there_before=row["baseline"],
        removed_at=row["removed_at"],
        deliveries=deliveries,
    )


def _content(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ContentJson.__struct_fields__}


def show_delivery(guild_id: int, row: asyncpg.Record) -> DeliveryJson:
    message_id = row["message_id"]
    return DeliveryJson(
        destination_id=str(row["destination_id"]),
        channel_id=as_text(row["channel_id"]),
        state=row["state"],
        reason=row["reason"],
        message_id=as_text(message_id) if message_id else None,
        link=link_to_message(guild_id, row["channel_id"], message_id) if message_id else None,
        settled_at=row["settled_at"],
    )
