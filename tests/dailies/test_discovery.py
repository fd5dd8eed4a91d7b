"""Whatever somebody pastes, to sources that can be followed."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import commands
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Candidate
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import NO_HEADERS, Answer, Fetcher
from app.errors import SourceError
from app.outbound.addresses import canonical
from app.settings import PlatformKeys
from tests.dailies.feeds import entries, rss
from tests.dailies.web_server import WebServer

CHANNEL = "UC" + "a" * 22
PASTED = {
    "omo.example": "https://omo.example",
    " <https://omo.example/feed> ": "https://omo.example/feed",
    "feed:https://omo.example/feed": "https://omo.example/feed",
    "http://omo.example/feed": "http://omo.example/feed",
    "@openmicodyssey": "https://www.youtube.com/@openmicodyssey",
    f"https://www.youtube.com/channel/{CHANNEL}": f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
    f"youtube.com/channel/{CHANNEL}/videos": f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
    "https://m.youtube.com/playlist?list=PL1": "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1",
    "https://www.youtube.com/user/Bea": "https://www.youtube.com/feeds/videos.xml?user=Bea",
    "http://youtube.com/feeds/videos.xml?user=Bea": "https://www.youtube.com/feeds/videos.xml?user=Bea",
    "https://www.youtube.com/@bea": "https://www.youtube.com/@bea",
    "https://youtube.com.evil.example/user/Bea": "https://youtube.com.evil.example/user/Bea",
}


async def discover(pasted: str, http: Fetcher) -> list[Candidate]:
    keys = PlatformKeys()
    return await Discovery(keys, Adapters(keys)).discover(pasted, http)


class Seen(Exception):
    """The address that was asked for first."""


class Onlooker:
    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        raise Seen(url)

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        raise Seen(url)


@pytest.mark.parametrize(("pasted", "address"), PASTED.items())
async def test_what_is_pasted_leads_to_an_address(pasted: str, address: str) -> None:
    with pytest.raises(Seen) as asked:
        await discover(pasted, Onlooker())
    assert str(asked.value) == address


async def test_a_feed_is_found_with_its_newest_item(web: WebServer, fetcher: HttpFetcher) -> None:
    address = web.page("/feed", rss(*entries("cba")))
    (found,) = await discover(address, fetcher)

    assert (found.kind, found.address, found.title) == ("feed", address, "The van")
    assert found.latest is not None
    assert found.latest.id == "c"


async def test_a_page_leads_to_the_feeds_it_names_and_comments_come_last(web: WebServer, fetcher: HttpFetcher) -> None:
    page = b"""<!doctype html><title>Van</title><link rel=alternate type=application/rss+xml href=/comments>
    <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="feed"> <link rel=stylesheet href=x>
    <link rel=alternate type=application/rss+xml href=/broken>
    <link rel=alternate type=text/html hreflang=de href=/de>"""
    start = web.page("/", page)
    feed, comments = web.page("/feed", rss(*entries("a"))), web.page("/comments", rss(*entries("b")))
    web.page("/broken", b"<rss><channel>")

    assert [found.address for found in await discover(start, fetcher)] == [feed, comments]


async def test_a_feed_that_moved_for_good_is_followed_where_it_is(web: WebServer, fetcher: HttpFetcher) -> None:
    start = web.page("/old", status="301 Moved", Location="/feed")
    feed = web.page("/feed", rss(*entries("a")))

    assert [found.address for found in await discover(start, fetcher)] == [feed]


async def test_a_login_wall_and_a_page_without_feeds_are_refused_with_a_sentence(
    web: WebServer, fetcher: HttpFetcher
) -> None:
    wall = web.page("/", status="302 Found", Location="/login")
    web.page("/login", b"<!doctype html><form><input type=password></form>")

    with pytest.raises(SourceError, match="this is a web page, not a feed, and it names none that can be read"):
        await discover(wall, fetcher)


UNREADABLE = {
    "": "nothing was given: paste",
    " <> ": "nothing was given: paste",
    "https://": "https:// is only the beginning of an address: paste",
    "my blog": "no address has a space in it",
    "instagram:bea": "Instagram is read only where the account's owner allows it: `omo dailies connect instagram`",
    "https://www.instagram.com/bea/": "Instagram is read only where",
    "tiktok.com/@bea": "TikTok is read only where",
    "https://www.tiktok.com/@bea/video/1": "docs/connecting_platforms.md",
    "http://[fe80::1%25lo]/": "is not a public address",
    "https://nowhere.invalid/feed": "DNS knows no host nowhere.invalid (is there a connection to the internet?)",
}


@pytest.mark.parametrize(("pasted", "sentence"), UNREADABLE.items())
async def test_what_cannot_be_read_is_refused_in_plain_words(pasted: str, sentence: str, fetcher: HttpFetcher) -> None:
    with pytest.raises(SourceError) as refused:
        await discover(pasted, fetcher)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("pasted", ["", "javascript:alert(1)", "mailto:bea@omo.example", "127.0.0.1", "localhost:6379"])
async def test_what_is_no_public_address_is_refused(pasted: str, fetcher: HttpFetcher) -> None:
    with pytest.raises(SourceError) as refused:
        await discover(pasted, fetcher)

    assert refused.value.kind == "forbidden-address"


async def test_a_feed_that_is_a_picture_or_too_large_is_refused(web: WebServer, fetcher: HttpFetcher) -> None:
    with pytest.raises(SourceError, match="not a feed"):
        await discover(web.page("/van.png", b"\x89PNG\r\n\x1a\n"), fetcher)
    with pytest.raises(SourceError, match="larger than"):
        await discover(web.page("/huge", rss(*entries("a")) + b" " * 100_000), fetcher)


async def test_check_shows_what_would_be_followed(web: WebServer) -> None:
    address = web.page("/feed", rss(*entries("ba")), ETag="1", Cache_Control="max-age=60")
    arguments = ["dailies", "check", address, "--trust", web.origin]
    result = await asyncio.to_thread(CliRunner().invoke, commands, arguments)

    assert result.exit_code == 0, result.output
    for said in ("The van", address, "2 items", "told by ETag", "60 s between", "Day b", "1 to follow"):
        assert said in result.stdout


async def test_check_says_that_a_feed_could_be_read_only_in_part(web: WebServer) -> None:
    whole = rss(*entries("ba"))
    address = web.page("/feed", whole[: whole.rindex(b"<title>")])
    arguments = ["dailies", "check", address, "--trust", web.origin]
    result = await asyncio.to_thread(CliRunner().invoke, commands, arguments)

    assert "the end is missing, only a part was read" in result.stdout


async def test_check_says_where_a_redirect_leads(web: WebServer) -> None:
    feed = web.page("/feed", rss(*entries("a")))
    for status, how in (("301 Moved", "for good"), ("302 Found", "for now")):
        old = web.page("/old", status=status, Location="/feed")
        arguments = ["dailies", "check", old, "--trust", web.origin]
        result = await asyncio.to_thread(CliRunner().invoke, commands, arguments)

        assert f"redirected  to {feed}, {how}" in result.stdout
        assert "1 item\n" in result.stdout


async def test_check_goes_where_add_goes(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAILIES_TRUSTED_HOSTS", web.origin)
    address = web.page("/feed", rss(*entries("a")))
    result = await asyncio.to_thread(CliRunner().invoke, commands, ["dailies", "check", address])

    assert result.exit_code == 0, result.output


def test_check_says_in_one_line_why_an_address_is_of_no_use() -> None:
    result = CliRunner().invoke(commands, ["dailies", "check", "http://10.0.0.1/feed"])

    assert isinstance(result.exception, SourceError)
    assert str(result.exception) == "10.0.0.1 is not a public address"


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("https://omo.example/feed?page=2#comments", "https://omo.example/feed?page=2"),
        ("HTTPS://OMO.Example:443/Feed", "https://omo.example/Feed"),
        ("http://omo.example:80/feed#", "http://omo.example/feed"),
        ("https://omo.example:8443/feed", "https://omo.example:8443/feed"),
    ],
)
def test_an_address_has_one_spelling(pasted: str, address: str) -> None:
    assert canonical(pasted) == canonical(address) == address


async def test_a_fragment_makes_no_other_source(web: WebServer, fetcher: HttpFetcher) -> None:
    address = web.page("/feed", rss(*entries("ba")))
    [plain], [with_fragment] = await discover(address, fetcher), await discover(f"{address}#latest", fetcher)

    assert with_fragment.address == plain.address == address
