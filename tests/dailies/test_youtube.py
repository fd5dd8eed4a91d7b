"""YouTube: what its feeds tell, what its API adds, and what is done when one of them is away."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from app.dailies.choices import Choices
from app.dailies.discovery.protocol import Pasted
from app.dailies.discovery.youtube import YouTube
from app.dailies.items import Poll
from app.dailies.sources.protocol import Source
from app.dailies.sources.youtube import YouTubeAdapter, read_address, same_channel
from app.dailies.sources.youtube_api import SPENT, YouTubeApi, seconds_until_reset
from app.dailies.sources.youtube_videos import duration_of
from app.errors import SourceError
from app.queue.doorbell import open_redis
from app.settings import Secret
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import Newsroom
from tests.dailies.pretend_youtube import CHANNEL, KEY, PretendYouTube

FEED = "https://www.youtube.com/feeds/videos.xml"
THE_CHANNEL = Source(kind="youtube", address=f"{FEED}?channel_id={CHANNEL}")
LONG_ONLY = Source(kind="youtube", address=f"{FEED}?playlist_id=UULF{CHANNEL[2:]}")
START, END = "2026-11-24T20:00:00Z", "2026-11-24T21:00:00Z"


@pytest.fixture
def youtube() -> PretendYouTube:
    return PretendYouTube()


@pytest.fixture
def with_key() -> YouTubeAdapter:
    return YouTubeAdapter(YouTubeApi(Secret(KEY)))


def after(poll: Poll, source: Source = THE_CHANNEL, **changed: Any) -> Source:
    """The source as the next poll gets it."""
    known = {**source.known, **{item.id: item for item in poll.items}}
    living = tuple(item.id for item in known.values() if item.kind in ("upcoming", "live") or item.id in poll.unsure)
    return msgspec.structs.replace(source, known=known, **{"watching": living, **changed})


def kinds(poll: Poll) -> dict[str, str]:
    return {item.id: item.kind for item in poll.items}


async def test_without_a_key_a_short_is_told_by_its_link(youtube: PretendYouTube) -> None:
    youtube.upload("long")
    youtube.upload("short", short=True)
    poll = await YouTubeAdapter().poll(THE_CHANNEL, youtube)
    assert kinds(poll) == {"short": "short", "long": "video"}
    assert youtube.calls == []


async def test_with_a_key_length_and_the_largest_picture_are_known(
    youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    youtube.upload("long")
    youtube.upload("short", short=True)
    short, long = (await with_key.poll(THE_CHANNEL, youtube)).items
    assert (long.duration, long.image) == (754, "https://i.example/large.jpg")
    assert (short.kind, short.image) == ("short", "https://i.example/upright.jpg")
    assert youtube.calls == ["videos short,long"]


async def test_only_what_is_new_or_goes_on_is_looked_up(youtube: PretendYouTube, with_key: YouTubeAdapter) -> None:
    youtube.upload("one")
    youtube.schedule("premiere", START)
    first = await with_key.poll(THE_CHANNEL, youtube)
    youtube.upload("two")
    await with_key.poll(after(first), youtube)
    assert youtube.calls == ["videos premiere,one", "videos two,premiere"]


async def test_nothing_new_costs_nothing(youtube: PretendYouTube, with_key: YouTubeAdapter) -> None:
    youtube.upload("one")
    first = await with_key.poll(THE_CHANNEL, youtube)
    again = await with_key.poll(after(first), youtube)
    assert len(youtube.calls) == 1
    assert again.items[0].duration == 754


async def test_a_stream_is_upcoming_live_and_a_recording(youtube: PretendYouTube, with_key: YouTubeAdapter) -> None:
    youtube.schedule("open-mic", START)
    poll = await with_key.poll(THE_CHANNEL, youtube)
    [item] = poll.items
    assert (item.kind, item.starts_at, item.duration) == ("upcoming", datetime(2026, 11, 24, 20, tzinfo=UTC), None)

    youtube.go_live("open-mic", START)
    poll = await with_key.poll(after(poll), youtube)
    assert kinds(poll) == {"open-mic": "live"}

    youtube.end("open-mic", END)
    poll = await with_key.poll(after(poll), youtube)
    assert (poll.items[0].kind, poll.items[0].duration, poll.unsure) == ("video", None, ("open-mic",))

    youtube.end("open-mic", END, "PT1H2M3S")
    poll = await with_key.poll(after(poll), youtube)
    assert (poll.items[0].duration, poll.unsure) == (3723, ())


async def test_what_goes_on_is_looked_up_when_it_has_left_the_feed(
    youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    youtube.schedule("open-mic", START)
    first = await with_key.poll(THE_CHANNEL, youtube)
    for number in range(15):
        youtube.upload(f"video-{number}")
    youtube.go_live("open-mic", START)
    assert kinds(await with_key.poll(after(first), youtube))["open-mic"] == "live"


async def test_what_the_api_does_not_know_is_missing_but_what_left_the_feed_is_not(
    youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    youtube.upload("one")
    youtube.upload("two")
    first = await with_key.poll(THE_CHANNEL, youtube)
    del youtube.videos["one"], youtube.videos["two"]
    youtube.upload("three")
    poll = await with_key.poll(after(first, watching=("one",)), youtube)
    assert (poll.looked_up, poll.missing) == (("one",), ("one",))


async def test_a_wave_of_false_404s_is_bridged_by_the_api(youtube: PretendYouTube, with_key: YouTubeAdapter) -> None:
    for number in range(20):
        youtube.upload(f"video-{number}", number + 1)
    first = await with_key.poll(THE_CHANNEL, youtube)
    youtube.broken[CHANNEL] = 404
    youtube.upload("new", 21)
    youtube.upload("new-short", 22, short=True, contentDetails={"duration": "PT30S"})
    poll = await with_key.poll(after(first), youtube)
    new = {item.id: item for item in poll.items if item.id not in after(first).known}
    assert [(item.id, item.kind, item.duration) for item in new.values()] == [
        ("new-short", "short", 30),
        ("new", "video", 754),
    ]
    assert new["new-short"].url == "https://www.youtube.com/shorts/new-short"
    assert f"playlistItems UU{CHANNEL[2:]}" in youtube.calls


@pytest.mark.parametrize("status", [404, 500])
async def test_without_a_key_a_false_404_is_away_and_never_gone(youtube: PretendYouTube, status: int) -> None:
    youtube.broken[CHANNEL] = status
    with pytest.raises(SourceError) as away:
        await YouTubeAdapter().poll(THE_CHANNEL, youtube)
    assert (away.value.kind, away.value.retryable) == ("away", True)


async def test_a_playlist_of_one_kind_that_stays_away_is_read_from_the_channel(youtube: PretendYouTube) -> None:
    youtube.upload("long")
    youtube.upload("short", short=True)
    youtube.broken[f"UULF{CHANNEL[2:]}"] = 404
    with pytest.raises(SourceError):
        await YouTubeAdapter().poll(LONG_ONLY, youtube)
    poll = await YouTubeAdapter().poll(msgspec.structs.replace(LONG_ONLY, failures=1), youtube)
    assert kinds(poll) == {"long": "video"}


async def test_an_old_video_that_comes_into_view_when_one_is_deleted_is_not_new(youtube: PretendYouTube) -> None:
    for number in range(1, 18):
        youtube.upload(f"video-{number}", number)
    first = await YouTubeAdapter().poll(THE_CHANNEL, youtube)
    del youtube.videos["video-10"]
    youtube.upload("new", 20)
    poll = await YouTubeAdapter().poll(after(first), youtube)
    assert [item.id for item in poll.items if item.id not in after(first).known] == ["new"]


async def test_a_spent_quota_leaves_the_feed_until_midnight_in_california(
    youtube: PretendYouTube, redis_url: str
) -> None:
    redis = open_redis(redis_url)
    await redis.delete(SPENT)
    adapter = YouTubeAdapter(YouTubeApi(Secret(KEY), redis))
    youtube.upload("one")
    youtube.reason = "quotaExceeded"
    poll = await adapter.poll(THE_CHANNEL, youtube)
    assert (kinds(poll), poll.unsure) == ({"one": "video"}, ("one",))
    assert 0 < await redis.ttl(SPENT) <= 25 * 3600

    another_worker = YouTubeAdapter(YouTubeApi(Secret(KEY), redis))
    await another_worker.poll(THE_CHANNEL, youtube)
    assert len(youtube.calls) == 1

    youtube.reason = ""
    await redis.delete(SPENT)
    poll = await another_worker.poll(after(poll), youtube)
    assert poll.items[0].duration == 754
    await redis.aclose()


@pytest.mark.parametrize("reason", ["rateLimitExceeded", "forbidden", "keyInvalid"])
async def test_an_api_that_refuses_for_another_reason_is_asked_again(
    youtube: PretendYouTube, with_key: YouTubeAdapter, reason: str
) -> None:
    youtube.upload("one")
    youtube.reason = reason
    assert (await with_key.poll(THE_CHANNEL, youtube)).unsure == ("one",)
    youtube.reason = ""
    assert (await with_key.poll(THE_CHANNEL, youtube)).items[0].duration == 754


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 24, 7, 59, tzinfo=UTC), 1 / 60),
        (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), 24),
        (datetime(2026, 7, 1, 6, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), 25),  # the clocks go back that night
    ],
)
def test_the_quota_is_new_at_midnight_pacific(now: datetime, hours: float) -> None:
    assert seconds_until_reset(now) == round(hours * 3600)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT12M34S", 754), ("P1DT2H", 93_600), ("PT1H", 3600), ("P0D", None), ("PT0S", None), ("", None), ("long", None)],
)
def test_lengths_are_read(text: str, seconds: int | None) -> None:
    assert duration_of(text) == seconds


@pytest.mark.parametrize(
    ("query", "channel", "playlist", "only"),
    [
        (f"channel_id={CHANNEL}", CHANNEL, f"UU{CHANNEL[2:]}", ()),
        (f"playlist_id=UU{CHANNEL[2:]}", CHANNEL, f"UU{CHANNEL[2:]}", ()),
        (f"playlist_id=UUSH{CHANNEL[2:]}", CHANNEL, f"UUSH{CHANNEL[2:]}", ("short",)),
        ("playlist_id=PL123", "", "", ()),
        ("user=Bea", "", "", ()),
    ],
)
def test_a_feeds_address_tells_channel_and_playlist(query: str, channel: str, playlist: str, only: Any) -> None:
    assert read_address(f"{FEED}?{query}") == (channel, playlist, only)


async def test_a_channel_has_a_hub_and_a_playlist_of_somebody_has_none(youtube: PretendYouTube) -> None:
    youtube.upload("one")
    hints = (await YouTubeAdapter().poll(THE_CHANNEL, youtube)).hints
    assert hints.hub == "https://pubsubhubbub.appspot.com/subscribe"
    assert same_channel(hints.topic, THE_CHANNEL.address)
    playlist = Source(kind="youtube", address=f"{FEED}?playlist_id=PL123")
    assert (await YouTubeAdapter().poll(playlist, youtube)).hints.hub == ""


async def followed(newsroom: Newsroom, youtube: PretendYouTube, with_key: YouTubeAdapter, **choices: Any) -> None:
    """Past its baseline."""
    newsroom.read_with(with_key, youtube)
    youtube.upload("before")
    await newsroom.follow_also(THE_CHANNEL.address, "Van life", choices=Choices(spacing_seconds=0, **choices))
    await newsroom.poll()


async def test_a_stream_is_one_message_from_its_announcement_to_its_recording(
    newsroom: Newsroom, discord: ChannelsAtDiscord, youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    await followed(newsroom, youtube, with_key)
    youtube.schedule("open-mic", START)
    shown = []
    stages: list[Callable[[], None]] = [
        lambda: None,
        lambda: youtube.go_live("open-mic", START),
        lambda: youtube.end("open-mic", END),
        lambda: youtube.end("open-mic", END, "PT1H2M3S"),
    ]
    for happens in stages:
        happens()
        await newsroom.poll()
        await newsroom.deliver()
        await newsroom.edit()
        [message] = discord.posted
        shown.append(message["embeds"][0]["footer"]["text"])
    assert shown == [f"{what} · Van life" for what in ("Upcoming", "🔴 Live", "Video", "Video · 1:02:03")]
    await newsroom.poll()
    assert youtube.calls[-1] == "videos open-mic"
    assert len(youtube.calls) == 5


async def test_a_video_that_was_taken_down_is_marked_after_two_looks(
    newsroom: Newsroom, discord: ChannelsAtDiscord, youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    await followed(newsroom, youtube, with_key, on_removal="note")
    for name in ("one", "two"):
        youtube.upload(name, 20)
    await newsroom.poll()
    await newsroom.deliver()
    del youtube.videos["one"]
    for table, column in (("sources", "looked_at"), ("items", "missing_since"), ("items", "missing_since")):
        await newsroom.poll()
        await newsroom.edit()
        await newsroom.fetch(
            f"update {table} set {column} = {column} - interval '61 minutes' where guild_id = $1", newsroom.guild_id
        )
    descriptions = [message["embeds"][0].get("description") for message in discord.posted]
    assert descriptions == ["This is no longer available at its source.", None]


async def test_posted_videos_are_not_asked_for_where_nobody_wants_to_know(
    newsroom: Newsroom, discord: ChannelsAtDiscord, youtube: PretendYouTube, with_key: YouTubeAdapter
) -> None:
    await followed(newsroom, youtube, with_key)
    youtube.upload("one", 20)
    for _ in range(3):
        await newsroom.poll()
        await newsroom.deliver()
    assert youtube.calls == ["videos before", "videos one"]


async def test_a_handle_is_found_by_the_api_and_without_a_key_by_its_page(youtube: PretendYouTube) -> None:
    pasted = Pasted(text="@openmic")
    [found] = await YouTube(Secret(KEY)).find(pasted, youtube)
    assert (found.kind, found.address) == ("youtube", THE_CHANNEL.address)
    assert youtube.calls == ["channels @openmic"]

    youtube.page = f'<link rel="alternate" type="application/rss+xml" href="{THE_CHANNEL.address}">'
    for finder in (YouTube(), YouTube(Secret(KEY))):
        youtube.reason = "quotaExceeded"
        assert await finder.find(pasted, youtube) == [found]
