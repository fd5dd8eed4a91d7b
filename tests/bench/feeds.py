"""Reading feeds: how fast, and whether anything else has to wait meanwhile."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.dailies.parsing.reading import read_feed
from app.dailies.sources.feed import poll_of
from app.dailies.sources.protocol import Answer
from tests.bench.statistics import percentile
from tests.dailies.feeds import entry, rss

TICK = 0.001
"""Seconds that the loop is asked to sleep, again and again, while a large feed is read."""


@dataclass(frozen=True)
class FeedResult:
    """Milliseconds."""

    small: list[float]
    large: list[float]
    ill_formed: list[float]
    stalls: list[float]
    """By how much each tick came late."""


def measure_feeds(rounds: int, done: Callable[[str], None]) -> FeedResult:
    small, large = _feed(20), _feed(3_300)
    ill_formed = large.replace(b"<channel>", b"<channel>&nbsp;")
    result = FeedResult([], [], [], [])
    for _ in range(rounds):
        result.small.extend(_milliseconds(small) for _ in range(100))
        result.large.append(_milliseconds(large))
        result.ill_formed.append(_milliseconds(ill_formed))
        result.stalls.extend(asyncio.run(_late_ticks(large)))
        done("feeds")
    return result


def _feed(items: int) -> bytes:
    text = "&lt;p&gt;Fuel, &lt;b&gt;rain&lt;/b&gt; and jokes.&lt;/p&gt;" * 25
    days = (f"{1 + number % 28} Nov 2026 07:00:00 GMT" for number in range(items))
    return rss(*(entry(f"day-{n}", f"https://omo.example/{n}", f"Day {n}", day, text) for n, day in enumerate(days)))


def _milliseconds(body: bytes) -> float:
    started = time.perf_counter()
    read_feed(body)
    return (time.perf_counter() - started) * 1000


async def _late_ticks(body: bytes) -> list[float]:
    """Milliseconds."""
    late: list[float] = []
    reading = asyncio.create_task(poll_of(Answer(url="https://omo.example/feed", body=body)))
    while not reading.done():
        started = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - started - TICK) * 1000)
    await reading
    return late


def p99(values: list[float]) -> float:
    return percentile(sorted(values), 99)
