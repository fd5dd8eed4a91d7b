"""Large feeds are read in a process of their own: many a step of it lets nothing else run, and one may never end.

There is one such process, started when it is needed. Reading gets a second of its processor, as the kernel counts it;
who needs more is ended, and the next feed gets a new process.
"""

import signal
from functools import cache

from anyio import BrokenWorkerProcess, CapacityLimiter, to_process

from app.dailies.parsing.reading import Feed, read_feed
from app.errors import SourceError

CPU_SECONDS = 1.0


async def read_feed_apart(body: bytes, content_type: str = "", url: str = "") -> Feed:
    """As `read_feed`."""
    try:
        return await to_process.run_sync(
            _read_in_time, CPU_SECONDS, body, content_type, url, cancellable=True, limiter=_one_at_a_time()
        )
    except BrokenWorkerProcess:
        raise SourceError("broken", f"the feed cannot be read within {CPU_SECONDS:g} s") from None


@cache
def _one_at_a_time() -> CapacityLimiter:
    return CapacityLimiter(1)


def _read_in_time(seconds: float, body: bytes, content_type: str, url: str) -> Feed:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return read_feed(body, content_type, url)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
