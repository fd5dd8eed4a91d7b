"""Pages by cursor: where the page before ended. A cursor means nothing to its holder and may be of any age."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from app.api.problems import InvalidRequest
from app.api.reading import LARGEST_ID, unstorable
from app.texts import Texts

Item = TypeVar("Item")
Row = TypeVar("Row")
Place = TypeVar("Place")

MOST_ITEMS = 100


class Page(msgspec.Struct, Generic[Item], kw_only=True):
    items: list[Item]
    next: str | None = None
    """The cursor of the next page; null on the last one."""


def page_of(rows: Sequence[Row], limit: int, show: Callable[[Row], Item], place: Callable[[Row], Any]) -> Page[Item]:
    """`rows` are one more than `limit` when there are more; `place` is what the next page starts after."""
    more = len(rows) > limit
    shown = rows[:limit]
    return Page(items=[show(row) for row in shown], next=write_cursor(place(shown[-1])) if more else None)


def write_cursor(place: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_cursor(cursor: str | None, wanted: type[Place], texts: Texts) -> Place | None:
    """Raises `InvalidRequest` for anything that was not made for this list."""
    if cursor is None:
        return None
    try:
        place = msgspec.json.decode(base64.b64decode(_padded(cursor), altchars=b"-_", validate=True), type=wanted)
    except (binascii.Error, ValueError, msgspec.DecodeError, RecursionError):
        raise _no_cursor(texts) from None
    if unstorable(place):
        raise _no_cursor(texts)
    return place


def _no_cursor(texts: Texts) -> InvalidRequest:
    return InvalidRequest({"query.cursor": texts("field-cursor")})


def read_id_cursor(cursor: str | None, texts: Texts) -> int | None:
    """Of a list in the order of its ids."""
    place = read_cursor(cursor, int, texts)
    if place is not None and not 0 <= place <= LARGEST_ID:
        raise _no_cursor(texts)
    return place


def _padded(cursor: str) -> bytes:
    return cursor.encode("ascii", "replace") + b"=" * (-len(cursor) % 4)
