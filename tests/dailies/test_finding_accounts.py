"""Names and profiles of platforms, as somebody pastes them, to sources with their newest item."""

import asyncio
from typing import Any

import pytest
import respx
from typer.testing import CliRunner

from app.cli import commands
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Candidate
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.sources import Adapters
from app.errors import SourceError
from app.settings import PlatformKeys
from tests.dailies.account_answers import (
    AUTHOR_FEED,
    DID,
    MASTODON,
    PROFILE,
    TWITCH,
    TWITCH_KEY,
    bluesky_author,
    bluesky_feed,
    bluesky_post,
    mastodon_account,
    mastodon_status,
    twitch_answers,
    twitch_stream,
)
from tests.dailies.feeds import entries, rss

EVERYTHING_ON = PlatformKeys(twitch=TWITCH_KEY, reddit=True)
NOBODY = {"error": "InvalidRequest", "message": "Profile not found"}


async def discover(pasted: str, http: HttpFetcher, keys: PlatformKeys = EVERYTHING_ON) -> list[Candidate]:
    return await Discovery(keys, Adapters(keys)).discover(pasted, http)


async def found(pasted: str, http: HttpFetcher) -> tuple[str, str, str, str]:
    """Kind, address, title, and the title of the newest item."""
    [only] = await discover(pasted, http)
    return only.kind, only.address, only.title, only.latest.title if only.latest else ""


async def trouble(pasted: str, http: HttpFetcher, keys: PlatformKeys = EVERYTHING_ON) -> SourceError:
    with pytest.raises(SourceError) as refused:
        await discover(pasted, http, keys)
    return refused.value


def asked(web: respx.Router) -> list[str]:
    return [str(call.request.url) for call in web.calls]


@pytest.mark.parametrize(
    ("pasted", "actor"),
    [
        ("https://bsky.app/profile/bea.bsky.social", "bea.bsky.social"),
        ("bsky.app/profile/bea.example/post/3lbx", "bea.example"),
        (f"https://bsky.app/profile/{DID}", DID),
        (" <@bea.bsky.social> ", "bea.bsky.social"),
        ("bea.bsky.social", "bea.bsky.social"),
        ("@bea.example", "bea.example"),
        (DID, DID),
    ],
)
async def test_accounts_of_bluesky_are_found_with_their_newest_post(
    internet: respx.Router, http: HttpFetcher, pasted: str, actor: str
) -> None:
    internet.get(PROFILE, params={"actor": actor}).respond(json=bluesky_author())
    internet.get(AUTHOR_FEED).respond(json=bluesky_feed(bluesky_post("1", "Day 12")))
    assert await found(pasted, http) == ("bluesky", DID, "Bea on the road", "Day 12")


async def test_an_account_that_has_posted_nothing_can_be_followed(internet: respx.Router, http: HttpFetcher) -> None:
    internet.get(PROFILE).respond(json=bluesky_author(displayName=""))
    internet.get(AUTHOR_FEED).respond(json=bluesky_feed())
    assert await found("@bea.bsky.social", http) == ("bluesky", DID, "bea.bsky.social", "")


async def test_a_handle_with_a_dot_that_bluesky_does_not_know_may_be_youtubes(
    internet: respx.Router, http: HttpFetcher
) -> None:
    internet.get(PROFILE).respond(400, json=NOBODY)
    channel = f"https://www.youtube.com/feeds/videos.xml?channel_id=UC{'a' * 22}"
    page = f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{channel}">'
    internet.get("https://www.youtube.com/@open.mic").respond(html=page)
    internet.get(channel).respond(content=rss(*entries("a")))
    assert await found("@open.mic", http) == ("youtube", channel, "The van", "Day a")


async def test_what_bluesky_does_not_know_or_must_not_show_is_refused(
    internet: respx.Router, http: HttpFetcher
) -> None:
    internet.get(PROFILE).respond(400, json=NOBODY)
    assert (await trouble("@nobody.bsky.social", http)).kind == "no-account"
    internet.get(PROFILE).respond(json=bluesky_author(labels=[{"val": "!no-unauthenticated"}]))
    assert (await trouble("@bea.bsky.social", http)).kind == "blocked"
    internet.get(PROFILE).respond(502)
    assert (await trouble("@bea.example", http)).kind == "away"


