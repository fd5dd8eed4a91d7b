"""One worker process that polls whatever is due, and measures itself: `python -m tests.bench.dailies.worker`.

Everything is the worker's own: settings, pool, fetcher, adapters. Only the pause between two requests to one host is
left out, because all feeds are on this machine. Prints one line of JSON.
"""

import asyncio
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import psutil
from arq.connections import ArqRedis

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.politeness import Politeness
from app.dailies.polling import Polling
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Source
from app.database.pool import Database
from app.operations.logging import set_up_logging
from app.parts import Parts, open_parts
from app.queue.doorbell import Doorbell
from app.settings import Settings, load_settings, read_environment
from tests.bench.dailies.figures import Figures

GAP_SECONDS = 0.001
LARGE_EVERY_SECONDS = 1.0
TICK = 0.005
"""Seconds that the loop is asked to sleep, again and again: by how much it wakes up late is the stall."""


async def work(large_feed: str) -> Figures:
    """With `large_feed` that one is read every second, too."""
    settings = load_settings(read_environment())
    set_up_logging(settings.log_format, settings.log_level)
    async with open_parts(settings) as parts, _fetcher(settings, parts) as fetcher:
        adapters, late, large = parts[Adapters], list[float](), list[float]()
        polling = Polling(parts[Database], parts[Doorbell], fetcher, adapters)
        beside = [asyncio.create_task(_tick(late))]
        if large_feed:
            beside.append(asyncio.create_task(_read_large(adapters, fetcher, large_feed, large)))
        began, cpu = time.perf_counter(), time.process_time()
        polled = await polling.poll_due(600)
        seconds, busy = time.perf_counter() - began, time.process_time() - cpu
        megabytes, readers = _memory()
        for task in beside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        return Figures(polled, seconds, busy / seconds, megabytes, readers, sorted(late), large)


def _fetcher(settings: Settings, parts: Parts) -> HttpFetcher:
    """As the worker has it, but for the pause."""
    politeness = Politeness(parts[ArqRedis], gap=GAP_SECONDS)
    return HttpFetcher(contact=settings.public_url, trusted=settings.dailies_trusted_hosts, turn=politeness.turn)


async def _tick(late: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - began - TICK) * 1000)


async def _read_large(adapters: Adapters, fetcher: HttpFetcher, address: str, took: list[float]) -> None:
    while True:
        began = time.perf_counter()
        poll = await adapters["feed"].poll(Source(address=address), fetcher)
        assert poll.bytes > 5_000_000
        took.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(LARGE_EVERY_SECONDS)


def _memory() -> tuple[float, float]:
    """MB at most: of this process, and what processes that it started have now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    children = psutil.Process().children(recursive=True)
    return peak, sum(child.memory_info().rss for child in children) / 2**20


if __name__ == "__main__":
    print(msgspec.json.encode(asyncio.run(work(sys.argv[1] if len(sys.argv) > 1 else ""))).decode())
