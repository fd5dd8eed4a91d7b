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
    return ReceiptJson(show_item(receipt.seen, deliveries), [*_of_item(texts, receipt), *channels])


def _of_item(texts: Texts, receipt: Receipt) -> list[StageJson]:
    item, seen = receipt.item, receipt.seen
    where = texts("dailies-stage-seen", source=seen["source_title"]) if seen["source_title"] else ""
    stages = [StageJson(stage="seen", at=seen["seen_at"], sentence=where or texts("dailies-stage-seen-nameless"))]
    if item.published_at:
        stages.insert(0, _stage(texts, "published", item.published_at))
    stages.append(StageJson(stage="decided", at=seen["seen_at"], sentence=_decision(texts, receipt)))
    if seen["revision"] > (seen["removed_at"] is not None):
        stages.append(_stage(texts, "changed", None))
    if seen["removed_at"]:
        stages.append(_stage(texts, "removed", seen["removed_at"]))
    return stages


def _stage(texts: Texts, stage: StageName, at: datetime | None, **place: Any) -> StageJson:
    return StageJson(stage=stage, at=at, sentence=texts(f"dailies-stage-{stage}"), **place)


def _decision(texts: Texts, receipt: Receipt) -> str:
    count = len(receipt.deliveries)
    if receipt.seen["baseline"]:
        return texts("dailies-stage-baseline-by-hand" if count else "dailies-stage-baseline")
    return texts("dailies-stage-decided", count=count) if count else texts("dailies-stage-nowhere")


def _of_channel(texts: Texts, guild_id: int, receipt: Receipt, row: asyncpg.Record) -> list[StageJson]:
    shown = show_delivery(guild_id, row)
    place: dict[str, Any] = {"channel_id": as_text(row["channel_id"]), "link": shown.link}
    if row["state"] == "sent":
        sent = StageJson(stage="sent", at=row["settled_at"], sentence=_sent(texts, row), **place)
        return [sent, *_edited(texts, receipt.seen, row, place)]
    if row["state"] == "held":
        return [StageJson(stage="held", sentence=texts(f"dailies-pause-{row['reason']}"), **place)]
    if row["state"] == "waiting":
        return [_stage(texts, "waiting", row["due_at"], **place)]
    if row["state"] == "sending":
        return [_stage(texts, "sending", row["due_at"], **place)]
    reason = reason_of(texts, receipt.item, row)
    return [StageJson(stage="not-posted", at=row["settled_at"], sentence=reason, **place)]


def _sent(texts: Texts, row: asyncpg.Record) -> str:
    return texts("dailies-stage-sent-found" if row["reason"] == "found" else "dailies-stage-sent")


def _edited(texts: Texts, seen: asyncpg.Record, row: asyncpg.Record, place: dict[str, Any]) -> list[StageJson]:
    """What became of the post when its item had changed."""
    if not seen["revision"]:
        return []
    removed, on_removal = seen["removed_at"] is not None, read_choices(row["choices"]).on_removal
    becomes = becomes_of_post(seen["source_kind"], on_removal, removed=removed)
    later = "-later" if row["edit_due_at"] and becomes != "kept" else ""
    sentence = texts(f"dailies-stage-{becomes}{later}")
    return [StageJson(stage=becomes, at=row["edit_due_at"], sentence=sentence, **place)]
