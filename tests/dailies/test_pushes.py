"""Hubs: asked, verified, and heard only when they sign what they say."""

import asyncio
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest

from app.dailies.items import NO_VALIDATORS, Hints, Poll, Validators
from app.dailies.politeness import HostBusy
from app.dailies.pushes.signatures import is_signed
from app.dailies.pushes.subscribing import can_be_pushed_to, renew_due, seconds_to_retry
from app.dailies.pushes.topics import deleted_ids, same_topic
from app.dailies.sources.protocol import NO_HEADERS, Adapter, Answer, Fetcher, Source
from app.errors import SourceError
from tests.bot import Bot
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import Newsroom

HUB, TOPIC = "https://hub.example/", "https://van.example/feed"
PUBLIC_URL = "https://omo.example"
PUSH = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>New</title></entry></feed>"
GONE = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<at:deleted-entry ref="yt:video:%s" when="2026-11-24T10:00:00Z"/></feed>"""


class PretendHub:
    """A `Fetcher` that only a hub answers."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, str]] = []
        self.answer: Answer | SourceError = Answer(url=HUB, status=202)

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        raise AssertionError("hubs are asked by POST")

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        assert form is not None
        self.asked.append({"url": url, **form})
        if isinstance(self.answer, SourceError):
            raise self.answer
        return self.answer


class FeedWithHub(Adapter):
    """An adapter whose source names a hub."""

    def __init__(self, hub: str = HUB) -> None:
        self.hub = hub

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        return Poll(hints=Hints(hub=self.hub, topic=TOPIC))


@pytest.fixture
def hub() -> PretendHub:
    return PretendHub()


class Subscriber:
    """The newsroom's own subscription."""

    def __init__(self, newsroom: Newsroom, hub: PretendHub, bot: Bot) -> None:
        self.newsroom = newsroom
        self.hub = hub
        self.bot = bot

    async def row(self) -> asyncpg.Record:
        [row] = await self.newsroom.fetch("select * from subscriptions where guild_id = $1", self.newsroom.guild_id)
        return row

    async def ask(self) -> Mapping[str, str]:
        """What the hub is asked, if this one is due."""
        await self.newsroom.fetch(
            "update subscriptions set due_at = now() + interval '1 day' where guild_id <> $1", self.newsroom.guild_id
        )
        await self.newsroom.fetch("update subscriptions set due_at = now() where guild_id = $1", self.newsroom.guild_id)
        await renew_due(self.newsroom.database, self.hub, PUBLIC_URL)
        return self.hub.asked[-1]

    async def verifies(self, **changed: str) -> httpx.Response:
        row = await self.row()
        said = {"mode": "subscribe", "topic": TOPIC, "challenge": "c-1", "lease_seconds": "1000000", **changed}
        params = {f"hub.{name}": value for name, value in said.items()}
        return await self.bot.http.get(f"/hooks/websub/{row['path']}", params=params)

    async def pushes(self, body: bytes = PUSH, **headers: str) -> httpx.Response:
        row = await self.row()
        signature = "sha1=" + hmac.new(row["secret"].encode(), body, hashlib.sha1).hexdigest()
        told = {"X-Hub-Signature": headers.get("signature", signature)}
        return await self.bot.http.post(f"/hooks/websub/{row['path']}", content=body, headers=told)

    async def due_in(self) -> float:
        """Seconds until the source is polled."""
        return float(((await self.newsroom.source())["due_at"] - datetime.now(UTC)).total_seconds())


@pytest.fixture
async def subscriber(newsroom: Newsroom, hub: PretendHub, bot: Bot) -> Subscriber:
    """A source that was polled, and named its hub."""
    newsroom.read_with(FeedWithHub(), hub)
    await newsroom.follow()
    await newsroom.poll()
    return Subscriber(newsroom, hub, bot)


async def test_a_hub_that_a_feed_names_is_asked(subscriber: Subscriber) -> None:
    asked = await subscriber.ask()
    row = await subscriber.row()
    assert asked == {
        "url": HUB,
        "hub.mode": "subscribe",
        "hub.topic": TOPIC,
        "hub.callback": f"{PUBLIC_URL}/hooks/websub/{row['path']}",
        "hub.secret": row["secret"],
        "hub.lease_seconds": "864000",
        "hub.verify": "async",
    }
    assert len(row["path"]) == len(row["secret"]) == 64


async def test_naming_it_again_asks_nothing_and_another_hub_is_asked_anew(subscriber: Subscriber) -> None:
    await subscriber.ask()
    await subscriber.verifies()
    await subscriber.newsroom.poll()
    assert (await subscriber.row())["lease_until"] is not None
    subscriber.newsroom.read_with(FeedWithHub("https://other.example/"), subscriber.hub)
    await subscriber.newsroom.poll()
    row = await subscriber.row()
    assert (row["hub"], row["lease_until"]) == ("https://other.example/", None)
    assert (await subscriber.verifies()).status_code == 404


