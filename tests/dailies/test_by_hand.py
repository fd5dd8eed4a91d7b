"""People post an item after all, or once more, skip what waits, and try out how a post looks."""

import asyncio
from typing import Any

import msgspec
import pytest

from app.dailies.by_hand import post_item, skip_item
from app.dailies.choices import Choices, Ping
from app.dailies.filters import Rule
from app.errors import BadInput
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom


async def item_named(newsroom: Newsroom, title: str) -> int:
    [row] = await newsroom.fetch(
        "select id from items where guild_id = $1 and content ->> 'title' = $2", newsroom.guild_id, title
    )
    return int(row["id"])


async def post(newsroom: Newsroom, title: str, again: int | None = None, channel_id: int = THE_DAILIES) -> str:
    item_id = await item_named(newsroom, title)
    return await newsroom.database.transact(
        lambda connection: post_item(connection, newsroom.guild_id, ANA.id, item_id, channel_id, again)
    )


async def skip(newsroom: Newsroom, title: str) -> None:
    item_id = await item_named(newsroom, title)
    await newsroom.database.transact(
        lambda connection: skip_item(connection, newsroom.guild_id, ANA.id, item_id, THE_DAILIES)
    )


async def audit(newsroom: Newsroom) -> list[tuple[str, Any, Any]]:
    rows = await newsroom.fetch(
        "select action, before ->> 'state' as b, after ->> 'state' as a from audit_log where guild_id = $1 order by id",
        newsroom.guild_id,
    )
    return [tuple(row) for row in rows if row["action"] != "dailies.add"]


async def posted(newsroom: Newsroom) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()


async def test_what_was_there_before_can_be_posted_after_all(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    assert await post(newsroom, "Before anybody followed") == "waiting"
    for _ in range(2):
        await newsroom.deliver()
        await newsroom.poll()
    assert discord.titles(THE_DAILIES) == ["Before anybody followed"]
    assert await audit(newsroom) == [("dailies.post", None, "waiting")]


async def test_what_was_posted_is_said_to_be_there_before_it_is_posted_again(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await posted(newsroom)
    with pytest.raises(BadInput) as refused:
        await post(newsroom, "Day one")
    assert refused.value.text_id == "error-posted-already"
    assert refused.value.details["message_id"] == int(discord.posted[0]["id"])


async def test_whoever_wants_it_twice_gets_it_twice_and_not_three_times(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await posted(newsroom)
    first = int(discord.posted[0]["id"])
    await asyncio.gather(*(post(newsroom, "Day one", again=first) for _ in range(3)))
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one", "Day one"]
    with pytest.raises(BadInput):
        await post(newsroom, "Day one", again=first)
    assert await audit(newsroom) == [("dailies.post", "sent", "waiting")]


async def test_what_is_posted_by_hand_is_posted_whatever_becomes_of_it(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(filter=Rule(field="kind", equals="video")))
    await newsroom.poll()
    item = newsroom.publish("Tonight", kind="upcoming")
    await newsroom.poll()
    assert await newsroom.states() == [("Tonight", "skipped", "filtered")]
    await post(newsroom, "Tonight")
    newsroom.feed.items[newsroom.address][0] = msgspec.structs.replace(item, kind="live")
    await newsroom.poll()
    await newsroom.deliver()
    await newsroom.edit()
    assert discord.titles(THE_DAILIES) == ["Tonight"]


async def test_for_a_paused_channel_it_is_held(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await posted(newsroom)
    discord.deleted.add(THE_DAILIES)
    newsroom.publish("Day two")
    await newsroom.poll()
    await newsroom.deliver()
    assert await post(newsroom, "Before anybody followed") == "held"


async def test_only_a_channel_that_follows_the_source_gets_it(newsroom: Newsroom) -> None:
    await newsroom.open()
    with pytest.raises(BadInput, match="error-not-a-destination"):
        await post(newsroom, "Before anybody followed", channel_id=GREEN_ROOM)


async def test_another_guilds_item_is_no_item(newsroom: Newsroom) -> None:
    await newsroom.open()
    item_id = await item_named(newsroom, "Before anybody followed")
    for change in (post_item, skip_item):
        with pytest.raises(BadInput, match="error-no-such-item"):
            await newsroom.database.transact(
                lambda connection: change(connection, 5, ANA.id, item_id, THE_DAILIES)  # noqa: B023
            )


async def test_what_waits_can_be_skipped_and_posted_after_all(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    for _ in range(2):
        await skip(newsroom, "Day one")
    await newsroom.deliver()
    assert await newsroom.states() == [("Day one", "skipped", "by-hand")]
    assert discord.posted == []
    await post(newsroom, "Day one")
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one"]
    assert await audit(newsroom) == [("dailies.skip", "waiting", "skipped"), ("dailies.post", "skipped", "waiting")]


async def test_what_is_posted_cannot_be_skipped(newsroom: Newsroom) -> None:
    await posted(newsroom)
    with pytest.raises(BadInput, match="error-nothing-waits"):
        await skip(newsroom, "Day one")


async def test_a_test_shows_the_newest_item_and_counts_as_nothing(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.follow(choices=Choices(text="Look: {title}", ping=Ping(role_id=77)))
    newsroom.publish("Before")
    await newsroom.poll()
    for _ in range(2):
        await newsroom.rehearse(nonce="the same")
    [message] = discord.posted
    assert message["content"] == "🧪 **Only a test**: so a post looks in this channel.\n<@&77> Look: Before"
    assert message["allowed_mentions"] == {"parse": [], "users": [], "roles": []}
    assert message["flags"] == 1 << 12
    assert [button["label"] for row in message["components"] for button in row["components"]] == ["Read"]
    assert await newsroom.states() == []


async def test_a_test_in_a_channel_that_is_closed_says_so(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await posted(newsroom)
    discord.may = 0
    with pytest.raises(BadInput, match="dailies-pause-cannot-see"):
        await newsroom.rehearse()
