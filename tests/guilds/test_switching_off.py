"""A server may do without a feature: its commands say so, and nothing of it happens by itself."""

from tests.bot import Bot
from tests.members import Member


async def test_commands_of_what_is_off_say_so(bot: Bot, bea: Member, guild: int) -> None:
    await bot.change_settings(guild, switched_off=["mileage"])

    answer = await bea.runs("check-in")

    assert (answer.only_for_one, "switched off" in answer.content) == (True, True)
    assert "switched off" not in (await bea.runs("dailies latest")).text
    await bot.change_settings(guild, switched_off=None)
    await bea.runs("check-in")
    assert await bea.balance() == 10
