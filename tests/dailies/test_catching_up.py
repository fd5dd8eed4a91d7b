"""After an outage or a pause a channel gets the newest few, the oldest of them first; the others can be had by hand."""

from hypothesis import given
from hypothesis import strategies as st

from app.dailies.choices import Choices
from app.dailies.deciding import fell_behind, newest_only
from app.dailies.filters import Rule
from app.dailies.schedule import wait
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom


@given(st.lists(st.integers()), st.integers(0, 50))
def test_nothing_is_lost_and_the_newest_are_posted_in_their_order(waiting: list[int], most: int) -> None:
    left_out, posted = newest_only(waiting, most)

    assert [*left_out, *posted] == waiting
    assert len(posted) == min(most, len(waiting))


@given(st.integers(900, 6 * 3600), st.integers(1, 10**9), st.floats(0, 2e9), st.floats(0, 1), st.integers(0, 3600))
def test_a_look_that_comes_when_it_was_meant_to_is_no_catch_up(
    interval: int, source_id: int, now: float, chance: float, asked: int
) -> None:
    assert not fell_behind(wait(interval, source_id, now, chance, asked), interval)


def test_a_day_of_silence_is() -> None:
    assert fell_behind(24 * 3600, 900)
    assert fell_behind(24 * 3600, 6 * 3600)


async def silence(newsroom: Newsroom, hours: int) -> None:
    await newsroom.fetch(
        "update sources set polled_at = polled_at - make_interval(hours => $2) where guild_id = $1",
        newsroom.guild_id,
        hours,
    )


async def test_after_a_day_of_silence_the_newest_few_are_posted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.follow(choices=Choices(spacing_seconds=0, catch_up=2))
    newsroom.publish("Before")
    await newsroom.poll()
    for title in ("One", "Two", "Three"):
        newsroom.publish(title)
    await silence(newsroom, hours=24)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Two", "Three"]
    assert await newsroom.states() == [
        ("One", "skipped", "catch-up"),
        ("Two", "sent", None),
        ("Three", "sent", None),
    ]


async def test_what_the_filter_stops_takes_nobodys_place(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    no_news = Rule(negated=Rule(field="title", contains="news"))
    await newsroom.follow(choices=Choices(spacing_seconds=0, catch_up=1, filter=no_news))
    newsroom.publish("Before")
    await newsroom.poll()
    for title in ("Day one", "News", "More news"):
        newsroom.publish(title)
    await silence(newsroom, hours=24)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one"]


async def test_a_source_that_is_busy_loses_nothing(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.follow(choices=Choices(spacing_seconds=0, catch_up=2))
    newsroom.publish("Before")
    await newsroom.poll()
    for title in ("One", "Two", "Three"):
        newsroom.publish(title)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["One", "Two", "Three"]


async def test_the_newest_of_the_first_poll_are_no_more_than_that(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    for title in ("One", "Two", "Three"):
        newsroom.publish(title)
    await newsroom.follow(choices=Choices(spacing_seconds=0, catch_up=1), newest_on_baseline=3)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Three"]


async def test_a_channel_that_was_closed_gets_the_newest_few_of_what_was_held(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.follow(choices=Choices(spacing_seconds=0, catch_up=2))
    newsroom.publish("Before")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    for title in ("One", "Two", "Three"):
        newsroom.publish(title)
        await newsroom.poll()
        await newsroom.deliver()
    discord.deleted.clear()
    await newsroom.look_after()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Two", "Three"]
    assert (await newsroom.states())[0] == ("One", "skipped", "catch-up")
