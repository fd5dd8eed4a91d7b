"""Whether a source has moved: a permanent redirect is believed when it was seen several times, over at least a day.

A hotel's Wi-Fi, or a server that is set up wrong for an hour, redirects everything, too.
"""

from datetime import datetime, timedelta

import msgspec

LOOKS = 3
LONG_ENOUGH = timedelta(days=1)


class Move(msgspec.Struct, frozen=True):
    """Looks in a row that led to the same other address, and since when."""

    to: str = ""
    since: datetime | None = None
    looks: int = 0


def next_move(move: Move, moved_to: str, now: datetime, *, unchanged: bool) -> Move:
    """After one more look that succeeded. A body that was not read again says nothing about what stands in it."""
    if not moved_to:
        return move if unchanged else Move()
    if moved_to == move.to and move.since:
        return Move(move.to, move.since, move.looks + 1)
    return Move(moved_to, now, 1)


def has_moved(move: Move, now: datetime) -> bool:
    return move.looks >= LOOKS and move.since is not None and now - move.since >= LONG_ENOUGH
