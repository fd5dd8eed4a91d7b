"""A source that fails is asked again later and later; its guild hears of it once, and once that it is over."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from app.errors import SourceError
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom

AWAY = SourceError("away", "no answer within 20 s")


@pytest.fixture(autouse=True)
async def nothing_else_wrong(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    discord.notice_channel = GREEN_ROOM
    await newsroom.fetch("update destinations set paused_reason = null")
    await newsroom.fetch("update sources set paused_reason = null, told_at = null, failures = 0")


async def test_a_hiccup_is_nobodys_business(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    await newsroom.fail(AWAY, times=2, minutes=50)
    await newsroom.look_after()
    await newsroom.fail(AWAY, times=0)
    await newsroom.mend()
    await newsroom.look_after()
    assert discord.notices(GREEN_ROOM) == []


async def test_three_failures_within_minutes_are_no_news_yet(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    await newsroom.fail(AWAY, times=5, minutes=20)
    await newsroom.look_after()
    assert discord.notices(GREEN_ROOM) == []


async def test_a_lasting_failure_is_told_once_with_the_cure_and_its_end_once(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await newsroom.fail(AWAY, times=3, minutes=31)
    for _ in range(3):
        await newsroom.look_after()
        await newsroom.poll()
    [told] = discord.notices(GREEN_ROOM)
    assert "**Van life**: 📡 This source does not answer just now" in told
    await newsroom.mend()
    for _ in range(3):
        await newsroom.look_after()
    [_, over] = discord.notices(GREEN_ROOM)
    assert "**Van life** is back" in over


async def test_what_came_during_an_outage_is_posted_after_it_the_oldest_first(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await newsroom.fail(AWAY, times=3)
    for title in ("One", "Two"):
        newsroom.publish(title)
    await newsroom.mend()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["One", "Two"]


async def test_all_that_is_wrong_is_one_message(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    for number in range(12):
        await newsroom.follow_also(f"https://host-{number}.example/feed.xml", f"Channel {number}")
    await newsroom.fail_all(AWAY, times=3, minutes=31)
    await newsroom.look_after()
    [told] = discord.notices(GREEN_ROOM)
    assert told.count("•") == 10
    assert "… and 2 more: `/dailies sources`" in told


async def test_what_is_gone_for_good_pauses_and_keeps_everything(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("gone", "410 Gone", status=410))
    await newsroom.look_after()
    source = await newsroom.source()
    assert (source["paused_reason"], source["title"]) == ("gone", "Van life")
    asked = len(newsroom.feed.asked)
    await newsroom.poll()
    assert len(newsroom.feed.asked) == asked, "nobody asks a source that is gone"
    [told] = discord.notices(GREEN_ROOM)
    assert "gone for good" in told


async def test_how_every_poll_went_is_written_down(newsroom: Newsroom) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("limited", "429 from van.example", status=429, retry_after=600))
    rows = await newsroom.fetch(
        "select status, bytes, items, new_items, problem, detail from fetches where guild_id = $1 order by id",
        newsroom.guild_id,
    )
    assert [tuple(row) for row in rows] == [
        (200, 100, 1, 0, None, None),
        (429, 0, 0, 0, "limited", "429 from van.example"),
    ]


async def test_a_source_that_asks_for_patience_gets_it(newsroom: Newsroom) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("limited", "429", status=429, retry_after=7200))
    [row] = await newsroom.fetch(
        "select extract(epoch from due_at - now())::int as seconds from sources where guild_id = $1", newsroom.guild_id
    )
    assert row["seconds"] >= 7190


async def test_a_defect_counts_as_a_failure_and_fills_no_log(newsroom: Newsroom) -> None:
    await newsroom.open()
    newsroom.feed.trouble[newsroom.address] = ZeroDivisionError("division by zero")  # type: ignore[assignment]
    with capture_logs() as logged:
        for _ in range(3):
            await newsroom.poll()
    source = await newsroom.source()
    assert (source["problem"], source["failures"]) == ("defect", 3)
    assert source["due_at"] > source["failing_since"] + timedelta(minutes=20), "later and later"
    assert [bool(line["exc_info"]) for line in logged if line["event"] == "poll went wrong"] == [True, False, False]
    await newsroom.mend()
    assert (await newsroom.source())["problem"] is None