async def test_a_hub_without_encryption_is_not_asked(newsroom: Newsroom, hub: PretendHub) -> None:
    newsroom.read_with(FeedWithHub("http://hub.example/"), hub)
    await newsroom.follow()
    await newsroom.poll()
    assert await newsroom.fetch("select 1 from subscriptions where guild_id = $1", newsroom.guild_id) == []


async def test_a_verification_that_we_asked_for_is_confirmed_and_renewed_before_its_end(
    subscriber: Subscriber,
) -> None:
    await subscriber.ask()
    answer = await subscriber.verifies()
    assert (answer.status_code, answer.text) == (200, "c-1")
    row = await subscriber.row()
    share = (row["due_at"] - datetime.now(UTC)) / (row["lease_until"] - datetime.now(UTC))
    assert 0.69 < share < 0.81
    assert 0.99 < (row["lease_until"] - datetime.now(UTC)) / timedelta(seconds=1_000_000) <= 1


async def test_a_lease_is_renewed_at_the_same_address(subscriber: Subscriber) -> None:
    first = await subscriber.ask()
    await subscriber.verifies()
    await renew_due(subscriber.newsroom.database, subscriber.hub, PUBLIC_URL)
    assert len(subscriber.hub.asked) == 1
    second = await subscriber.ask()
    assert (first, len(subscriber.hub.asked)) == (second, 2)
    assert (await subscriber.verifies()).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"mode": "unsubscribe"},
        {"mode": ""},
        {"topic": "https://van.example/other"},
        {"challenge": ""},
        {"challenge": "c" * 1001},
    ],
)
async def test_what_we_did_not_ask_for_is_not_confirmed(subscriber: Subscriber, changed: dict[str, str]) -> None:
    await subscriber.ask()
    assert (await subscriber.verifies(**changed)).status_code == 404
    assert (await subscriber.row())["lease_until"] is None


async def test_a_verification_before_we_asked_is_not_confirmed(subscriber: Subscriber) -> None:
    assert (await subscriber.verifies()).status_code == 404


async def test_that_a_hub_denies_changes_nothing(subscriber: Subscriber) -> None:
    await subscriber.ask()
    await subscriber.verifies()
    before = await subscriber.row()
    assert (await subscriber.verifies(mode="denied", reason="no")).status_code == 200
    assert await subscriber.row() == before


@pytest.mark.parametrize(
    ("lease", "seconds"), [("soon", 432_000), ("", 432_000), ("1", 300), ("99999999999", 2_592_000)]
)
async def test_a_strange_lease_is_brought_to_measure(subscriber: Subscriber, lease: str, seconds: int) -> None:
    await subscriber.ask()
    await subscriber.verifies(lease_seconds=lease)
    left = (await subscriber.row())["lease_until"] - datetime.now(UTC)
    assert abs(left.total_seconds() - seconds) < 10


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        (Answer(url=HUB, status=202), 96),
        (Answer(url=HUB, status=409), 96),
        (Answer(url=HUB, status=503, headers={"retry-after": "1200"}), 1200),
        (SourceError("away", "no answer"), 96),
        (SourceError("forbidden-address", "10.0.0.1 is not a public address"), 96),
    ],
)
async def test_a_hub_that_does_not_verify_is_asked_later_and_later(
    subscriber: Subscriber, answer: Answer | SourceError, least: int
) -> None:
    subscriber.hub.answer = answer
    waits = []
    for _ in range(3):
        await subscriber.ask()
        waits.append(((await subscriber.row())["due_at"] - datetime.now(UTC)).total_seconds())
    assert waits[0] > least - 5
    assert waits[2] > 710
    assert (await subscriber.row())["failures"] == 3


async def test_a_hub_that_our_own_workers_keep_busy_has_not_failed(subscriber: Subscriber) -> None:
    subscriber.hub.answer = HostBusy("hub.example", 7)
    await subscriber.ask()
    assert (await subscriber.row())["failures"] == 0


def test_waiting_grows_to_an_hour_and_scatters() -> None:
    assert [seconds_to_retry(failures, 0.5) / 60 for failures in range(7)] == [2, 5, 15, 30, 60, 60, 60]
    assert (seconds_to_retry(0, 0), seconds_to_retry(0, 1)) == (96, 144)


async def test_a_signed_push_makes_its_source_due(subscriber: Subscriber) -> None:
    assert await subscriber.due_in() > 300
    assert (await subscriber.pushes()).status_code == 202
    assert await subscriber.due_in() < 1


async def test_replayed_pushes_ring_once_a_minute(subscriber: Subscriber) -> None:
    await subscriber.pushes()
    await subscriber.newsroom.fetch(
        "update sources set due_at = now() + interval '1 hour' where guild_id = $1", subscriber.newsroom.guild_id
    )
    await asyncio.gather(*(subscriber.pushes() for _ in range(5)))
    assert 50 < await subscriber.due_in() <= 60