@pytest.mark.parametrize(
    "pasted",
    [
        "@bea@mastodon.example",
        "@bea@Mastodon.Example",
        "bea@mastodon.example",
        "https://mastodon.example/@bea",
        "mastodon.example/@bea/111",
        "https://mastodon.example/users/bea",
        "https://elsewhere.example/@bea@mastodon.example",
    ],
)
async def test_accounts_of_mastodon_are_found_with_their_newest_post(
    internet: respx.Router, http: HttpFetcher, pasted: str
) -> None:
    internet.get(f"{MASTODON}/lookup", params={"acct": "bea"}).respond(json=mastodon_account())
    internet.get(url__startswith=f"{MASTODON}/109357891234567890/statuses").respond(
        json=[mastodon_status("1", "<p>Day 12</p>")]
    )
    address = f"{MASTODON}/109357891234567890"
    assert await found(pasted, http) == ("mastodon", address, "Bea 🚐", "Day 12")


@pytest.mark.parametrize("status", [401, 403, 422])
async def test_where_the_api_wants_a_sign_in_the_feed_is_followed(
    internet: respx.Router, http: HttpFetcher, status: int
) -> None:
    internet.get(f"{MASTODON}/lookup").respond(status, json={"error": "This method requires an authenticated user"})
    feed = "https://mastodon.example/@bea.rss"
    internet.get(feed).respond(content=rss(*entries("a")))
    for pasted in ("@bea@mastodon.example", "https://mastodon.example/@bea", feed):
        assert await found(pasted, http) == ("feed", feed, "The van", "Day a")


async def test_an_account_may_live_on_another_host_than_its_name_says(
    internet: respx.Router, http: HttpFetcher
) -> None:
    internet.get("https://omo.example/api/v1/accounts/lookup").respond(404, html="<h1>Nothing here</h1>")
    link = {"rel": "self", "type": "application/activity+json", "href": "https://mastodon.example/users/bea"}
    webfinger = internet.get("https://omo.example/.well-known/webfinger", params={"resource": "acct:bea@omo.example"})
    webfinger.respond(json={"subject": "acct:bea@omo.example", "links": [{"rel": "avatar"}, link]})
    internet.get(f"{MASTODON}/lookup", params={"acct": "bea@omo.example"}).respond(json=mastodon_account())
    internet.get(url__startswith=f"{MASTODON}/109357891234567890/statuses").respond(json=[])
    assert await found("@bea@omo.example", http) == ("mastodon", f"{MASTODON}/109357891234567890", "Bea 🚐", "")


async def test_an_account_that_is_unknown_moved_or_out_of_reach_is_refused(
    internet: respx.Router, http: HttpFetcher
) -> None:
    lookup = internet.get(f"{MASTODON}/lookup")
    lookup.respond(404, json={"error": "Record not found"})
    assert (await trouble("@bea@mastodon.example", http)).kind == "no-account"
    lookup.respond(json=mastodon_account(moved=mastodon_account(url="https://other.example/@bea")))
    refused = await trouble("@bea@mastodon.example", http)
    assert refused.kind == "gone"
    assert "https://other.example/@bea is the account to follow" in str(refused)
    lookup.respond(503, json={"error": "Service Unavailable"})
    assert (await trouble("@bea@mastodon.example", http)).kind == "away"
    lookup.respond(json=mastodon_account(id="../../admin"))
    assert (await trouble("@bea@mastodon.example", http)).kind == "broken"


async def test_other_sites_with_such_addresses_are_read_as_pages(internet: respx.Router, http: HttpFetcher) -> None:
    internet.get("https://blog.example/api/v1/accounts/lookup").respond(404, html="<h1>Nothing here</h1>")
    page = '<link rel="alternate" type="application/rss+xml" href="/feed/@bea">'
    internet.get("https://blog.example/@bea").respond(html=page)
    internet.get("https://blog.example/feed/@bea").respond(content=rss(*entries("a")))
    assert await found("https://blog.example/@bea", http) == (
        "feed",
        "https://blog.example/feed/@bea",
        "The van",
        "Day a",
    )


