"""What a guild follows, and what came last: lists for people."""

from collections.abc import Iterator
from itertools import groupby

import asyncpg
import msgspec

from app.dailies.items import Item
from app.dailies.posts import link_to
from app.discord.markdown import escaped
from app.discord.replies import Embed, Reply
from app.texts import Texts

LONGEST_TITLE = 120
LONGEST_NAME = 80
LONGEST_LIST = 4000
MOST_LINES = 10
"""Of sources that are well: more do not fit on the screen of a phone."""
MOST_NAMES = 20


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


def sources_reply(texts: Texts, rows: list[asyncpg.Record], *, for_hosts: bool) -> Reply:
    """`rows` are of the query `list-sources`. What is wrong comes first; its reason and cure are for hosts."""
    if not rows:
        return Reply(content=texts("dailies-sources-empty"))
    sources = [list(group) for _, group in groupby(rows, key=lambda row: row["id"])]
    lines = [_troubled(texts, each, for_hosts=for_hosts) for each in sources if not _is_well(each)]
    lines += _well(texts, [each for each in sources if _is_well(each)])
    return Reply(embeds=[Embed(title=texts("dailies-sources-title"), description=_as_many_as_fit(texts, lines))])


def _as_many_as_fit(texts: Texts, lines: list[str]) -> str:
    room, shown = LONGEST_LIST - 100, list[str]()
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            shown.append(texts("dailies-notice-more", count=len(lines) - len(shown)))
            break
        shown.append(line)
    return "\n".join(shown)


def _is_well(rows: list[asyncpg.Record]) -> bool:
    source = rows[0]
    held = source["paused_reason"] or any(row["channel_paused_reason"] for row in rows)
    return not held and not source["failures"] and source["polled_at"] is not None


def _well(texts: Texts, sources: list[list[asyncpg.Record]]) -> Iterator[str]:
    """A line for each; of many, one for those with the same channels, and long ones only count."""
    if len(sources) <= MOST_LINES:
        for rows in sources:
            yield texts("dailies-sources-well", source=_name(rows[0]), channels=_channels(texts, rows))
        return
    together: dict[str, list[str]] = {}
    for rows in sources:
        together.setdefault(_channels(texts, rows), []).append(_name(rows[0]))
    for channels, names in together.items():
        named = ", ".join(names[:MOST_NAMES] + ["…"] * (len(names) > MOST_NAMES))
        yield texts("dailies-sources-well-many", channels=channels, count=len(names), sources=named)


def _troubled(texts: Texts, rows: list[asyncpg.Record], *, for_hosts: bool) -> str:
    source = rows[0]
    state, reason = _state(texts, source)
    lines = [texts("dailies-sources-line", source=_name(source), channels=_channels(texts, rows), state=state)]
    reasons = [reason] if reason else []
    for row in rows:
        if row["channel_paused_reason"]:
            cure = texts(f"dailies-pause-{row['channel_paused_reason']}")
            reasons.append(texts("dailies-sources-paused", channel=_channel(texts, row), reason=cure))
    return "\n".join([*lines, *(f"-# {reason}" for reason in reasons if for_hosts)])


def _state(texts: Texts, source: asyncpg.Record) -> tuple[str, str]:
    """And the reason with the cure."""
    if source["paused_reason"]:
        return texts("dailies-state-paused"), texts(f"dailies-pause-{source['paused_reason']}")
    if source["failures"]:
        trouble, since = texts(f"dailies-trouble-{source['problem']}"), int(source["failing_since"].timestamp())
        state = texts("dailies-state-failing", trouble=trouble, since=f"<t:{since}:R>")
        return state, texts(f"error-source-{source['problem']}")
    return texts("dailies-state-new" if source["polled_at"] is None else "dailies-state-channel-paused"), ""


def _name(source: asyncpg.Record) -> str:
    return escaped((source["title"] or source["address"])[:LONGEST_NAME])


def _channels(texts: Texts, rows: list[asyncpg.Record]) -> str:
    return ", ".join(_channel(texts, row) for row in rows if row["channel_id"]) or "–"


def _channel(texts: Texts, row: asyncpg.Record) -> str:
    gone = row["channel_paused_reason"] == "channel-gone"
    return texts("dailies-channel-deleted") if gone else f"<#{row['channel_id']}>"
