"""Which core does what."""

import os
from collections.abc import Callable

import psutil

SERVER = 0
EVERYTHING_ELSE = 1


def pin(core: int) -> None:
    os.sched_setaffinity(0, {core})


def unpin() -> None:
    os.sched_setaffinity(0, range(os.cpu_count() or 1))


def pinned(core: int) -> Callable[[], None]:
    """For `subprocess`: the child begins its life on that core."""
    return lambda: pin(core)


def busy_seconds(core: int) -> float:
    """How long the core has worked, or was lent to another machine, since it was switched on."""
    times = psutil.cpu_times(percpu=True)[core]
    return sum(times) - times.idle - times.iowait - times.guest - times.guest_nice
