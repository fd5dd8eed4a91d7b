"""Which items are new. An item is new when its id was never seen; dates decide about the order only.

Dates are edited, missing, in the future; items leave a feed and return. Ids are kept for ever.
"""

from collections.abc import Collection, Container, Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar

import msgspec

from app.dailies.items import Item


class Dated(Protocol):
    @property
    def published_at(self) -> datetime | None: ...

    @property
    def updated_at(self) -> datetime | None: ...


SomethingDated = TypeVar("SomethingDated", bound=Dated)
Something = TypeVar("Something")

FEWEST_REISSUED = 2
"""A feed that never has more than its newest item is all new each time."""
LEEWAY = 3600
"""Seconds by which looks may be late without anybody calling it an outage."""
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class Decision(msgspec.Struct, frozen=True):
    """Remember the ids of both; deliver what is `new`, in its order: the oldest first."""

    new: tuple[Item, ...] = ()
    baseline: tuple[Item, ...] = ()
    """Seen, and not to be delivered: they were there before anybody followed the source."""


def decide(
    seen: Container[str],
    baseline: bool,
    items: Collection[Item],
    newest_on_baseline: int = 0,
    moved_since: datetime | None = None,
) -> Decision:
    """`items` as the source gives them; `baseline`: whether this is the first poll that found any. `moved_since`, of a
    source that is read at another address than before: when it was last looked at.

    A poll without items is no baseline: a feed that is empty for a moment would flood the channel with the next one.
    """
    unseen = {item.id: item for item in oldest_first(items) if not any(known in seen for known in spellings(item.id))}
    fresh = tuple(unseen.values())
    if not baseline:
        return _without_reissued(fresh, len(items), moved_since)
    cut = len(fresh) - min(newest_on_baseline, len(fresh))
    return Decision(new=fresh[cut:], baseline=fresh[:cut])


def _without_reissued(fresh: tuple[Item, ...], count: int, moved_since: datetime | None) -> Decision:
    """When a move changes all ids at once, only what was published since is new."""
    if moved_since is None or len(fresh) < max(count, FEWEST_REISSUED):
        return Decision(new=fresh)
    since = [item.published_at is not None and item.published_at > moved_since for item in fresh]
    return Decision(
        new=tuple(item for item, is_new in zip(fresh, since, strict=True) if is_new),
        baseline=tuple(item for item, is_new in zip(fresh, since, strict=True) if not is_new),
    )


def fell_behind(silent: float, interval: int) -> bool:
    """Whether it is so long since the last look at a source that what comes is a catch-up: its host was down, the bot
    was, or the source was paused. Both in seconds; looks are at most one and two thirds of an interval apart."""
    return silent > 2 * interval + LEEWAY


def newest_only(oldest_first: Sequence[Something], most: int) -> tuple[Sequence[Something], Sequence[Something]]:
    """Of what is to be posted in a catch-up: what is left out, and the newest, which are posted; both the oldest
    first."""
    cut = max(len(oldest_first) - most, 0)
    return oldest_first[:cut], oldest_first[cut:]


def spellings(item_id: str) -> tuple[str, ...]:
    """The id itself, and what it was before its site moved from http to https, or back: that makes nothing new."""
    for scheme, other in (("http://", "https://"), ("https://", "http://")):
        if item_id.startswith(scheme):
            return item_id, other + item_id.removeprefix(scheme)
    return (item_id,)


def oldest_first(items: Iterable[SomethingDated]) -> list[SomethingDated]:
    """By date, the undated last; equal ones the other way round than in the source, where the newest stands first."""
    upside_down = list(items)
    upside_down.reverse()
    return sorted(upside_down, key=_age)


def _age(thing: Dated) -> tuple[bool, datetime]:
    when = thing.published_at or thing.updated_at
    return when is None, when or _EARLIEST
