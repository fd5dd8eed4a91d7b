"""When a source is polled next: pure reckoning, in seconds. Chance comes in as a number from 0 to 1."""

import zlib
from typing import NamedTuple

LONGEST = 6 * 3600
GROWTH = 1.5
JITTER = 0.1
LONGEST_ASKED = 24 * 3600
"""No server makes us stay away for longer by asking."""
SHORTEST_CHOSEN, LONGEST_CHOSEN = 10, 7 * 24 * 3600
"""Seconds between two looks that an admin may choose."""


class Pace(NamedTuple):
    """How often a kind of source is looked at: the shortest interval after something new, the longest after nothing for
    long. The first is for hosts that we know nothing about."""

    shortest: int = 900
    longest: int = LONGEST

    def chosen(self, interval: int | None) -> "Pace":
        """An admin's own choice is a fixed pace."""
        if not interval:
            return self
        within = min(max(interval, SHORTEST_CHOSEN), LONGEST_CHOSEN)
        return Pace(within, within)


def next_interval(interval: int, pace: Pace, *, brought_something: bool) -> int:
    """Back to the shortest after something new, a little longer after nothing."""
    if brought_something:
        return pace.shortest
    return int(min(max(interval, pace.shortest) * GROWTH, pace.longest))


def wait(interval: int, source_id: int, now: float, chance: float, not_before: int = 0) -> float:
    """From half to one and a half intervals: each source has a phase of its own, so that they stay spread whatever
    started them together. `now` in Unix seconds; `not_before` is what the server asks for."""
    phase = zlib.crc32(str(source_id).encode()) % interval
    until_phase = (phase - now - interval / 2) % interval + interval / 2
    jittered = until_phase * (1 + JITTER * (2 * chance - 1))
    return max(jittered, min(not_before, LONGEST_ASKED))


def wait_after_failure(interval: int, failures: int, chance: float, not_before: int = 0) -> float:
    """`failures` in a row, this one included: twice as long with each, at random between half of it and all of it."""
    longest = min(interval << min(failures - 1, 16), max(LONGEST, interval))
    return max(longest * (0.5 + chance / 2), min(not_before, LONGEST_ASKED))
