"""Large feeds are read in a process of their own: many a step of it lets nothing else run, and one may never end.

There is one such process, started when it is needed. Reading gets a second of its processor, as the kernel counts it;
who needs more is ended, and the next feed gets a new process.
"""

import signal
from functools import cache

from anyio import BrokenResourceError, BrokenWorkerProcess, CapacityLimiter, ClosedResourceError, to_process

from app.dailies.parsing.reading import Feed, read_feed
from app.errors import SourceError

CPU_SECONDS = 1.0
TRIES = 2
"""The process may have been gone before it got the feed."""


async def read_feed_apart(body: bytes, content_type: str = "", url: str = "") -> Feed:
    """As `read_feed`."""
    for _ in range(TRIES):
        try:
            return await to_process.run_sync(
                _read_in_time, CPU_SECONDS, body, content_type, url, cancellable=True, limiter=_one_at_a_time()
            )
        except BrokenWorkerProcess as error:
            if not isinstance(error.__cause__, BrokenResourceError | ClosedResourceError):
                break
    raise SourceError("broken", f"the feed cannot be read within {CPU_SECONDS:g} s")


@cache
def _one_at_a_time() -> CapacityLimiter:
    return CapacityLimiter(1)


def _read_in_time(seconds: float, body: bytes, content_type: str, url: str) -> Feed:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return read_feed(body, content_type, url)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
