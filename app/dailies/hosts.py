"""When a whole host fails: one source asks for all until it answers, and many that fail together are one incident.

Nothing is paused and nobody's failures are forgotten; the others are only asked a little later.
"""

from typing import NamedTuple

HOST_WIDE = ("away", "limited")
"""Failures that may be the host's; the others are the source's own."""
PROBE_AFTER = 5
"""Failures in a row, over all sources of the host."""
FIRST_REST, LONGEST_REST = 60.0, 900.0
FEWEST = 3
"""Of sources; two that fail are two that fail."""


class HostHealth(NamedTuple):
    failing: int
    """Sources whose last look failed for a reason that may be the host's."""
    sources: int
    """That are not paused."""
    in_a_row: int
    """Failures since the host last answered anybody."""


def is_down(host: HostHealth) -> bool:
    together = 2 * host.failing >= host.sources or host.in_a_row >= PROBE_AFTER
    return host.failing >= FEWEST and together


def rest_seconds(in_a_row: int) -> float:
    """How long nobody asks, after so many failures."""
    if in_a_row < PROBE_AFTER:
        return 0.0
    return float(min(FIRST_REST * 2 ** min(in_a_row - PROBE_AFTER, 10), LONGEST_REST))
