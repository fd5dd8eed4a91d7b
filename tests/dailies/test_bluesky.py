"""Accounts of Bluesky: what is posted, in which words, and what is wrong when nothing is."""

from datetime import UTC, datetime, timedelta
from time import time
from typing import Any

import pytest
import respx

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Item, Poll
from app.dailies.sources.bluesky import BlueskyAdapter
from app.dailies.sources.protocol import Source
from app.errors import SourceError
from tests.dailies.account_answers import (
    AUTHOR_FEED,
    DID,
    bluesky_author,
    bluesky_feed,
    bluesky_link,
    bluesky_post,
    bluesky_repost,
)

IMAGES = "app.bsky.embed.images#view"
PICTURE = {
    "thumb": "https://cdn.bsky.app/img/feed_thumbnail/plain/van@jpeg",
    "fullsize": "https://cdn.bsky.app/img/feed_fullsize/plain/van@jpeg",
    "alt": "The van in the snow",
}
QUOTED = {
    "$type": "app.bsky.embed.record#viewRecord",
    "uri": "at://did:plc:ana/app.bsky.feed.post/1",
    "cid": "bafy",
    "author": bluesky_author(did="did:plc:ana", handle="ana.example"),
    "value": {"$type": "app.bsky.feed.post", "text": "Who has seen the van?", "createdAt": "2026-11-22T07:00:00Z"},
    "indexedAt": "2026-11-22T07:00:00Z",
}


async def poll(web: respx.Router, http: HttpFetcher, *entries: dict[str, Any]) -> Poll:
    web.get(AUTHOR_FEED).respond(json=bluesky_feed(*entries))
    return await BlueskyAdapter().poll(Source(kind="bluesky", address=DID), http)


async def item(web: respx.Router, http: HttpFetcher, *entries: dict[str, Any]) -> Item:
    [only] = (await poll(web, http, *entries)).items
    return only


async def trouble(http: HttpFetcher) -> SourceError:
    with pytest.raises(SourceError) as refused:
        await BlueskyAdapter().poll(Source(kind="bluesky", address=DID), http)
    return refused.value


async def test_a_post_has_everything_worth_knowing(internet: respx.Router, http: HttpFetcher) -> None:
    found = await poll(internet, http, bluesky_post("3lbx", "We drove to Ohio.\nIt snowed."))
    [post] = found.items

    assert (post.id, post.kind) == (f"at://{DID}/app.bsky.feed.post/3lbx", "post")
    assert (post.title, post.text) == ("We drove to Ohio.", "We drove to Ohio.\nIt snowed.")
    assert post.url == f"https://bsky.app/profile/{DID}/post/3lbx"
    assert (post.author, post.author_url) == ("Bea on the road", f"https://bsky.app/profile/{DID}")
    assert post.avatar == bluesky_author()["avatar"]
    assert post.published_at == datetime(2026, 11, 23, 7, 0, 1, 123000, UTC)
    assert (found.hints.title, found.complete) == ("Bea on the road", True)
    [asked] = internet.calls
    assert dict(asked.request.url.params) == {
        "actor": DID,
        "filter": "posts_no_replies",
        "limit": "50",
        "includePins": "false",
    }


async def test_reposts_and_pins_are_nobodys_news(internet: respx.Router, http: HttpFetcher) -> None:
    pin = {"post": bluesky_post("old", "Read this first"), "reason": {"$type": "app.bsky.feed.defs#reasonPin"}}
    found = await poll(internet, http, pin, *(bluesky_repost(str(each)) for each in range(40)))

    assert found.items == ()
    assert found.complete, "what comes next is new"


async def test_an_empty_timeline_may_be_a_mistake(internet: respx.Router, http: HttpFetcher) -> None:
    found = await poll(internet, http)
    assert (found.items, found.complete) == ((), False)


@pytest.mark.parametrize(
    ("text", "shown", "uri", "read"),
    [
        ("🚐🚐 omo.example/day-1... today", "omo.example/day-1...", "https://omo.example/day-12", None),
        ("Grüße: omo.example/ta… heute", "omo.example/ta…", "https://www.omo.example/tag", None),
        ("See my page 🎤", "my page", "https://omo.example/", "See my page (https://omo.example/) 🎤"),
        ("run me", "run me", "javascript:alert(1)", "run me"),
    ],
)
async def test_links_stand_in_the_text_in_full_whatever_letters_come_before(
    internet: respx.Router, http: HttpFetcher, text: str, shown: str, uri: str, read: str | None
) -> None:
    found = await item(internet, http, bluesky_post("1", text, record={"facets": [bluesky_link(text, shown, uri)]}))
    assert found.text == (read or text.replace(shown, uri))


