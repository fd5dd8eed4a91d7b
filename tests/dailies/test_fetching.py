"""Getting what an address names: politely, within limits, and never from inside."""

import gzip
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Validators
from app.errors import SourceError
from tests.dailies.web_server import WebServer


async def refused(fetcher: HttpFetcher, url: str) -> SourceError:
    with pytest.raises(SourceError) as found:
        await fetcher.get(url)
    return found.value


async def test_the_bot_says_who_it_is_and_brings_no_cookies(web: WebServer, fetcher: HttpFetcher) -> None:
    address = web.page("/feed", b"<rss/>", Set_Cookie="tracked=1")
    await fetcher.get(address)
    await fetcher.get(address)

    assert "User-Agent: omo-bot/" in web.requests[1]
    assert "(+https://omo.example)" in web.requests[1]
    assert "Cookie" not in web.requests[1]


async def test_validators_are_sent_back_as_they_came_and_an_unchanged_answer_keeps_them(
    web: WebServer, fetcher: HttpFetcher
) -> None:
    address = web.page("/feed", b"<rss/>", ETag='W/"a"', Last_Modified="Mon, 23 Nov 2026 07:00:00 GMT")
    first = await fetcher.get(address)
    web.page("/feed", status="304 Not Modified")
    second = await fetcher.get(address, first.validators)

    assert second.unchanged
    assert (
        second.validators == first.validators == Validators(etag='W/"a"', last_modified="Mon, 23 Nov 2026 07:00:00 GMT")
    )
    assert 'If-None-Match: W/"a"\r\nIf-Modified-Since: Mon, 23 Nov 2026 07:00:00 GMT' in web.requests[1]


async def test_permanent_redirects_say_where_the_source_moved(web: WebServer, fetcher: HttpFetcher) -> None:
    start = web.page("/old", status="301 Moved", Location="/newer")
    web.page("/newer", status="308 Moved", Location="/feed")
    end = web.page("/feed", b"<rss/>")
    answer = await fetcher.get(start)

    assert (answer.url, answer.moved_to, answer.body) == (end, end, b"<rss/>")


async def test_a_passing_redirect_is_followed_and_moves_nothing(web: WebServer, fetcher: HttpFetcher) -> None:
    start = web.page("/old", status="302 Found", Location="/feed")
    web.page("/feed", b"<rss/>", status="200 OK")

    assert (await fetcher.get(start)).moved_to == ""


async def test_redirects_in_a_circle_end(web: WebServer, fetcher: HttpFetcher) -> None:
    error = await refused(fetcher, web.page("/round", status="302 Found", Location="/round"))

    assert error.kind == "broken"
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/latest", "file:///etc/passwd", "http://[::1]/", "http://127.0.0.1:22"]
)
async def test_a_redirect_does_not_lead_inside(web: WebServer, fetcher: HttpFetcher, location: str) -> None:
    error = await refused(fetcher, web.page("/old", status="302 Found", Location=location))

    assert error.kind == "forbidden-address"


ANSWERS = {
    "401 Unauthorized": "blocked",
    "403 Forbidden": "blocked",
    "404 Not Found": "away",
    "410 Gone": "gone",
    "418 Teapot": "broken",
    "429 Too Many Requests": "limited",
    "500 Internal Server Error": "away",
    "503 Service Unavailable": "away",
}


@pytest.mark.parametrize(("status", "kind"), ANSWERS.items())
async def test_answers_that_are_no_content_say_what_is_wrong(
    web: WebServer, fetcher: HttpFetcher, status: str, kind: str
) -> None:
    error = await refused(fetcher, web.page("/feed", status=status))

    assert (error.kind, error.status) == (kind, int(status[:3]))
    assert error.retryable == (kind != "gone")


async def test_the_server_may_say_when_to_come_back(web: WebServer, fetcher: HttpFetcher) -> None:
    busy = await refused(fetcher, web.page("/busy", status="503 Busy", Retry_After="120"))
    far = await refused(fetcher, web.page("/far", status="429 Busy", Retry_After="Fri, 31 Dec 2100 00:00:00 GMT"))
    fresh = await fetcher.get(web.page("/feed", b"<rss/>", Cache_Control="public, max-age=900", Age="300"))

    assert (busy.kind, busy.retry_after, far.retry_after, fresh.not_before) == ("limited", 120, 86_400, 600)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_packed_body_is_unpacked(web: WebServer, fetcher: HttpFetcher, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    answer = await fetcher.get(web.page("/feed", pack(b"<rss/>" * 99), Content_Encoding=encoding))

    assert answer.body == b"<rss/>" * 99


async def test_bare_deflate_and_a_body_in_several_parts_are_unpacked(web: WebServer, fetcher: HttpFetcher) -> None:
    bare = web.page("/bare", zlib.compress(b"<rss/>" * 99)[2:-4], Content_Encoding="deflate")
    parts = web.page("/parts", gzip.compress(b"<rss>") + gzip.compress(b"</rss>") + b"\0\0", Content_Encoding="gzip")

    assert (await fetcher.get(bare)).body == b"<rss/>" * 99
    assert (await fetcher.get(parts)).body == b"<rss></rss>"


async def test_what_claims_to_be_packed_and_is_not_is_refused(web: WebServer, fetcher: HttpFetcher) -> None:
    assert (await refused(fetcher, web.page("/feed", b"<rss/>", Content_Encoding="gzip"))).kind == "broken"
    assert (await refused(fetcher, web.page("/feed", b"<rss/>", Content_Encoding="br"))).kind == "broken"


async def test_a_body_that_is_too_large_is_left_packed_or_not(web: WebServer, fetcher: HttpFetcher) -> None:
    plain = await refused(fetcher, web.page("/plain", b" " * 100_001))
    bomb = await refused(fetcher, web.page("/bomb", gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"))

    assert (plain.kind, bomb.kind) == ("too-large", "too-large")


async def test_of_a_gigabyte_no_more_is_taken_than_is_allowed(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/gigabyte"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"
    web.pouring.add("/gigabyte")
    error = await refused(fetcher, web.url("/gigabyte"))

    assert error.kind == "too-large"
    assert web.poured < 10_000_000  # what the network's buffers hold


async def test_a_server_that_drips_is_left_after_a_while(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/drip"] = b"HTTP/1.1 200 OK\r\n\r\n"
    web.dripping.add("/drip")
    error = await refused(fetcher, web.url("/drip"))

    assert (error.kind, str(error)) == ("away", "no whole answer within 1 s")


async def test_half_an_answer_and_none_at_all_are_no_content(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/half"] = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>"
    web.pages["/none"] = b""
    web.pages["/noise"] = b"\0\1\2 SSH-2.0\r\n\r\n"

    assert {(await refused(fetcher, web.url(path))).kind for path in ("/half", "/none", "/noise")} == {"away"}


async def test_each_request_waits_for_its_turn(web: WebServer) -> None:
    turns: list[str] = []

    @asynccontextmanager
    async def turn(host: str) -> AsyncIterator[None]:
        turns.append(host)
        yield

    start = web.page("/old", status="302 Found", Location="/feed")
    web.page("/feed", b"<rss/>")
    async with HttpFetcher(contact="", trusted=[web.origin], turn=turn) as fetcher:
        await fetcher.get(start)

    assert turns == ["127.0.0.1", "127.0.0.1"]
