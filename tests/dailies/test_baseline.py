"""What discovery has shown is the baseline: whatever is published after that is posted."""

from app.dailies import setting_up
from app.dailies.items import Item, Poll
from app.dailies.sources.protocol import Source
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import AT_ONCE, GREEN_ROOM, THE_DAILIES, Newsroom

NEW_HOME = "https://new-home.example/feed.xml"


async def follow_as_shown(
    newsroom: Newsroom, channel_id: int = THE_DAILIES, *, complete: bool = False, newest: int = 0
) -> int:
    """As `omo dailies add` does, with what the source has at this moment."""
    shown = Poll(items=tuple(newsroom.feed.items.get(newsroom.address, ())), complete=complete)
    options = {"newest_on_baseline": newest}
    source = Source(guild_id=newsroom.guild_id, kind="pretend", address=newsroom.address, options=options)
    return await newsroom.database.transact(
        lambda connection: setting_up.add_source(connection, ANA.id, source, channel_id, AT_ONCE, shown)
    )


async def test_what_comes_before_the_first_look_is_posted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("There already")
    await follow_as_shown(newsroom)
    newsroom.publish("Right after")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Right after"]


async def test_the_newest_few_that_were_wanted_are_posted_from_what_was_shown(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    for day in ("Day one", "Day two", "Day three"):
        newsroom.publish(day)
    await follow_as_shown(newsroom, newest=2)
    newsroom.publish("Right after")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day two", "Day three", "Right after"]


async def test_a_document_without_items_is_no_baseline_unless_it_is_complete(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await follow_as_shown(newsroom)
    newsroom.publish("It was empty for a moment")
    await newsroom.poll()
    assert await newsroom.states() == []
    newsroom.feed.items[NEW_HOME] = []
    elsewhere = Source(guild_id=newsroom.guild_id, kind="pretend", address=NEW_HOME)
    await newsroom.database.transact(
        lambda connection: setting_up.add_source(
            connection, ANA.id, elsewhere, THE_DAILIES, AT_ONCE, Poll(complete=True)
        )
    )
    newsroom.feed.items[NEW_HOME] = [Item(id="first", title="The first ever")]
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["The first ever"]


async def test_another_channel_for_a_known_source_changes_no_baseline(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    newsroom.publish("There already")
    await follow_as_shown(newsroom)
    newsroom.publish("Right after")
    await follow_as_shown(newsroom, GREEN_ROOM)
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == discord.titles(GREEN_ROOM) == ["Right after"]


async def test_what_comes_right_after_a_move_is_posted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    source_id = (await newsroom.source())["id"]
    there = (Item(id="there", title="There already"),)
    elsewhere = Source(guild_id=newsroom.guild_id, kind="pretend", address=NEW_HOME)
    await newsroom.database.transact(
        lambda connection: setting_up.change_address(connection, ANA.id, source_id, elsewhere, Poll(items=there))
    )
    newsroom.feed.items[NEW_HOME] = [Item(id="new", title="New"), *there]
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["New"]