@pytest.mark.parametrize(("start", "end"), [(1, 3), (-4, 2), (5, 5), (0, 900), (9, 2)])
async def test_a_link_that_does_not_fit_the_text_is_left_out(
    internet: respx.Router, http: HttpFetcher, start: int, end: int
) -> None:
    facet = {
        "index": {"byteStart": start, "byteEnd": end},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://omo.example"}],
    }
    assert (await item(internet, http, bluesky_post("1", "🚐 on", record={"facets": [facet]}))).text == "🚐 on"


async def test_what_looks_like_html_is_none(internet: respx.Router, http: HttpFetcher) -> None:
    found = await item(internet, http, bluesky_post("1", "I <3 vans & <b>snow</b> &amp; you"))
    assert found.title == found.text == "I <3 vans & <b>snow</b> &amp; you"


async def test_a_post_that_is_only_a_picture_is_called_by_its_description(
    internet: respx.Router, http: HttpFetcher
) -> None:
    post = bluesky_post("1", embed={"$type": IMAGES, "images": [PICTURE, PICTURE]})
    found = await item(internet, http, post)
    assert (found.kind, found.title, found.text) == ("photo", "The van in the snow", "")
    assert found.image == PICTURE["fullsize"]

    post = bluesky_post("1", embed={"$type": IMAGES, "images": [{**PICTURE, "alt": ""}]})
    assert (await item(internet, http, post)).title == "Bea on the road"


async def test_a_picture_behind_a_warning_stays_there(internet: respx.Router, http: HttpFetcher) -> None:
    post = bluesky_post("1", embed={"$type": IMAGES, "images": [PICTURE]}, labels=[{"src": DID, "val": "nudity"}])
    found = await item(internet, http, post)
    assert (found.image, found.title) == ("", "Bea on the road")


async def test_a_video_shows_its_still(internet: respx.Router, http: HttpFetcher) -> None:
    embed = {
        "$type": "app.bsky.embed.video#view",
        "cid": "bafy",
        "playlist": "https://video.bsky.app/watch/playlist.m3u8",
        "thumbnail": "https://video.bsky.app/watch/thumbnail.jpg",
    }
    found = await item(internet, http, bluesky_post("1", "Day 12", embed=embed))
    assert (found.kind, found.image) == ("video", "https://video.bsky.app/watch/thumbnail.jpg")


async def test_a_card_lends_its_title_link_and_picture(internet: respx.Router, http: HttpFetcher) -> None:
    external = {
        "uri": "https://omo.example/tour",
        "title": "The tour",
        "description": "…",
        "thumb": "https://cdn.bsky.app/x",
    }
    embed = {"$type": "app.bsky.embed.external#view", "external": external}
    found = await item(internet, http, bluesky_post("1", embed=embed))
    assert (found.title, found.text) == ("The tour", "The tour\nhttps://omo.example/tour")
    assert found.image == "https://cdn.bsky.app/x"


async def test_a_quote_shows_what_it_is_about(internet: respx.Router, http: HttpFetcher) -> None:
    quote = {"$type": "app.bsky.embed.record#view", "record": QUOTED}
    found = await item(internet, http, bluesky_post("1", "I have!", embed=quote))
    assert found.text == "I have!\n\n↪ @ana.example: Who has seen the van?"

    media = {"$type": IMAGES, "images": [PICTURE]}
    both = {"$type": "app.bsky.embed.recordWithMedia#view", "record": {"record": QUOTED}, "media": media}
    found = await item(internet, http, bluesky_post("1", "", embed=both))
    assert (found.title, found.image) == ("↪ @ana.example: Who has seen the van?", PICTURE["fullsize"])


