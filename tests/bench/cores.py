"""Which core does what."""

import os
from collections.abc import Callable

SERVER = 0
EVERYTHING_ELSE = 1


def pin(core: int) -> None:
    os.sched_setaffinity(0, {core})


def pinned(core: int) -> Callable[[], None]:
    """For `subprocess`: the child begins its life on that core."""
    return lambda: pin(core)
