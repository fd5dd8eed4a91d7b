"""A host that is down is asked by one source for all of them, and is one message for each guild."""

import pytest

from app.dailies.hosts import HostHealth, is_down, rest_seconds
from app.errors import SourceError
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, Newsroom

AWAY = SourceError("away", "no answer within 20 s")
NOT_A_FEED = SourceError("not-a-feed", "this is a web page, not a feed")


@pytest.fixture(autouse=True)
async def nothing_else_wrong(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    discord.notice_channel = GREEN_ROOM
    await newsroom.fetch("update destinations set paused_reason = null")
    await newsroom.fetch("update sources set paused_reason = null, told_at = null, failures = 0")


@pytest.mark.parametrize(
    ("host", "down"),
    [
        (HostHealth(failing=3, sources=6, in_a_row=0), True),
        (HostHealth(failing=3, sources=7, in_a_row=4), False),
        (HostHealth(failing=3, sources=1000, in_a_row=5), True),
        (HostHealth(failing=2, sources=2, in_a_row=9), False),
    ],
)
def test_a_host_is_down_when_many_fail_together(host: HostHealth, down: bool) -> None:
    assert is_down(host) is down


def test_after_five_failures_in_a_row_nobody_asks_for_longer_and_longer() -> None:
    assert [rest_seconds(number) for number in (1, 4, 5, 6, 7, 50)] == [0, 0, 60, 120, 240, 900]


async def follow_many(newsroom: Newsroom, number: int) -> list[str]:
    addresses = [f"{newsroom.address}?{each}" for each in range(number)]
    for address in addresses:
        await newsroom.follow_also(address, address[-1])
        newsroom.feed.items[address] = []
    await newsroom.poll()
    newsroom.feed.asked.clear()
    return addresses


async def test_one_source_asks_a_host_that_fails_until_it_answers_again(newsroom: Newsroom) -> None:
    await follow_many(newsroom, 6)
    await newsroom.fail_all(AWAY, times=2, minutes=0)
    assert len(newsroom.feed.asked) == 6 + 1
    newsroom.feed.trouble.clear()
    for _ in range(2):
        await newsroom.poll()
    rows = await newsroom.fetch("select distinct failures from sources where guild_id = $1", newsroom.guild_id)
    assert [row["failures"] for row in rows] == [0], "with the first answer all are asked again"


async def test_while_it_rests_nobody_asks_and_nothing_counts_as_a_failure(newsroom: Newsroom) -> None:
    await follow_many(newsroom, 6)
    await newsroom.fail_all(AWAY, times=1, minutes=0)
    await newsroom.fetch("update sources set due_at = now() where guild_id = $1", newsroom.guild_id)
    newsroom.feed.asked.clear()
    await newsroom._polling.poll_due(5)
    assert newsroom.feed.asked == []
    rows = await newsroom.fetch(
        "select distinct failures, due_at > now() + interval '30 seconds' as later from sources where guild_id = $1",
        newsroom.guild_id,
    )
    assert [tuple(row) for row in rows] == [(1, True)]


async def test_what_is_wrong_with_the_sources_themselves_closes_no_host(newsroom: Newsroom) -> None:
    await follow_many(newsroom, 6)
    await newsroom.fail_all(NOT_A_FEED, times=2, minutes=0)
    assert len(newsroom.feed.asked) == 12


async def test_a_host_that_is_down_is_one_line_and_its_end_another(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    addresses = await follow_many(newsroom, 12)
    await newsroom.fail_all(AWAY, times=3, minutes=31)
    for _ in range(3):
        await newsroom.look_after()
        await newsroom.poll()
    [told] = discord.notices(GREEN_ROOM)
    assert told.count("•") == 1
    assert f"**{newsroom.guild_id}.van.example** fails for many at once." in told
    newsroom.feed.trouble.clear()
    for _ in range(3):
        await newsroom.poll()
        await newsroom.look_after()
    [_, over] = discord.notices(GREEN_ROOM)
    assert over.count("•") == 1
    assert f"**{newsroom.guild_id}.van.example** is back." in over
    rows = await newsroom.fetch("select from sources where guild_id = $1 and paused_reason is null", newsroom.guild_id)
    assert len(rows) == len(addresses), "nothing is paused"


async def test_one_that_fails_among_many_is_told_of_by_its_name(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    addresses = await follow_many(newsroom, 6)
    newsroom.feed.trouble[addresses[0]] = AWAY
    for _ in range(3):
        await newsroom.poll()
    await newsroom.fetch(
        "update sources set failing_since = failing_since - interval '31 minutes' where guild_id = $1",
        newsroom.guild_id,
    )
    await newsroom.look_after()
    [told] = discord.notices(GREEN_ROOM)
    assert "• **0**:" in told
