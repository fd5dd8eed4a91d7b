"""What a connected account posts, as items; and what becomes of a source whose platform refuses."""

from datetime import UTC, datetime

import httpx
import pytest

from app.dailies.choices import Choices
from app.dailies.discovery.connected import ConnectedAccounts
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Pasted
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.incoming import FOR_PEOPLE
from app.dailies.operating import Wish, add
from app.dailies.polling import Polling
from app.dailies.setting_up import add_source
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.errors import SourceError
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom
from tests.dailies.platforms import (
    BEA_ON_INSTAGRAM,
    BEA_ON_TIKTOK,
    Office,
    PretendPlatforms,
    meta_error,
    tiktok_error,
)

PHOTO = {
    "id": "1",
    "caption": "Sunrise over Ohio\nDay 12, still no coffee",
    "media_type": "IMAGE",
    "media_product_type": "FEED",
    "media_url": "https://scontent.example/1.jpg?sig=x",
    "permalink": "https://www.instagram.com/p/abc/",
    "timestamp": "2026-11-23T07:00:00+0000",
    "username": "bea",
}
REEL = {
    "id": "2",
    "media_type": "VIDEO",
    "media_product_type": "REELS",
    "thumbnail_url": "https://scontent.example/2.jpg",
}
ALBUM = {
    "id": "3",
    "media_type": "CAROUSEL_ALBUM",
    "children": {
        "data": [{"media_type": "VIDEO"}, {"media_type": "IMAGE", "media_url": "https://scontent.example/3.jpg"}]
    },
}
VIDEO = {
    "id": "7",
    "title": "",
    "video_description": "Backstage #tour",
    "create_time": 1_763_900_000,
    "cover_image_url": "https://p16.example/7.jpeg?x-expires=1",
    "share_url": "https://www.tiktok.com/@bea/video/7?utm_campaign=tt4d&utm_source=app",
    "duration": 61,
}


async def test_what_instagram_gives_becomes_photos_videos_and_shorts(
    office: Office, platforms: PretendPlatforms
) -> None:
    platforms.media = [PHOTO, REEL, ALBUM, {"id": "4", "media_product_type": "AD"}, {"caption": "without an id"}]
    await office.connect("instagram")
    photo, reel, album = (await office.poll("instagram")).items
    assert (photo.kind, photo.title, photo.text) == ("photo", "Sunrise over Ohio", "Day 12, still no coffee")
    assert (photo.author, photo.author_url) == ("@bea", "https://www.instagram.com/bea/")
    assert photo.published_at == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert (reel.kind, reel.title, reel.image) == ("short", "", REEL["thumbnail_url"])
    assert (album.kind, album.image) == ("photo", "https://scontent.example/3.jpg")


async def test_instagram_withholds_files_and_the_item_comes_all_the_same(
    office: Office, platforms: PretendPlatforms
) -> None:
    bare: list[dict[str, object]] = [
        {"media_type": "IMAGE"},
        {"media_type": "VIDEO"},
        {"children": 5},
        {"caption": None, "timestamp": 5},
    ]
    platforms.media = [{"id": str(number), **each} for number, each in enumerate(bare)]
    await office.connect("instagram")
    assert [(item.id, item.image) for item in (await office.poll("instagram")).items] == [(n, "") for n in "0123"]


async def test_what_tiktok_gives_becomes_videos(office: Office, platforms: PretendPlatforms) -> None:
    platforms.videos = [VIDEO, {"id": "8", "create_time": "soon", "share_url": "https://x:y/", "duration": 0}]
    await office.connect("tiktok")
    poll = await office.poll("tiktok")
    video, bare = poll.items
    assert (video.kind, video.title, video.text, video.duration) == ("video", "Backstage #tour", "", 61)
    assert (video.url, video.author_url) == ("https://www.tiktok.com/@bea/video/7", "https://www.tiktok.com/@bea")
    assert video.published_at == datetime(2025, 11, 23, 12, 13, 20, tzinfo=UTC)
    assert (bare.url, bare.published_at, bare.duration) == ("", None, None)
    assert poll.hints.title == "Bea on tour"
    asked = platforms.asked[-1]
    assert (asked.headers["content-type"], asked.content) == ("application/json", b'{"max_count":20}')
    assert "never-to-be-seen" not in str(asked.url)


