"""Posts in announcement channels reach the servers that follow them, where that was chosen."""

import pytest

from app.dailies.choices import Choices
from app.dailies.publishing import publish_due
from app.discord.rest import DiscordRest
from tests.dailies.channel_at_discord import ANNOUNCEMENT, ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom
from tests.discord.rest_bench import refused


@pytest.fixture
async def posted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> str:
    """The message's id."""
    await newsroom.fetch("update deliveries set publish_at = null")
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(spacing_seconds=0, publish=True))
    await newsroom.poll()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()
    message_id: str = discord.posted[-1]["id"]
    return message_id


async def test_a_post_is_published_once(
    posted: str, newsroom: Newsroom, rest: DiscordRest, discord: ChannelsAtDiscord
) -> None:
    discord.kinds[THE_DAILIES] = ANNOUNCEMENT
    assert [await publish_due(newsroom.database, rest) for _ in range(2)] == [1, 0]
    assert discord.published == [posted]


async def test_what_fails_for_now_is_tried_again_later(
    posted: str, newsroom: Newsroom, rest: DiscordRest, discord: ChannelsAtDiscord
) -> None:
    discord.kinds[THE_DAILIES] = ANNOUNCEMENT
    discord.published_refusal = refused(503, 0, "Service Unavailable")
    assert await publish_due(newsroom.database, rest) == 0
    discord.published_refusal = None
    assert await publish_due(newsroom.database, rest) == 0, "not at once"
    await newsroom.fetch("update deliveries set publish_at = publish_at - interval '61 s' where publish_at is not null")
    assert await publish_due(newsroom.database, rest) == 1


async def test_where_it_cannot_be_published_the_post_stays_as_it_is(
    posted: str, newsroom: Newsroom, rest: DiscordRest, discord: ChannelsAtDiscord
) -> None:
    assert await publish_due(newsroom.database, rest) == 0
    await newsroom.fetch(
        "update deliveries set publish_at = publish_at - interval '1 day' where publish_at is not null"
    )
    assert await publish_due(newsroom.database, rest) == 0
    assert await newsroom.states() == [("Day one", "sent", None)]
