"""Feeds that nobody here wrote: files of other parsers are read or refused, in less than a second each."""

import json
import time
from pathlib import Path

import pytest

from app.dailies.items import Item
from app.dailies.parsing.reading import Feed, read_feed
from app.errors import SourceError
from tests.dailies.outside_suites import entries_expected, fetched

LONGEST_SECONDS = 1.0
CAPTURES = (
    *("atom/cpython_releases", "atom/theverge", "atom/xkcd_atom", "atom/youtube", "podcast/lex_fridman"),
    *("rdf/slashdot", "rss/bbc_news", "rss/heise", "rss/hnrss", "rss/npr", "rss/xkcd_rss"),
)
SAY_NOTHING = {"gml_point.xml", "georss_point_no_coords.xml", "georss_polygon_insufficient_coords.xml"}
"""Files whose entries have no id, link, title or text: here they are no items."""


@pytest.fixture(scope="module")
def cache(request: pytest.FixtureRequest) -> Path:
    assert request.config.cache
    return request.config.cache.mkdir("feed-suites")


@pytest.fixture(scope="module")
def feedparser(cache: Path) -> Path:
    return fetched("feedparser==6.0.14", cache) / "tests"


@pytest.fixture(scope="module")
def podcastparser(cache: Path) -> Path:
    return fetched("podcastparser==0.6.11", cache) / "tests/data"


@pytest.fixture(scope="module")
def rss_parser(cache: Path) -> Path:
    return fetched("rss-parser==4.4.1", cache) / "tests/corpus"


@pytest.mark.parametrize(
    ("folder", "count"), {"illformed": 19, "encoding": 219, "entities": 256, "http": 9, "wellformed": 1739}.items()
)
def test_feedparsers_files_are_read_or_refused(feedparser: Path, folder: str, count: int) -> None:
    files = sorted((feedparser / folder).rglob("*.xml"))

    assert len(files) == count
    assert {file.name: seconds for file in files if (seconds := _seconds(file.read_bytes())) > LONGEST_SECONDS} == {}


@pytest.mark.parametrize("folder", ["illformed", "encoding", "entities"])
def test_no_entry_is_lost_that_feedparser_finds(feedparser: Path, folder: str) -> None:
    bodies = {file.name: file.read_bytes() for file in sorted((feedparser / folder).rglob("*.xml"))}

    fewer = {name for name, body in bodies.items() if len(_items(body)) < entries_expected(body)}
    assert fewer <= SAY_NOTHING


def test_no_episode_is_lost_that_podcastparser_finds(podcastparser: Path) -> None:
    fewer = {}
    for file in sorted(podcastparser.glob("*.rss")):
        episodes = json.loads(file.with_suffix(".json").read_text()).get("episodes", [])
        found = _items(file.read_bytes())
        if len(found) < len(episodes):
            fewer[file.name] = (len(found), len(episodes))

    assert fewer == {}


@pytest.mark.parametrize("name", CAPTURES)
def test_captures_of_real_feeds_are_read_as_another_parser_does(rss_parser: Path, name: str) -> None:
    expected = json.loads((rss_parser / name / "expect.json").read_text())
    feed = read_feed((rss_parser / name / "data.xml").read_bytes())

    assert (feed.title, len(feed.items)) == (expected["title"], expected["items"])
    assert feed.items[0].title == expected["first_item_title"]


def test_eleven_of_fifteen_videos_of_the_captured_channel_are_shorts(rss_parser: Path) -> None:
    feed = read_feed((rss_parser / "atom/youtube/data.xml").read_bytes())

    assert sorted(item.kind for item in feed.items) == ["short"] * 11 + ["video"] * 4


def _items(body: bytes) -> tuple[Item, ...]:
    """None of a feed that is refused."""
    try:
        feed: Feed = read_feed(body)
    except SourceError:
        return ()
    return feed.items


def _seconds(body: bytes) -> float:
    """Of the processor."""
    began = time.process_time()
    _items(body)
    return time.process_time() - began