@pytest.mark.parametrize("signature", ["", "sha1=", "sha1=" + "0" * 40, "md5=" + "0" * 32, "sha1", "sha1=é"])
async def test_a_push_with_a_wrong_signature_is_dropped_and_told_nothing(
    subscriber: Subscriber, signature: str
) -> None:
    before = await subscriber.newsroom.source()
    row = await subscriber.row()
    headers = {b"X-Hub-Signature": signature.encode()}
    answer = await subscriber.bot.http.post(f"/hooks/websub/{row['path']}", content=PUSH, headers=headers)
    assert answer.status_code == 202
    assert await subscriber.newsroom.source() == before


async def test_a_push_does_not_wake_a_source_that_fails_or_is_paused(subscriber: Subscriber) -> None:
    for trouble in ("failures = 1", "failures = 0, paused_reason = 'by-hand'"):
        await subscriber.newsroom.fetch(
            f"update sources set {trouble}, due_at = now() + interval '1 hour' where guild_id = $1",
            subscriber.newsroom.guild_id,
        )
        assert (await subscriber.pushes()).status_code == 202
        assert await subscriber.due_in() > 3000


async def test_too_large_a_push_is_refused(subscriber: Subscriber) -> None:
    assert (await subscriber.pushes(b" " * 1_000_001)).status_code == 413


async def test_an_address_that_nobody_gave_out_is_not_found(bot: Bot) -> None:
    assert (await bot.http.get("/hooks/websub/0")).status_code == 404
    assert (await bot.http.post("/hooks/websub/0", content=PUSH)).status_code == 404


async def test_the_hub_of_a_removed_source_is_told_that_it_is_over(subscriber: Subscriber) -> None:
    await subscriber.ask()
    await subscriber.verifies()
    await subscriber.newsroom.fetch("delete from sources where guild_id = $1", subscriber.newsroom.guild_id)
    assert (await subscriber.pushes()).status_code == 410
    assert (await subscriber.verifies()).status_code == 404
    await subscriber.newsroom.fetch(
        "update subscriptions set lease_until = now(), due_at = now() where guild_id = $1", subscriber.newsroom.guild_id
    )
    await renew_due(subscriber.newsroom.database, subscriber.hub, PUBLIC_URL)
    assert len(subscriber.hub.asked) == 1
    with pytest.raises(ValueError):
        await subscriber.row()


async def test_a_signed_push_that_an_entry_was_deleted_is_believed(
    subscriber: Subscriber, discord: ChannelsAtDiscord
) -> None:
    newsroom = subscriber.newsroom
    newsroom.publish("Before")
    newsroom.read_with(newsroom.feed, subscriber.hub)
    await newsroom.poll()
    await newsroom.fetch(
        'update destinations set choices = choices || \'{"on_removal": "delete"}\' where guild_id = $1',
        newsroom.guild_id,
    )
    item = newsroom.publish("Day one", kind="video")
    await newsroom.poll()
    await newsroom.deliver()
    body = GONE % item.id.encode()
    await subscriber.pushes(body, signature="sha1=" + "0" * 40)
    await newsroom.edit()
    assert len(discord.posted) == 1
    await subscriber.pushes(body)
    await newsroom.edit()
    assert discord.posted == []


@pytest.mark.parametrize(
    ("public_url", "possible"),
    [
        ("https://omo.example", True),
        ("https://omo.example:8443", True),
        ("http://omo.example", False),
        ("https://localhost:8787", False),
        ("https://127.0.0.1", False),
        ("https://10.1.2.3", False),
        ("https://[::1]", False),
        ("https://omo.internal", False),
    ],
)
async def test_hubs_are_asked_only_where_they_can_reach_us(
    subscriber: Subscriber, public_url: str, possible: bool
) -> None:
    assert can_be_pushed_to(public_url) is possible
    asked = await renew_due(subscriber.newsroom.database, subscriber.hub, public_url)
    assert (asked > 0) is possible


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_signature_counts_for_the_very_bytes_only(method: str) -> None:
    signature = f"{method}={hmac.new(b'secret', PUSH, method).hexdigest()}"
    assert is_signed(PUSH, signature, "secret")
    assert not is_signed(PUSH + b" ", signature, "secret")
    assert not is_signed(PUSH, signature, "another")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TOPIC, TOPIC, True),
        (TOPIC, TOPIC + "/", False),
        (
            "https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC1",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC1",
            True,
        ),
        ("https://www.youtube.com/feeds/videos.xml?channel_id=UC1", "https://evil.example/?channel_id=UC1", False),
        ("https://www.youtube.com/feeds/videos.xml", "https://www.youtube.com/feeds/videos.xml?", False),
        ("https://[", TOPIC, False),
    ],
)
def test_topics_are_the_same_when_their_channel_is(one: str, other: str, same: bool) -> None:
    assert same_topic(one, other) is same


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        (GONE % b"abc", ["abc"]),
        (PUSH, []),
        (b"<at:deleted-entry", []),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + GONE % b"&b;", []),
    ],
)
def test_deleted_entries_are_read(body: bytes, ids: list[Any]) -> None:
    assert deleted_ids(body) == ids