USAGE = '{"17841": [{"type": "instagram", "call_count": %d, "estimated_time_to_regain_access": %d}]}'
TROUBLES = [
    ("instagram", meta_error(190, 460), "consent-ended", 0),
    ("instagram", meta_error(102), "consent-ended", 0),
    ("instagram", meta_error(10), "consent-ended", 0),
    ("instagram", meta_error(220), "consent-ended", 0),
    ("instagram", meta_error(4), "limited", 3600),
    ("instagram", meta_error(80_002, usage=USAGE % (100, 12)), "limited", 720),
    ("instagram", meta_error(2), "away", 0),
    ("instagram", meta_error(368), "blocked", 6 * 3600),
    ("instagram", meta_error(100), "broken", 0),
    ("instagram", httpx.Response(502, text="Bad Gateway"), "away", 0),
    ("instagram", httpx.Response(200, text="<html>"), "away", 0),
    ("tiktok", tiktok_error(401, "scope_not_authorized"), "consent-ended", 0),
    ("tiktok", tiktok_error(401, "access_token_invalid"), "consent-ended", 0),
    ("tiktok", tiktok_error(429, "rate_limit_exceeded"), "limited", 60),
    ("tiktok", tiktok_error(400, "invalid_params"), "broken", 0),
    ("tiktok", tiktok_error(500, "internal_error"), "away", 0),
    ("tiktok", httpx.Response(200, json={"data": []}), "", 0),
]


@pytest.mark.parametrize(("platform", "answer", "kind", "wait"), TROUBLES)
async def test_refusals_are_told_apart(
    office: Office, platforms: PretendPlatforms, platform: str, answer: httpx.Response, kind: str, wait: int
) -> None:
    await office.connect(platform)
    platforms.troubles = {"/me/media": answer, "/video/list/": answer}
    if not kind:
        assert (await office.poll(platform)).items == ()
        return
    with pytest.raises(SourceError) as refused:
        await office.poll(platform)
    assert (refused.value.kind, refused.value.retry_after) == (kind, wait)
    assert "never-to-be-seen" not in str(refused.value)
    assert (await office.row())["paused_reason"] == (kind if kind in FOR_PEOPLE else None)


@pytest.mark.parametrize(("used", "wait"), [(79, 0), (80, 3600)])
async def test_instagram_is_left_alone_before_its_budget_is_used_up(
    office: Office, platforms: PretendPlatforms, used: int, wait: int
) -> None:
    await office.connect("instagram")
    platforms.headers = {"X-Business-Use-Case-Usage": USAGE % (used, 0), "X-App-Usage": '{"call_count": 1}'}
    assert (await office.poll("instagram")).hints.not_before == wait


async def follow(office: Office, platform: str) -> None:
    await office.database.transact(
        lambda each: add_source(each, ANA.id, office.source(platform), THE_DAILIES, Choices(spacing_seconds=0))
    )


async def poll_all(office: Office, newsroom: Newsroom) -> None:
    await newsroom.fetch("update sources set due_at = now() + interval '1 day' where guild_id <> $1", office.guild_id)
    await newsroom.fetch("update sources set due_at = now() where guild_id = $1", office.guild_id)
    polling = Polling(office.database, newsroom._doorbell, office.http, office.adapters)
    await polling.poll_due(5)


