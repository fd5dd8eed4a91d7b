"""How sources, channels and items look in the Admin API."""

from datetime import datetime
from typing import Literal

import asyncpg
import msgspec

from app.dailies.api.choices import ChoicesJson, show_choices
from app.dailies.choices import read_choices
from app.dailies.history import Lag
from app.dailies.setting_up import SourceChoices, source_choices
from app.discord.snowflake import SnowflakeText, as_text
from app.texts import Texts


class TroubleJson(msgspec.Struct):
    code: str
    sentence: str
    """What is wrong, and the cure."""
    since: datetime | None


class DestinationJson(msgspec.Struct):
    id: str
    source_id: str
    channel_id: SnowflakeText
    paused: TroubleJson | None
    waiting: int
    """So many posts are to go out."""
    next_post_at: datetime | None
    """At the earliest; null when nothing waits."""
    choices: ChoicesJson
    created_at: datetime


class SourceJson(msgspec.Struct):
    id: str
    kind: str
    """Names what reads it: `feed`, `youtube`, `bluesky`, …"""
    address: str
    title: str
    state: Literal["new", "fine", "failing", "paused"]
    problem: TroubleJson | None
    """Of the last look, when it failed."""
    failures: int
    """In a row."""
    paused: TroubleJson | None
    looked_at: datetime | None
    """When a look last succeeded."""
    next_look_at: datetime | None
    """Null while it is paused."""
    looks_every: int
    """Seconds, as it is now: longer after nothing new for a while."""
    chosen: SourceChoices
    lag: Lag | None
    """Null while nothing of it was posted in the last 30 days."""
    destinations: list[DestinationJson]
    created_at: datetime


def show_source(
    texts: Texts, row: asyncpg.Record, destinations: list[asyncpg.Record], lags: dict[int, Lag]
) -> SourceJson:
    """Rows of `described-sources` and `described-destinations`."""
    paused = _trouble(texts, "dailies-pause", row["paused_reason"], row["paused_at"])
    problem = _trouble(texts, "error-source", row["problem"], row["failing_since"]) if row["failures"] else None
    return SourceJson(
        id=str(row["id"]),
        kind=row["kind"],
        address=row["address"],
        title=row["title"],
        state="paused" if paused else "failing" if problem else "fine" if row["polled_at"] else "new",
        problem=problem,
        failures=row["failures"],
        paused=paused,
        looked_at=row["polled_at"],
        next_look_at=None if paused else row["due_at"],
        looks_every=row["interval_seconds"],
        chosen=source_choices(row),
        lag=lags.get(row["id"]),
        destinations=[show_destination(texts, each) for each in destinations if each["source_id"] == row["id"]],
        created_at=row["created_at"],
    )


def show_destination(texts: Texts, row: asyncpg.Record) -> DestinationJson:
    return DestinationJson(
        id=str(row["id"]),
        source_id=str(row["source_id"]),
        channel_id=as_text(row["channel_id"]),
        paused=_trouble(texts, "dailies-pause", row["paused_reason"], row["paused_at"]),
        waiting=row["waiting"],
        next_post_at=row["due_at"] if row["waiting"] and not row["paused_reason"] else None,
        choices=show_choices(read_choices(row["choices"])),
        created_at=row["created_at"],
    )


def _trouble(texts: Texts, family: str, code: str | None, since: datetime | None) -> TroubleJson | None:
    """A newer version may have stored a code that this one has no words for."""
    if code is None:
        return None
    return TroubleJson(code, texts(f"{family}-{code}") if texts.has(f"{family}-{code}") else code, since)
