"""What keeps posts from a channel pauses it, with the reason, and nothing is lost."""

import pytest

from app.discord.permissions import Permission
from tests.dailies.channel_at_discord import FINE, ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom
from tests.discord.rest_bench import refused


@pytest.fixture(autouse=True)
async def nothing_else_wrong(newsroom: Newsroom) -> None:
    await newsroom.fetch("update destinations set paused_reason = null")
    await newsroom.fetch("update sources set paused_reason = null, told_at = null, failures = 0")


@pytest.mark.parametrize(
    ("missing", "reason"), [(Permission.VIEW_CHANNEL, "cannot-see"), (Permission.SEND_MESSAGES, "cannot-send")]
)
async def test_a_lost_permission_pauses_with_that_reason_and_resumes_when_mended(
    newsroom: Newsroom, discord: ChannelsAtDiscord, missing: Permission, reason: str
) -> None:
    await newsroom.open()
    newsroom.publish("While it was closed")
    await newsroom.poll()
    discord.may = int(FINE & ~(missing | Permission.SEND_MESSAGES))
    await newsroom.deliver()
    assert await newsroom.states() == [("While it was closed", "held", reason)]
    await newsroom.look_after()
    newsroom.publish("Held, too")
    await newsroom.poll()
    assert [state for _, state, _ in await newsroom.states()] == ["held", "held"]
    discord.may = int(FINE)
    await newsroom.look_after()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["While it was closed", "Held, too"]


async def test_a_deleted_channel_pauses_and_keeps_its_choices(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    await newsroom.follow(GREEN_ROOM)
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    await newsroom.deliver()
    rows = await newsroom.fetch(
        "select channel_id, paused_reason from destinations where guild_id = $1 order by channel_id", newsroom.guild_id
    )
    assert [tuple(row) for row in rows] == [(THE_DAILIES, "channel-gone"), (GREEN_ROOM, None)]
    assert discord.titles(GREEN_ROOM) == ["Day one"], "the other channel goes on"


async def test_the_admins_are_told_once_in_their_language(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    discord.notice_channel, discord.language = GREEN_ROOM, "de"
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    await newsroom.deliver()
    for _ in range(3):
        await newsroom.look_after()
    [notice] = discord.notices(GREEN_ROOM)
    assert "Der Kanal wurde gelöscht" in notice


async def test_what_may_have_been_posted_before_the_pause_is_looked_for_after_it(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.lost_answers = 100
    await newsroom.deliver()
    discord.may = int(Permission.VIEW_CHANNEL)
    await newsroom.deliver(seconds_later=60)
    discord.may, discord.lost_answers = int(FINE), 0
    discord.forget_nonces()
    await newsroom.look_after()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one"]


async def test_refused_for_no_reason_that_can_be_seen_waits_for_a_person(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.refusals[THE_DAILIES] = refused(403, 50013, "Missing Permissions")
    await newsroom.deliver()
    await newsroom.look_after()
    assert await newsroom.states() == [("Day one", "held", "refused")]


async def pause_the_dailies(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    await newsroom.deliver()


async def told_at(newsroom: Newsroom) -> object:
    rows = await newsroom.fetch(
        "select told_at from destinations where guild_id = $1 and paused_reason is not null", newsroom.guild_id
    )
    return rows[0]["told_at"]


async def test_another_channel_of_the_dailies_is_told_where_there_is_no_other(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await newsroom.follow_also("https://other.example/feed", "Other", GREEN_ROOM)
    await pause_the_dailies(newsroom, discord)
    for _ in range(2):
        await newsroom.look_after()
    [notice] = discord.notices(GREEN_ROOM)
    assert "The channel was deleted" in notice
    assert await told_at(newsroom)


async def test_while_nobody_can_be_told_it_is_tried_again_later_and_later(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await pause_the_dailies(newsroom, discord)
    pauses = []
    for _ in range(13):
        await newsroom.look_after()
        assert await told_at(newsroom) is None
        [row] = await newsroom.fetch(
            "select round(extract(epoch from due_at - now()) / 60)::integer as minutes from untold_guilds"
            " where guild_id = $1",
            newsroom.guild_id,
        )
        pauses.append(row["minutes"])
        await newsroom.look_after()
        await newsroom.fetch("update untold_guilds set due_at = now() where guild_id = $1", newsroom.guild_id)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440]
    discord.notice_channel = GREEN_ROOM
    await newsroom.look_after()
    assert len(discord.notices(GREEN_ROOM)) == 1
    assert await told_at(newsroom)
    assert await newsroom.fetch("select from untold_guilds where guild_id = $1", newsroom.guild_id) == []
