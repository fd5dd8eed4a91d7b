"""From the source to the channel, exactly once."""

import asyncio

from app.dailies.choices import Choices
from app.dailies.schedule import Pace
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom
from tests.discord.rest_bench import refused


async def test_the_first_poll_posts_nothing(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("An old one")
    await newsroom.follow()
    await newsroom.poll()
    await newsroom.deliver()
    assert await newsroom.states() == []
    assert discord.posted == []


async def test_the_newest_may_be_posted_at_once_by_choice(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    for title in ("Oldest", "Older", "Newest"):
        newsroom.publish(title)
    await newsroom.follow(newest_on_baseline=2)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Older", "Newest"]


async def test_what_is_new_is_posted_once_in_every_channel(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    await newsroom.follow(GREEN_ROOM)
    for title in ("Day one", "Day two"):
        newsroom.publish(title)
    for _ in range(3):
        await newsroom.poll()
        await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == discord.titles(GREEN_ROOM) == ["Day one", "Day two"]
    assert [state for _, state, _ in await newsroom.states()] == ["sent"] * 4


async def test_an_item_that_leaves_and_returns_with_another_date_is_not_new(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    item = newsroom.publish("Day one")
    await newsroom.poll()
    newsroom.feed.items[newsroom.address] = [newsroom.publish("Day two")]
    await newsroom.poll()
    newsroom.publish("Day one, edited", id=item.id)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one, edited", "Day two"]


async def test_nothing_yet_is_a_baseline_where_the_source_is_sure(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    newsroom.feed.complete = True
    await newsroom.follow()
    await newsroom.poll()
    newsroom.publish("The first stream ever")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["The first stream ever"]


async def test_after_its_first_poll_a_source_is_looked_at_again_as_soon_as_its_kind_allows(newsroom: Newsroom) -> None:
    newsroom.feed.pace = Pace(60, 120)
    await newsroom.open()
    assert (await newsroom.source())["interval_seconds"] == 60
    for _ in range(3):
        await newsroom.poll()
    assert (await newsroom.source())["interval_seconds"] == 120


async def test_an_empty_first_answer_is_no_baseline(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.follow()
    await newsroom.poll()
    newsroom.publish("There all along")
    await newsroom.poll()
    newsroom.publish("New")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["New"]


async def test_the_next_poll_sends_back_what_the_last_one_was_given(newsroom: Newsroom) -> None:
    await newsroom.open()
    await newsroom.poll()
    assert [source.validators.etag for source in newsroom.feed.asked] == ["", '"1"']


async def test_many_workers_ask_a_source_once_and_post_once(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    for number in range(10):
        newsroom.publish(f"Day {number}")
    await asyncio.gather(*(newsroom.poll() for _ in range(4)))
    [destination] = await newsroom.fetch("select id from destinations where guild_id = $1", newsroom.guild_id)
    await asyncio.gather(*(newsroom.worker().deliver(newsroom.guild_id, destination["id"]) for _ in range(4)))
    assert discord.titles(THE_DAILIES) == [f"Day {number}" for number in range(10)]
    assert discord.asked == 10


async def test_posts_keep_their_distance(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices())
    await newsroom.poll()
    for title in ("One", "Two"):
        newsroom.publish(title)
    await newsroom.poll()
    await newsroom.deliver()
    await newsroom.deliver(seconds_later=20)
    assert discord.titles(THE_DAILIES) == ["One"]
    await newsroom.deliver(seconds_later=11)
    assert discord.titles(THE_DAILIES) == ["One", "Two"]


async def test_an_answer_that_got_lost_is_no_second_post(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.lost_answers = 1
    await newsroom.deliver()
    assert (discord.titles(THE_DAILIES), discord.asked) == (["Day one"], 2)
    assert await newsroom.states() == [("Day one", "sent", None)]


async def test_after_the_nonce_is_forgotten_the_channel_is_read_back(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.lost_answers = 100
    await newsroom.deliver()
    assert await newsroom.states() == [("Day one", "sending", None)]
    discord.lost_answers = 0
    discord.forget_nonces()
    await newsroom.deliver(seconds_later=60)
    assert discord.titles(THE_DAILIES) == ["Day one"]
    assert await newsroom.states() == [("Day one", "sent", "found")]


async def test_a_worker_that_died_before_sending_leaves_the_post_to_others(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    [destination] = await newsroom.fetch("select id from destinations where guild_id = $1", newsroom.guild_id)
    await newsroom.worker()._claim(newsroom.guild_id, destination["id"])
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == []
    await newsroom.deliver(seconds_later=61)
    assert discord.titles(THE_DAILIES) == ["Day one"]


async def test_two_items_with_one_link_are_two_posts_also_after_a_crash(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    """Reading back finds the first one's message, which is not the second's."""
    await newsroom.open()
    for title in ("Day one", "Day one again"):
        newsroom.publish(title, url="https://van.example/the-same")
    await newsroom.poll()
    discord.lost_answers = 4
    await newsroom.deliver()
    await newsroom.fetch("update deliveries set state = 'sending' where guild_id = $1", newsroom.guild_id)
    await newsroom.fetch(
        "update deliveries set tried_at = now() - interval '1 minute' where guild_id = $1", newsroom.guild_id
    )
    await newsroom.deliver(seconds_later=60)
    assert discord.titles(THE_DAILIES) == ["Day one", "Day one again"]


async def test_a_failing_discord_is_tried_again_later_and_in_order(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    for title in ("One", "Two"):
        newsroom.publish(title)
    await newsroom.poll()
    discord.refusals[THE_DAILIES] = refused(503, 0, "Service Unavailable")
    await newsroom.deliver()
    del discord.refusals[THE_DAILIES]
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == []
    await newsroom.deliver(seconds_later=6)
    assert discord.titles(THE_DAILIES) == ["One", "Two"]


async def test_a_post_that_discord_will_never_take_holds_up_no_other(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Refused")
    await newsroom.poll()
    discord.refusals[THE_DAILIES] = refused(400, 50035, "Invalid Form Body")
    await newsroom.deliver()
    del discord.refusals[THE_DAILIES]
    newsroom.publish("Fine")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Fine"]
    assert await newsroom.states() == [("Refused", "failed", "refused"), ("Fine", "sent", None)]
