"""What happened to an item, stage by stage: seen, decided, posted with a link, or why not."""

import asyncpg
import msgspec

from app.dailies.choices import read_choices
from app.dailies.filter_words import filter_reason, kind_reason
from app.dailies.filters import passes
from app.dailies.items import Item
from app.database.pool import Connection
from app.database.queries import queries
from app.discord.markdown import escaped
from app.texts import Texts

LONGEST_TITLE = 150


class Receipt(msgspec.Struct, frozen=True):
    item: Item
    seen: asyncpg.Record
    """A row of the query `find-item`."""
    deliveries: list[asyncpg.Record]
    """Rows of `deliveries-of-item`."""


async def read_receipt(connection: Connection, guild_id: int, item_id: int) -> Receipt | None:
    ids = {"guild_id": guild_id, "item_id": item_id}
    seen = await queries.dailies.find_item(connection, **ids)
    if seen is None:
        return None
    deliveries = [row async for row in queries.dailies.deliveries_of_item(connection, **ids)]
    return Receipt(msgspec.json.decode(seen["content"], type=Item), seen, deliveries)


def receipt_text(texts: Texts, guild_id: int, receipt: Receipt) -> str:
    item, seen = receipt.item, receipt.seen
    lines = [texts("dailies-why-title", title=escaped((item.title or item.text or item.url)[:LONGEST_TITLE]))]
    if item.published_at:
        lines.append(texts("dailies-why-published", when=f"<t:{int(item.published_at.timestamp())}:f>"))
    when = f"<t:{int(seen['seen_at'].timestamp())}:f>"
    lines.append(texts("dailies-why-seen", when=when, source=escaped(seen["source_title"])))
    lines.append(_decision_line(texts, receipt))
    if seen["removed_at"]:
        lines.append(texts("dailies-why-removed", when=f"<t:{int(seen['removed_at'].timestamp())}:f>"))
    return "\n".join([*lines, *(_delivery_line(texts, guild_id, item, row) for row in receipt.deliveries)])


def _decision_line(texts: Texts, receipt: Receipt) -> str:
    if receipt.seen["baseline"]:
        return texts("dailies-why-baseline-by-hand" if receipt.deliveries else "dailies-why-baseline")
    return (
        texts("dailies-why-new", count=len(receipt.deliveries)) if receipt.deliveries else texts("dailies-why-nowhere")
    )


def _delivery_line(texts: Texts, guild_id: int, item: Item, row: asyncpg.Record) -> str:
    channel, state = str(row["channel_id"]), row["state"]
    if state == "sent":
        link = link_to_message(guild_id, row["channel_id"], row["message_id"])
        return texts("dailies-why-sent", channel=channel, when=f"<t:{int(row['settled_at'].timestamp())}:f>", link=link)
    if state == "held":
        return texts("dailies-why-held", channel=channel, reason=texts(f"dailies-pause-{row['reason']}"))
    if state in ("waiting", "sending"):
        return texts("dailies-why-waiting", channel=channel, when=f"<t:{int(row['due_at'].timestamp())}:R>")
    return texts("dailies-why-not", channel=channel, reason=reason_of(texts, item, row))


def link_to_message(guild_id: int, channel_id: int, message_id: int) -> str:
    return f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"


def reason_of(texts: Texts, item: Item, row: asyncpg.Record) -> str:
    """Why an item is not in a channel. Kinds and filter are asked once more, for what decided; they may have been
    changed meanwhile."""
    choices = read_choices(row["choices"])
    if row["reason"] == "kind":
        return kind_reason(texts, choices, item) or texts("dailies-kind-changed")
    if row["reason"] not in ("filtered", "filter-too-slow"):
        return texts(f"dailies-{row['state']}-{row['reason']}")
    passed = passes(choices.filter, item)
    return texts("dailies-filter-changed") if passed else filter_reason(texts, choices.filter, item)