async def test_an_ended_consent_is_told_once_and_a_new_one_goes_on_where_it_stopped(
    office: Office, platforms: PretendPlatforms, newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    discord.notice_channel = GREEN_ROOM
    await newsroom.fetch("update sources set paused_reason = null, told_at = null, failures = 0")
    await newsroom.fetch("update destinations set paused_reason = null")
    await office.connect("instagram")
    platforms.media = [PHOTO]
    await follow(office, "instagram")
    await poll_all(office, newsroom)
    platforms.troubles["/me/media"] = meta_error(190, 460)
    for _ in range(3):
        await poll_all(office, newsroom)
        await newsroom.look_after()
    [told] = discord.notices(GREEN_ROOM)
    assert "Its owner has to connect it" in told
    source = await newsroom.source()
    assert (source["paused_reason"], source["problem"]) == ("consent-ended", "consent-ended")
    [fetch] = await newsroom.fetch(
        "select detail from fetches where guild_id = $1 and problem is not null", office.guild_id
    )
    assert "never-to-be-seen" not in fetch["detail"]

    platforms.troubles.clear()
    platforms.media = [{**PHOTO, "id": "9", "caption": "Missed you"}, PHOTO]
    await office.connect("instagram")
    await poll_all(office, newsroom)
    await newsroom.look_after()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Missed you"]
    assert "is back" in discord.notices(GREEN_ROOM)[1]


async def test_a_refresh_that_fails_for_good_pauses_the_source_before_its_next_poll(
    office: Office, platforms: PretendPlatforms, newsroom: Newsroom, rest: DiscordRest
) -> None:
    await office.connect("tiktok")
    await follow(office, "tiktok")
    await office.change("due_at = now()")
    platforms.refresh_token = "another one, used by somebody else"
    await office.refreshing.refresh_due()
    assert (await newsroom.source())["paused_reason"] == "consent-ended"


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("instagram:bea", f"instagram:{BEA_ON_INSTAGRAM}"),
        ("Instagram:@BEA", f"instagram:{BEA_ON_INSTAGRAM}"),
        (f"instagram:{BEA_ON_INSTAGRAM}", f"instagram:{BEA_ON_INSTAGRAM}"),
        ("tiktok:bea on tour", f"tiktok:{BEA_ON_TIKTOK}"),
    ],
)
async def test_a_connected_account_is_found_by_its_name_with_its_latest_item(
    office: Office, platforms: PretendPlatforms, pasted: str, address: str
) -> None:
    platforms.media, platforms.videos = [PHOTO], [VIDEO]
    for platform in ("instagram", "tiktok"):
        await office.connect(platform)
    [found] = await office.discovery.discover(pasted, office.http, office.guild_id)
    assert (found.address, found.latest is not None) == (address, True)


async def test_an_operator_adds_a_connected_account_by_its_name(
    office: Office, platforms: PretendPlatforms, rest: DiscordRest, discord: ChannelsAtDiscord, newsroom: Newsroom
) -> None:
    platforms.media = [PHOTO]
    await office.connect("instagram")
    parts = {HttpFetcher: office.http, Database: office.database, Discovery: office.discovery, DiscordRest: rest}
    about, latest, followed = await add(parts, Wish(office.guild_id, THE_DAILIES, "instagram:bea"))
    assert (about, "Sunrise over Ohio (photo" in latest) == ("@bea: 1 item", True)
    source = await newsroom.source()
    assert (source["kind"], source["address"]) == ("instagram", f"instagram:{BEA_ON_INSTAGRAM}")
    assert f"Source {source['id']} is followed" in followed


async def test_an_account_that_is_not_connected_is_one_sentence_with_the_cure(office: Office) -> None:
    with pytest.raises(SourceError, match="omo dailies connect instagram"):
        await office.discovery.discover("instagram:cleo", office.http, office.guild_id)
    with pytest.raises(SourceError, match="omo dailies connect tiktok"):
        await office.discovery.discover("tiktok.com/@bea", office.http, office.guild_id)
    for pasted in ("https://omo.example", "@bea"):
        assert await ConnectedAccounts(office.database).find(Pasted(text=pasted), office.http) == []
