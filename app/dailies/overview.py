"""What a guild follows, and what came last: lists for people."""

from itertools import groupby

import asyncpg
import msgspec

from app.dailies.items import Item
from app.dailies.posts import link_to
from app.discord.markdown import escaped
from app.discord.replies import Embed, Reply
from app.texts import Texts

LONGEST_TITLE = 120
LONGEST_LIST = 4000


def latest_reply(texts: Texts, rows: list[asyncpg.Record]) -> Reply:
    """`rows` are of the query `latest-items`."""
    items = [(msgspec.json.decode(row["content"], type=Item), row) for row in rows]
    if not items:
        return Reply(content=texts("dailies-latest-empty"))
    image = next((address for item, _ in items if (address := link_to(item.image))), "")
    return Reply(
        embeds=[
            Embed(
                title=texts("dailies-latest-title"),
                description="\n".join(_item_line(texts, item, row) for item, row in items),
                thumbnail={"url": image} if image else None,
            )
        ]
    )


def _item_line(texts: Texts, item: Item, row: asyncpg.Record) -> str:
    when = item.published_at or row["seen_at"]
    title = escaped((item.title or item.text or item.url)[:LONGEST_TITLE])
    return texts(
        "dailies-latest-line",
        item=f"[{title}](<{link}>)" if (link := link_to(item.url)) else title,
        kind=texts(f"dailies-kind-{item.kind}"),
        source=escaped(row["source_title"][:LONGEST_TITLE]),
        when=f"<t:{int(when.timestamp())}:R>",
    )


def sources_reply(texts: Texts, rows: list[asyncpg.Record]) -> Reply:
    """`rows` are of the query `list-sources`."""
    if not rows:
        return Reply(content=texts("dailies-sources-empty"))
    blocks = [_source_block(texts, list(group)) for _, group in groupby(rows, key=lambda row: row["id"])]
    shown: list[str] = []
    for block in blocks:
        if sum(map(len, shown)) + len(block) > LONGEST_LIST - 100:
            shown.append(texts("dailies-notice-more", count=len(blocks) - len(shown)))
            break
        shown.append(block)
    return Reply(embeds=[Embed(title=texts("dailies-sources-title"), description="\n".join(shown))])


def _source_block(texts: Texts, rows: list[asyncpg.Record]) -> str:
    source = rows[0]
    channels = ", ".join(f"<#{row['channel_id']}>" for row in rows if row["channel_id"]) or "–"
    name = escaped((source["title"] or source["address"])[:LONGEST_TITLE])
    lines = [texts("dailies-sources-line", source=name, channels=channels, state=_state(texts, source))]
    for row in rows:
        if row["channel_paused_reason"]:
            reason = texts(f"dailies-pause-{row['channel_paused_reason']}")
            lines.append(texts("dailies-sources-paused", channel=str(row["channel_id"]), reason=reason))
    return "\n".join(lines)


def _state(texts: Texts, source: asyncpg.Record) -> str:
    if source["paused_reason"]:
        return texts("dailies-state-paused", reason=texts(f"dailies-pause-{source['paused_reason']}"))
    if source["failures"]:
        since = f"<t:{int(source['failing_since'].timestamp())}:R>"
        return texts("dailies-state-failing", since=since, reason=texts(f"error-source-{source['problem']}"))
    if source["polled_at"] is None:
        return texts("dailies-state-new")
    return texts("dailies-state-fine", when=f"<t:{int(source['polled_at'].timestamp())}:R>")
