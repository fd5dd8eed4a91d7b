"""A receipt, stage by stage: published, seen, decided, and what became of it in each channel."""

from datetime import datetime
from typing import Any, Literal

import asyncpg
import msgspec

from app.dailies.api.item_shapes import ItemJson, show_delivery, show_item
from app.dailies.choices import read_choices
from app.dailies.living import becomes_of_post
from app.dailies.receipts import Receipt, reason_of
from app.discord.snowflake import SnowflakeText, as_text
from app.texts import Texts

StageName = Literal[
    "published",
    "seen",
    "decided",
    "changed",
    "removed",
    "waiting",
    "sending",
    "held",
    "sent",
    "edited",
    "deleted",
    "kept",
    "not-posted",
]
KEPT = "The post stays as it is."
_LATER = {
    "edited": "The post is edited at that time.",
    "deleted": "The post is deleted at that time.",
    "kept": KEPT,
}
_DONE = {
    "edited": "The post shows what became of the item.",
    "deleted": "The post was deleted, as the channel chose.",
    "kept": KEPT,
}


class StageJson(msgspec.Struct, kw_only=True):
    stage: StageName
    at: datetime | None = None
    """When it was, or will be at the earliest; null where it is not known."""
    sentence: str
    channel_id: SnowflakeText | None = None
    """Null for what is about the item itself."""
    link: str | None = None
    """To the post."""


class ReceiptJson(msgspec.Struct):
    item: ItemJson
    stages: list[StageJson]


def show_receipt(texts: Texts, guild_id: int, receipt: Receipt) -> ReceiptJson:
    """May take 50 ms for a channel whose filter holds a slow regular expression."""
    deliveries = [show_delivery(guild_id, row) for row in receipt.deliveries]
    channels = [stage for row in receipt.deliveries for stage in _of_channel(texts, guild_id, receipt, row)]
    return ReceiptJson(show_item(receipt.seen, deliveries), [*_of_item(receipt), *channels])


def _of_item(receipt: Receipt) -> list[StageJson]:
    item, seen = receipt.item, receipt.seen
    stages = [StageJson(stage="seen", at=seen["seen_at"], sentence=f"Seen in {seen['source_title'] or 'its source'}.")]
    if item.published_at:
        stages.insert(0, StageJson(stage="published", at=item.published_at, sentence="Published, says the source."))
    stages.append(StageJson(stage="decided", at=seen["seen_at"], sentence=_decision(receipt)))
    if seen["revision"] > (seen["removed_at"] is not None):
        stages.append(StageJson(stage="changed", sentence="Changed at its source since."))
    if seen["removed_at"]:
        stages.append(StageJson(stage="removed", at=seen["removed_at"], sentence="Removed at its source."))
    return stages


def _decision(receipt: Receipt) -> str:
    count = len(receipt.deliveries)
    if receipt.seen["baseline"]:
        before = "It was there before anybody here followed the source"
        return f"{before}; somebody wants it posted." if count else f"{before}, so it is not posted by itself."
    return f"New, so {count} {_channels(count)} asked." if count else "New, but no channel followed the source then."


def _channels(count: int) -> str:
    return "channel was" if count == 1 else "channels were"


def _of_channel(texts: Texts, guild_id: int, receipt: Receipt, row: asyncpg.Record) -> list[StageJson]:
    shown = show_delivery(guild_id, row)
    place: dict[str, Any] = {"channel_id": as_text(row["channel_id"]), "link": shown.link}
    if row["state"] == "sent":
        sent = StageJson(stage="sent", at=row["settled_at"], sentence=_sent(row), **place)
        return [sent, *_edited(receipt.seen, row, place)]
    if row["state"] == "held":
        return [StageJson(stage="held", sentence=texts(f"dailies-pause-{row['reason']}"), **place)]
    if row["state"] == "waiting":
        return [
            StageJson(stage="waiting", at=row["due_at"], sentence="Its turn comes then, or a little later.", **place)
        ]
    if row["state"] == "sending":
        sentence = "Being posted, or it is not sure whether it was: the channel is read before it is sent again."
        return [StageJson(stage="sending", at=row["due_at"], sentence=sentence, **place)]
    reason = reason_of(texts, receipt.item, row)
    return [StageJson(stage="not-posted", at=row["settled_at"], sentence=reason, **place)]


def _sent(row: asyncpg.Record) -> str:
    return "Posted; found in the channel after an uncertain try." if row["reason"] == "found" else "Posted."


def _edited(seen: asyncpg.Record, row: asyncpg.Record, place: dict[str, Any]) -> list[StageJson]:
    """What became of the post when its item had changed."""
    if not seen["revision"]:
        return []
    removed, on_removal = seen["removed_at"] is not None, read_choices(row["choices"]).on_removal
    becomes = becomes_of_post(seen["source_kind"], on_removal, removed=removed)
    sentence = _LATER[becomes] if row["edit_due_at"] else _DONE[becomes]
    return [StageJson(stage=becomes, at=row["edit_due_at"], sentence=sentence, **place)]
