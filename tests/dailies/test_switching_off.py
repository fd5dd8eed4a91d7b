"""A server that does without the Dailies gets none, and loses none that it chose."""

from app.guilds.changing import changed
from app.guilds.store import GuildStore
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom


async def test_nothing_is_asked_or_posted_until_it_is_switched_on_again(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    await switch(newsroom, ["dailies"])
    newsroom.publish("Day two")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.posted == []

    await switch(newsroom, None)
    await newsroom.poll()
    await newsroom.deliver()

    assert discord.titles(THE_DAILIES) == ["Day one", "Day two"]


async def switch(newsroom: Newsroom, off: list[str] | None) -> None:
    store = GuildStore(newsroom.database)
    await store.change(newsroom.guild_id, ANA.id, lambda settings: changed(settings, {"switched_off": off}))
