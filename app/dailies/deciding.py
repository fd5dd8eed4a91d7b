"""Which items are new. An item is new when its id was never seen; dates decide about the order only.

Dates are edited, missing, in the future; items leave a feed and return. Ids are kept for ever.
"""

from collections.abc import Container, Iterable
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

_EARLIEST = datetime.min.replace(tzinfo=UTC)


class Decision(msgspec.Struct, frozen=True):
    """Remember the ids of both; deliver what is `new`, in its order: the oldest first."""

    new: tuple[Item, ...] = ()
    baseline: tuple[Item, ...] = ()
    """Seen, and not to be delivered: they were there before anybody followed the source."""


def decide(seen: Container[str], baseline: bool, items: Iterable[Item], newest_on_baseline: int = 0) -> Decision:
    """`items` as the source gives them; `baseline`: whether this is the first poll that found any.

    A poll without items is no baseline: a feed that is empty for a moment would flood the channel with the next one.
    """
    unseen = {item.id: item for item in oldest_first(items) if not any(known in seen for known in spellings(item.id))}
    fresh = tuple(unseen.values())
    if not baseline:
        return Decision(new=fresh)
    cut = len(fresh) - min(newest_on_baseline, len(fresh))
    return Decision(new=fresh[cut:], baseline=fresh[:cut])


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