@pytest.mark.parametrize("pasted", ["@bea@127.0.0.1", "@bea@localhost.localdomain", "https://[::1]/@bea"])
async def test_a_server_inside_our_network_is_not_asked(http: HttpFetcher, pasted: str) -> None:
    assert (await trouble(pasted, http)).kind in ("forbidden-address", "away")


@pytest.mark.parametrize(
    "pasted",
    ["twitch.tv/OpenMicOdyssey", "https://www.twitch.tv/openmicodyssey/videos", "https://m.twitch.tv/openmicodyssey"],
)
async def test_channels_of_twitch_are_found_live_or_not(internet: respx.Router, http: HttpFetcher, pasted: str) -> None:
    twitch_answers(internet)
    assert await found(pasted, http) == ("twitch", "141981764", "OpenMicOdyssey", "")
    twitch_answers(internet, twitch_stream("1", "2026-11-23T20:00:00Z"))
    assert (await found(pasted, http))[3] == "Open mic from the van 🎤"


async def test_an_unknown_channel_of_twitch_and_one_without_keys_are_refused(
    internet: respx.Router, http: HttpFetcher
) -> None:
    twitch_answers(internet)
    internet.get(f"{TWITCH}/users").respond(json={"data": []})
    assert (await trouble("twitch.tv/nobody", http)).kind == "no-account"
    assert (await trouble("https://twitch.tv/", http)).kind == "no-account"
    assert (await trouble("twitch.tv/openmicodyssey", http, PlatformKeys())).kind == "off"


@pytest.mark.parametrize("pasted", ["https://www.reddit.com/r/vanlife", "r/vanlife", "old.reddit.com/r/vanlife/new/"])
async def test_reddit_is_off_until_the_operator_wants_it(
    internet: respx.Router, http: HttpFetcher, pasted: str
) -> None:
    refused = await trouble(pasted, http, PlatformKeys())
    assert refused.kind == "off"
    assert "DAILIES_REDDIT=on" in str(refused)

    feed = "https://www.reddit.com/r/vanlife/new/.rss"
    internet.get(feed).respond(content=rss(*entries("a")))
    assert await found(pasted, http) == ("feed", feed, "The van", "Day a")


async def test_reddit_turns_away_in_its_own_way(internet: respx.Router, http: HttpFetcher) -> None:
    headers = {"x-ratelimit-reset": "287.0", "x-ratelimit-remaining": "0.0"}
    internet.get("https://www.reddit.com/r/vanlife/new/.rss").respond(429, headers=headers)
    refused = await trouble("r/vanlife", http)
    assert (refused.kind, refused.retry_after) == ("limited", 287)


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("@bea.bsky.social", ("bluesky", DID, "Day 12 on Bluesky")),
        ("@bea@mastodon.example", ("mastodon", "Day 12 on Mastodon", "109357891234567890")),
        ("twitch.tv/openmicodyssey", ("twitch", "141981764", "Open mic from the van", "live")),
    ],
)
async def test_check_shows_what_would_be_followed(
    internet: respx.Router, monkeypatch: pytest.MonkeyPatch, pasted: str, said: tuple[str, ...]
) -> None:
    for name, value in zip(("TWITCH_CLIENT_ID", "TWITCH_CLIENT_SECRET"), TWITCH_KEY, strict=True):
        monkeypatch.setenv(name, value)
    internet.get(PROFILE).respond(json=bluesky_author())
    internet.get(AUTHOR_FEED).respond(json=bluesky_feed(bluesky_post("1", "Day 12 on Bluesky")))
    internet.get(f"{MASTODON}/lookup").respond(json=mastodon_account())
    statuses: list[dict[str, Any]] = [mastodon_status("1", "<p>Day 12 on Mastodon</p>")]
    internet.get(url__startswith=f"{MASTODON}/109357891234567890/statuses").respond(json=statuses)
    twitch_answers(internet, twitch_stream("1", "2026-11-23T20:00:00Z"))
    result = await asyncio.to_thread(CliRunner().invoke, commands, ["dailies", "check", pasted])

    assert result.exit_code == 0, result.output
    for part in (*said, "1 to follow"):
        assert part in result.stdout
