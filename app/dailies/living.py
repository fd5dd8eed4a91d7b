"""Items that change after they were posted: something upcoming goes live, and is a recording in the end."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from app.dailies.items import Item

LIVING = ("upcoming", "live")
SOON_SECONDS = 20
"""After the hour at which something begins: then it has begun."""
LONGEST_DELAY = 6 * 3600
"""Seconds for which something that has not begun yet is looked at often."""


SOURCES_WITH_FILES = ("instagram", "tiktok")
"""Kinds of sources whose pictures are sent along as files; an edit would have to send them again."""


def becomes_of_post(
    source_kind: str, on_removal: Literal["note", "delete"] | None, *, removed: bool
) -> Literal["edited", "deleted", "kept"]:
    """When its item has changed, or was removed at its source."""
    if removed:
        return "deleted" if on_removal == "delete" else "edited" if on_removal == "note" else "kept"
    return "kept" if source_kind in SOURCES_WITH_FILES else "edited"


def worth_an_edit(before: Item, after: Item, *, living: bool) -> bool:
    """`living`: whether it was to be looked at again. Descriptions change all the time, and nobody reads them twice."""
    if before.title != after.title:
        return True
    if not living:
        return False
    return any(getattr(before, name) != getattr(after, name) for name in ("kind", "duration", "starts_at", "ended_at"))


def seconds_to_next_look(items: Iterable[Item], now: datetime, shortest: int) -> float | None:
    """When something is to begin, or goes on: how long until it should be looked at again."""
    return min((wait for item in items if (wait := _wait(item, now, shortest)) is not None), default=None)


def _wait(item: Item, now: datetime, shortest: int) -> float | None:
    if item.kind == "live" and item.ended_at is None:
        return float(shortest)
    if item.kind != "upcoming" or item.starts_at is None:
        return None
    seconds = (item.starts_at - now).total_seconds()
    if seconds < -LONGEST_DELAY:
        return None
    return seconds + SOON_SECONDS if seconds > -SOON_SECONDS else float(shortest)
