"""A cookie holds a hundred servers; those that matter to whoever signs in are among them."""

from app.control_room.sessions import MOST_GUILDS
from app.control_room.sign_in import worth_asking
from app.discord.resources import PartialGuild


def test_of_very_many_the_managed_ones_come_first_and_then_the_newest() -> None:
    others = [PartialGuild(number) for number in range(1, MOST_GUILDS + 50)]
    own = PartialGuild(0, owner=True)

    known = worth_asking([*others, own], frozenset(range(MOST_GUILDS + 50)))

    newest = [str(guild.id) for guild in reversed(others)]
    assert known == ("0", *newest[: MOST_GUILDS - 1])


def test_servers_without_the_bot_are_not_kept() -> None:
    assert worth_asking([PartialGuild(1), PartialGuild(2)], frozenset({2})) == ("2",)
