"""The button below a post awards miles once per member and item."""

import pytest

from app.dailies.choices import Choices
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import Newsroom
from tests.members import Member


@pytest.fixture
def guild_id(guild: int) -> int:
    """The newsroom's guild is the members'."""
    return guild


@pytest.fixture
async def button(newsroom: Newsroom, discord: ChannelsAtDiscord) -> str:
    """Below the newest post."""
    await newsroom.open()
    newsroom.publish("Day one", kind="video")
    await newsroom.poll()
    await newsroom.deliver()
    buttons = {each["label"]: each for each in discord.posted[-1]["components"][0]["components"]}
    custom_id: str = buttons["✅ Watched it · earn miles"]["custom_id"]
    return custom_id


async def test_watching_earns_miles_once(button: str, bea: Member, juergen: Member) -> None:
    answer = await bea.clicks(button)
    bea.sees("+10 miles", "Your odometer shows **10**")
    assert answer.type == 4, "everybody else's post stays as it is"
    assert answer.only_for_one
    await bea.clicks(button)
    bea.sees("You already got your miles for this one.")
    await juergen.clicks(button)
    juergen.sees("+10 Meilen")
    assert await bea.balance() == 10


async def test_a_guild_chooses_how_much_watching_is_worth(button: str, guild: int, bea: Member) -> None:
    await bea.bot.change_settings(guild, rules={"watched": {"miles": 3}})
    await bea.clicks(button)
    bea.sees("+3 miles")


async def test_the_statement_says_what_for(button: str, bea: Member) -> None:
    await bea.clicks(button)
    bea.sees("+10 miles** with The Dailies.")
    await bea.runs("mileage history")
    bea.sees("**+10** · The Dailies")


async def test_a_forged_button_earns_nothing(button: str, bea: Member) -> None:
    await bea.clicks("v1:dailies.watched:999999999")
    bea.sees("The bot does not know that (any more).")
    elsewhere = bea.somewhere_else(guild_id=5)
    await elsewhere.clicks(button)
    elsewhere.sees("The bot does not know that (any more).")


async def test_a_channel_may_do_without_the_button(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(spacing_seconds=0, watched=False))
    await newsroom.poll()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()
    assert [each["label"] for each in discord.posted[-1]["components"][0]["components"]] == ["Read"]
