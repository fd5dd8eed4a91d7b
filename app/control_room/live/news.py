"""What happened in a guild since a position, as server-sent events. https://html.spec.whatwg.org/#server-sent-events

Nothing is kept for this: entries and posts are rows, and problems are what is wrong just now. So a listener who comes
back is told what they missed, by any process.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Self

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.settings import Rank
from app.mileage.ranks import rank_at

MOST_NEWS = 200
"""When more happened, listeners are told to read anew instead."""
OVERLAP = timedelta(seconds=2)
"""A post that was settled just before may have been committed just after."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_encode = msgspec.json.Encoder().encode


class Position(NamedTuple):
    """Up to where somebody knows what happened. Its text is the id of an event."""

    entry_id: int
    moment: datetime
    """Of posts."""
    problems: int
    """What stands for the problems that they know of."""

    def __str__(self) -> str:
        return f"{self.entry_id}.{(self.moment - _EPOCH) // _MICROSECOND}.{self.problems}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what is none."""
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            return None
        entry_id, moment, problems = map(int, parts)
        try:
            return cls(entry_id, _EPOCH + moment * _MICROSECOND, problems)
        except OverflowError:
            return None


class News(NamedTuple):
    events: list[bytes]
    position: Position
    posts: frozenset[int]
    """Ids of the deliveries among them."""


class LiveAwardJson(msgspec.Struct, kw_only=True):
    """An entry as it is told to whoever listens."""

    user_id: SnowflakeText | None
    user_name: str
    entry_id: str
    miles: int
    balance: int
    reason: str
    by_user_id: SnowflakeText | None
    by_token_id: SnowflakeText | None
    reverses_entry_id: str | None
    booked_at: datetime


def event(name: str, data: Any, position: Position | None = None) -> bytes:
    """Without a position the browser's last one stays as it is."""
    head = f"id: {position}\n" if position else ""
    return f"{head}event: {name}\n".encode() + b"data: " + _encode(data) + b"\n\n"


async def newest_awards(connection: Connection, guild_id: int, most: int) -> list[LiveAwardJson]:
    rows = queries.live.newest_entries(connection, guild_id=guild_id, most=most)
    return [_award(row) async for row in rows]


async def position_now(connection: Connection, guild_id: int) -> Position:
    row = await queries.live.now(connection, guild_id=guild_id)
    return Position(row["entry_id"], row["moment"], _number_of(await _problems(connection, guild_id)))


async def read_news(
    connection: Connection, guild_id: int, ranks: Sequence[Rank], since: Position, known: frozenset[int] = frozenset()
) -> News:
    """`known` are deliveries that need not be told again."""
    now = await queries.live.now(connection, guild_id=guild_id)
    entries = await _entries(connection, guild_id, since, now["entry_id"])
    posts = await _posts(connection, guild_id, since, now["moment"])
    problems = await _problems(connection, guild_id)
    position = Position(now["entry_id"], max(now["moment"], since.moment), _number_of(problems))
    ids = frozenset(row["id"] for row in posts)
    if max(len(entries), len(posts)) > MOST_NEWS:
        return News([event("reload", {}, position)], position, ids)
    events = list(_told(entries, [row for row in posts if row["id"] not in known], ranks, since))
    if position.problems != since.problems:
        events.append(event("problems", {"problems": problems}, position))
    return News(events, position, ids)


async def _entries(connection: Connection, guild_id: int, since: Position, until: int) -> list[asyncpg.Record]:
    if until <= since.entry_id:
        return []
    rows = queries.live.entries(
        connection, guild_id=guild_id, after_id=since.entry_id, until_id=until, most=MOST_NEWS + 1
    )
    return [row async for row in rows]


async def _posts(connection: Connection, guild_id: int, since: Position, until: datetime) -> list[asyncpg.Record]:
    rows = queries.live.posts(
        connection, guild_id=guild_id, since=since.moment - OVERLAP, until=until, most=MOST_NEWS + 1
    )
    return [row async for row in rows]


async def _problems(connection: Connection, guild_id: int) -> list[dict[str, Any]]:
    rows = queries.live.problems(connection, guild_id=guild_id)
    return [dict(row) | {"id": str(row["id"])} async for row in rows]


def _number_of(problems: list[dict[str, Any]]) -> int:
    return zlib.crc32(_encode(problems)) if problems else 0


def _told(
    entries: Sequence[asyncpg.Record], posts: Sequence[asyncpg.Record], ranks: Sequence[Rank], since: Position
) -> Iterator[bytes]:
    """A rank comes before its award and without an id: cut off in between, both come again."""
    position = since
    for entry in entries:
        before, after = rank_at(ranks, entry["balance"] - entry["miles"]), rank_at(ranks, entry["balance"])
        if before != after and entry["user_id"]:
            yield event("rank", _member(entry) | {"from": before and before.name, "to": after and after.name})
        position = position._replace(entry_id=entry["id"])
        yield event("award", _award(entry), position)
    for post in posts:
        position = position._replace(moment=max(post["settled_at"], position.moment))
        yield event("delivery", _post(post), position)


def _member(entry: asyncpg.Record) -> dict[str, Any]:
    return {"user_id": as_text(entry["user_id"]), "user_name": entry["name"] or ""}


def _award(entry: asyncpg.Record) -> LiveAwardJson:
    return LiveAwardJson(
        **_member(entry),
        entry_id=str(entry["id"]),
        miles=entry["miles"],
        balance=entry["balance"],
        reason=entry["reason"],
        by_user_id=as_text(entry["actor_id"]) if entry["actor_id"] >= 0 else None,
        by_token_id=as_text(-entry["actor_id"]) if entry["actor_id"] < 0 else None,
        reverses_entry_id=str(entry["reverses"]) if entry["reverses"] else None,
        booked_at=entry["created_at"],
    )


def _post(post: asyncpg.Record) -> dict[str, Any]:
    return {
        "delivery_id": str(post["id"]),
        "item_id": str(post["item_id"]),
        "source": post["source"],
        "title": post["title"],
        "url": post["url"],
        "channel_id": as_text(post["channel_id"]),
        "message_id": as_text(post["message_id"]) if post["message_id"] else None,
        "sent_at": post["settled_at"],
    }
