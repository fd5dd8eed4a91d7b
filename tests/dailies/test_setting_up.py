"""People add, pause, resume and remove sources; every change is in the audit log."""

import pytest

from app.dailies import seed, setting_up
from app.errors import OperatorError, SettingsError
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom


async def audit(newsroom: Newsroom) -> list[str]:
    rows = await newsroom.fetch("select action from audit_log where guild_id = $1 order by id", newsroom.guild_id)
    return [row["action"] for row in rows]


async def test_the_same_source_for_another_channel_is_one_source(newsroom: Newsroom) -> None:
    assert await newsroom.follow(THE_DAILIES) == await newsroom.follow(GREEN_ROOM)
    rows = await newsroom.database.run(lambda connection: setting_up.list_sources(connection, newsroom.guild_id))
    assert [row["channel_id"] for row in rows] == [THE_DAILIES, GREEN_ROOM]
    assert await audit(newsroom) == ["dailies.add"] * 2


async def test_a_source_paused_by_hand_is_not_asked_and_loses_nothing(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    source = (await newsroom.source())["id"]
    await newsroom.database.transact(
        lambda connection: setting_up.pause_source(connection, newsroom.guild_id, ANA.id, source)
    )
    newsroom.publish("Meanwhile")
    await newsroom.poll()
    await newsroom.look_after()
    assert await newsroom.states() == []
    await newsroom.database.transact(
        lambda connection: setting_up.resume_source(connection, newsroom.guild_id, ANA.id, source)
    )
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Meanwhile"]
    assert await audit(newsroom) == ["dailies.add", "dailies.pause", "dailies.resume"]


async def test_a_removed_source_leaves_nothing_but_its_line_in_the_audit_log(newsroom: Newsroom) -> None:
    await newsroom.open()
    source = (await newsroom.source())["id"]
    await newsroom.database.transact(
        lambda connection: setting_up.remove_source(connection, newsroom.guild_id, ANA.id, source)
    )
    for table in ("sources", "items", "destinations", "fetches"):
        assert await newsroom.fetch(f"select from {table} where guild_id = $1", newsroom.guild_id) == []
    assert (await audit(newsroom))[-1] == "dailies.remove"


async def test_another_guilds_source_cannot_be_touched(newsroom: Newsroom) -> None:
    await newsroom.open()
    source = (await newsroom.source())["id"]
    for change in (setting_up.pause_source, setting_up.resume_source, setting_up.remove_source):
        with pytest.raises(OperatorError, match="there is no source"):
            await newsroom.database.transact(lambda connection: change(connection, 5, ANA.id, source))  # noqa: B023
    assert (await newsroom.source())["paused_reason"] is None


async def test_the_pretend_platform_is_followed_once_and_only_on_this_machine(newsroom: Newsroom) -> None:
    await seed.seed(newsroom.database, "https://discord.com/api/v10")
    for _ in range(2):
        await seed.seed(newsroom.database, "http://127.0.0.1:8788/api/v10")
    rows = await newsroom.fetch("delete from sources where guild_id = $1 returning address", seed.GUILD_ID)
    assert [row["address"] for row in rows] == ["http://127.0.0.1:8788/platform/van-life.xml"]


@pytest.mark.parametrize("every", [9, 7 * 86_400 + 1, 10**12])
async def test_a_pace_that_cannot_be_is_refused_with_its_bounds(newsroom: Newsroom, every: int) -> None:
    with pytest.raises(SettingsError, match=r"must be from 10 to 604800 \(a week\)"):
        await newsroom.follow(interval_seconds=every)


async def test_a_chosen_pace_counts_before_the_first_success_and_when_it_is_chosen_again(newsroom: Newsroom) -> None:
    await newsroom.follow(interval_seconds=60)
    assert (await newsroom.source())["interval_seconds"] == 60
    await newsroom.follow(interval_seconds=30)
    await newsroom.follow()
    source = await newsroom.source()
    assert (source["interval_seconds"], source["options"]) == (30, '{"interval_seconds": 30}')
