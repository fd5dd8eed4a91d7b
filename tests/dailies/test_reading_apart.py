"""Large feeds are read in a process of their own, which is ended when it takes too long."""

import asyncio
import time

import pytest

from app.dailies.parsing import apart
from app.dailies.parsing.apart import read_feed_apart
from app.dailies.parsing.reading import read_feed
from app.dailies.sources.feed import BIG, poll_of
from app.dailies.sources.protocol import Answer
from app.errors import SourceError
from tests.dailies.feeds import entry, rss

LARGE = rss(*(entry(f"day-{number}", title=f"Day {number}", text="Fuel. " * 250) for number in range(3_300)))


async def test_a_large_feed_is_read_like_any_other() -> None:
    assert len(LARGE) > 4_900_000 > BIG
    assert (await poll_of(Answer(url="", body=LARGE))).items == read_feed(LARGE).items


async def test_nothing_else_waits_meanwhile() -> None:
    reading = asyncio.create_task(read_feed_apart(LARGE))
    late: list[float] = []
    while not reading.done():
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append(time.perf_counter() - began)
    await reading

    assert len(late) > 10
    assert sorted(late)[int(len(late) * 0.99)] < 0.05


async def test_what_takes_too_long_is_refused_and_the_next_feed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "CPU_SECONDS", 0.05)
    with pytest.raises(SourceError, match=r"the feed cannot be read within 0\.05 s") as refused:
        await read_feed_apart(LARGE)
    monkeypatch.undo()

    assert refused.value.kind == "broken"
    assert len((await read_feed_apart(LARGE)).items) == 3_300


async def test_what_is_wrong_with_a_large_feed_is_told() -> None:
    with pytest.raises(SourceError) as refused:
        await read_feed_apart(b"<html>" + b" " * BIG)

    assert (refused.value.kind, str(refused.value)) == ("not-a-feed", "this is a web page, not a feed")
