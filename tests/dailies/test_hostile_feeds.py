"""Feeds that are made to keep the bot busy: read or refused, and nothing else has to wait for long."""

import time
from contextlib import suppress

import pytest

from app.dailies.parsing.reading import read_feed
from app.dailies.sources.feed import BIG, poll_of
from app.dailies.sources.protocol import Answer
from app.errors import SourceError
from tests.dailies.feeds import entry, rss

SIX_MB = 6_000_000
START = b"<rss><channel><item><guid>1</guid><title>"


def filled(start: bytes, again: bytes, end: bytes = b"", size: int = SIX_MB) -> bytes:
    """`again` as often as fits into so many bytes."""
    return start + again * ((size - len(start) - len(end)) // len(again)) + end


HOSTILE = {
    "100,000 items": (b"<rss><channel>", b"<item><guid>1</guid><title>Day 1</title></item>", b"</channel></rss>"),
    "items that say nothing": (b"<rss><channel>", b"<item/>", b"</channel></rss>"),
    "items inside of items": (b"<rss><channel>", b"<item>", b""),
    "titles inside of titles": (START, b"<title>", b""),
    "elements inside of elements": (START, b"<a>", b""),
    "one title": (START, b"x", b"</title></item></channel></rss>"),
    "ampersands": (START, b"&", b"</title></item></channel></rss>"),
    "characters that are none": (START, b"&#1;", b"</title></item></channel></rss>"),
    "signs of an element": (START, b"<", b""),
    "comments that do not end": (START, b"<!--", b""),
    "CDATA that does not end": (START, b"<![CDATA[", b""),
    "zeros": (START, b"\0", b"</title></item></channel></rss>"),
    "arrays inside of arrays": (b'{"version": "1", "items": ', b"[", b""),
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_feed_of_six_megabytes_is_read_or_refused(parts: tuple[bytes, bytes, bytes]) -> None:
    with suppress(SourceError):
        poll = await poll_of(Answer(url="https://omo.example/feed", body=filled(*parts)))
        assert len(poll.items) <= 5_000


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_feed_that_is_read_at_once_is_read_soon(parts: tuple[bytes, bytes, bytes]) -> None:
    assert seconds(filled(*parts, size=BIG - 1)) < 0.5


def test_very_many_namespaces_are_not_repeated_for_every_entry() -> None:
    many = "".join(f'xmlns:a{number}="u{number}" ' for number in range(1_500))
    feed = rss(*(entry(str(number)) for number in range(600)), title="The van &nbsp;").replace(
        b"<rss ", f"<rss {many}".encode()
    )

    assert len(feed) < BIG
    assert len(read_feed(feed).items) == 600
    assert seconds(feed) < 0.5


def test_entities_are_not_multiplied() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 9_000 + b'"><!ENTITY b "' + b"&a;" * 3_000 + b'">]>'
    (item,) = read_feed(bomb + START + b"&b;" * 3_000 + b"</title></item></channel></rss>").items

    assert len(item.title) <= 300


def seconds(body: bytes) -> float:
    """Of the processor."""
    began = time.process_time()
    with suppress(SourceError):
        read_feed(body)
    return time.process_time() - began