@pytest.mark.parametrize(
    "record",
    [
        {"$type": "app.bsky.embed.record#viewNotFound", "uri": "at://x", "notFound": True},
        {"$type": "app.bsky.embed.record#viewBlocked", "uri": "at://x", "blocked": True, "author": {"did": "x"}},
        {**QUOTED, "author": bluesky_author(labels=[{"val": "!no-unauthenticated"}])},
        {"$type": "app.bsky.graph.defs#starterPackViewBasic", "uri": "at://x", "record": {"name": "Vans"}},
    ],
)
async def test_a_quote_of_what_is_hidden_or_no_post_leaves_the_own_words(
    internet: respx.Router, http: HttpFetcher, record: dict[str, Any]
) -> None:
    embed = {"$type": "app.bsky.embed.record#view", "record": record}
    assert (await item(internet, http, bluesky_post("1", "Look", embed=embed))).text == "Look"


async def test_a_post_from_the_future_was_posted_when_bluesky_saw_it(internet: respx.Router, http: HttpFetcher) -> None:
    future = {"createdAt": "2099-01-01T00:00:00Z"}
    seen = await item(internet, http, bluesky_post("1", "Hi", record=future))
    assert seen.published_at == datetime(2026, 11, 23, 7, 0, 1, 123000, UTC)

    unseen = await item(internet, http, bluesky_post("1", "Hi", record=future, indexedAt=""))
    assert unseen.published_at is not None
    assert unseen.published_at - datetime.now(UTC) < timedelta(seconds=1)


async def test_names_in_any_writing_stay_and_cannot_turn_the_line(internet: respx.Router, http: HttpFetcher) -> None:
    author = bluesky_author(displayName="\u202eליאת 👩‍🎤\u0000")
    assert (await item(internet, http, bluesky_post("1", "Hi", author=author))).author == "ליאת 👩‍🎤"
    author = bluesky_author(displayName=None, avatar=None)
    assert (await item(internet, http, bluesky_post("1", "Hi", author=author))).author == "bea.bsky.social"


async def test_one_post_that_makes_no_sense_does_not_cost_the_others(internet: respx.Router, http: HttpFetcher) -> None:
    odd = bluesky_post("2")
    odd["record"] = None
    found = await poll(internet, http, odd, {"post": 7}, bluesky_post("1", "Fine"))
    assert [each.title for each in found.items] == ["Fine"]


@pytest.mark.parametrize(
    ("error", "message", "kind"),
    [
        ("InvalidRequest", "Profile not found", "no-account"),
        ("AccountDeactivated", "Account is deactivated", "no-account"),
        ("AccountTakedown", "Account has been suspended", "no-account"),
        ("BlockedActor", "Requester has blocked actor", "blocked"),
        ("InvalidRequest", "limit must not exceed 40", "broken"),
    ],
)
async def test_what_bluesky_refuses_is_said_as_what_it_is(
    internet: respx.Router, http: HttpFetcher, error: str, message: str, kind: str
) -> None:
    internet.get(AUTHOR_FEED).respond(400, json={"error": error, "message": message})
    refused = await trouble(http)
    assert (refused.kind, refused.status) == (kind, 400)
    assert message in str(refused)


async def test_too_many_questions_wait_until_the_limit_is_over(internet: respx.Router, http: HttpFetcher) -> None:
    headers = {"RateLimit-Limit": "3000", "RateLimit-Remaining": "0", "RateLimit-Reset": str(int(time()) + 120)}
    internet.get(AUTHOR_FEED).respond(429, json={"error": "RateLimitExceeded"}, headers=headers)
    refused = await trouble(http)
    assert refused.kind == "limited"
    assert 110 <= refused.retry_after <= 120


@pytest.mark.parametrize(("status", "kind"), [(401, "blocked"), (500, "away"), (502, "away"), (302, "broken")])
async def test_other_answers_are_no_end(internet: respx.Router, http: HttpFetcher, status: int, kind: str) -> None:
    internet.get(AUTHOR_FEED).respond(status, html="<h1>Upstream</h1>")
    assert (await trouble(http)).kind == kind


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"feed": 7}', b'{"feed": [', b"\xff\xfe"])
async def test_something_else_than_the_api_is_no_empty_timeline(
    internet: respx.Router, http: HttpFetcher, body: bytes
) -> None:
    internet.get(AUTHOR_FEED).respond(200, content=body)
    assert (await trouble(http)).kind == "broken"


async def test_an_account_for_signed_in_people_only_is_left_alone(internet: respx.Router, http: HttpFetcher) -> None:
    author = bluesky_author(labels=[{"src": DID, "val": "!no-unauthenticated"}])
    internet.get(AUTHOR_FEED).respond(json=bluesky_feed(bluesky_post("1", "Hi", author=author)))
    assert (await trouble(http)).kind == "blocked"
