"""Members act and are shown answers. All that the bot answers is held against Discord's own description, where that is.

async def test_an_award_is_seen_by_everybody(cleo: Member, bea: Member) -> None:
    answer = await cleo.runs("mileage award", member=bea, miles=50, reason="Best set of the night")
    assert "50 miles" in answer.text
    assert not answer.only_for_one
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Self

import pytest

from tests import cast
from tests.answers import EPHEMERAL, Answer
from tests.bot import Bot
from tests.cast import Json, Person, Place
from tests.pretend_rest import PretendRest


class Member:
    """One of the cast, somewhere."""

    def __init__(self, bot: Bot, discord: PretendRest, person: Person, place: Place) -> None:
        self.bot = bot
        self.discord = discord
        self.person = person
        self.place = place
        self.at: datetime | None = None
        self.last: Answer | None = None

    @property
    def id(self) -> int:
        return self.person.id

    def but(self, **changed: Any) -> Self:
        """The same person with another `locale`, `nick`, `roles`, `permissions`, … (see `Person`)."""
        other = type(self)(self.bot, self.discord, replace(self.person, **changed), self.place)
        other.at = self.at
        return other

    def somewhere_else(self, **changed: Any) -> Self:
        """The same person with another `guild_id` (None: a direct message) or `guild_locale`."""
        other = type(self)(self.bot, self.discord, self.person, replace(self.place, **changed))
        other.at = self.at
        return other

    def on(self, moment: datetime) -> Self:
        """The same person at that moment, as Discord's signatures tell it."""
        other = self.but()
        other.at = moment
        return other

    async def runs(self, path: str, **options: object) -> Answer:
        """A slash command without its slash: `runs("mileage award", member=bea, miles=50, reason="Best set")`."""
        return await self.does(cast.COMMAND, cast.command(path, _people(options)))

    async def types(self, path: str, focused: str, typed: str = "", **options: object) -> Answer:
        """… in the option `focused`: the suggestions are the answer's `choices`."""
        return await self.does(cast.AUTOCOMPLETE, cast.autocompletion(path, focused, typed, _people(options)))

    async def opens_on_member(self, menu: str, target: "Member | Person") -> Answer:
        person = target.person if isinstance(target, Member) else target
        return await self.does(cast.COMMAND, cast.user_menu(menu, person))

    async def opens_on_message(self, menu: str, author: "Member | Person", content: str = "Good evening!") -> Answer:
        person = author.person if isinstance(author, Member) else author
        return await self.does(cast.COMMAND, cast.message_menu(menu, cast.message(person, content)))

    async def clicks(self, button: str, on: Answer | None = None) -> Answer:
        """A label (on the answer shown last, or another one) or a custom id, which anybody could forge."""
        shown = on or self.last
        custom_id = button if button.startswith("v") and ":" in button else _button(shown, button)
        flags = EPHEMERAL if shown and shown.only_for_one else 0
        message = cast.message(cast.CREW_BOT, flags=flags)
        return await self.does(cast.COMPONENT, cast.click(custom_id), message)

    async def submits(self, custom_id: str = "", **fields: str) -> Answer:
        """The form shown last, or a forged one."""
        if not custom_id:
            assert self.last, "no form was shown"
            custom_id = self.last.form["custom_id"]
        return await self.does(cast.MODAL_SUBMIT, cast.submission(custom_id, fields))

    async def does(self, kind: int, data: Json | None, message: Json | None = None) -> Answer:
        return await self.sends(cast.interaction(kind, data, self.person, self.place, message))

    async def sends(self, interaction: Json) -> Answer:
        """An interaction as it is; sent once more, it is a replay."""
        before = len(self.discord.in_order)
        response = await self.bot.gets(cast.signed(interaction, self.at))
        self.last = Answer(interaction, response, self.discord.in_order[before:])
        return self.last

    async def repeats(self, answer: Answer | None = None) -> Answer:
        """The very same interaction once more."""
        repeated = answer or self.last
        assert repeated, "nothing to repeat"
        return await self.sends(repeated.interaction)

    def sees(self, *texts: str) -> None:
        assert self.last, "nothing was shown yet"
        assert not [text for text in texts if text not in self.last.text], f"not all of {texts} in:\n{self.last.text}"

    async def balance(self) -> int:
        answer = await self.but(locale="en-US").runs("mileage show")
        return answer.numbers[0]


def _people(options: Mapping[str, object]) -> dict[str, object]:
    return {name: value.person if isinstance(value, Member) else value for name, value in options.items()}


def _button(shown: Answer | None, label: str) -> str:
    assert shown, "nothing was shown yet"
    assert label in shown.buttons, f"no button {label!r}, only {list(shown.buttons)}"
    return shown.buttons[label]


def _member_fixture(person: Person) -> Any:
    def shown_up(bot: Bot, discord_rest: PretendRest, guild: int) -> Member:
        return Member(bot, discord_rest, person, Place(guild))

    shown_up.__doc__ = f"{person.name}, in this test's guild."
    return pytest.fixture(name=person.username)(shown_up)


ana = _member_fixture(cast.ANA)
bea = _member_fixture(cast.BEA)
cleo = _member_fixture(cast.CLEO)
jiwoo = _member_fixture(cast.JIWOO)
zoe = _member_fixture(cast.ZOE)
layla = _member_fixture(cast.LAYLA)
maximilian = _member_fixture(cast.MAXIMILIAN)
juergen = _member_fixture(cast.JUERGEN)
