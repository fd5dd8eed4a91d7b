"""`/leaderboard` and its buttons as members see them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from tests.answers import Answer
from tests.bot import Bot
from tests.members import Member
from tests.mileage.office import Office

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
async def crowd(bot: Bot, guild: int) -> Office:
    """Thirty people with 1000, 990, … 710 miles."""
    office = Office(bot.part(Database), guild)
    for number in range(30):
        await office.award(Person(600_000_000 + number, f"Traveller {number + 1}"), 1000 - 10 * number, version=1)
    return office


def listed(answer: Answer) -> list[str]:
    """The lines of the board."""
    text: str = answer.message["embeds"][0]["description"]
    return text.split("\n\n")[0].split("\n")


async def test_an_empty_board_invites(bea: Member) -> None:
    answer = await bea.runs("leaderboard")
    assert answer.only_for_one
    bea.sees("The road is empty. `/check-in` and take the first place.", "You: no miles on this board yet.")
    assert "My place" not in answer.buttons


async def test_medals_places_and_ones_own_line(bea: Member, cleo: Member, zoe: Member, layla: Member) -> None:
    for person, miles in ((zoe, 300), (layla, 200), (bea, 200), (cleo, 100)):
        await cleo.but(permissions=8).runs("mileage award", member=person, miles=miles, reason="x")
    await bea.runs("leaderboard")
    bea.sees(
        "🥇 Zoë 🎤🚐✨ · **300**",
        "🥈 \u2068ليلى\u2069 · **200**",
        "➤ 🥈 Bea · **200**",
        "You: place **2** with **200**",
    )


async def test_the_footer_tells_the_guilds_odometer(bea: Member, crowd: Office) -> None:
    await bea.runs("leaderboard")
    bea.sees("30 members on the road · community odometer: 25,650")


async def test_pages_turn_in_place(bea: Member, crowd: Office) -> None:
    first = await bea.runs("leaderboard")
    second = await bea.clicks("Down ▸")
    third = await bea.clicks("Down ▸")
    assert [answer.type for answer in (first, second, third)] == [4, 7, 7]
    assert [len(listed(answer)) for answer in (first, second, third)] == [10, 10, 10]
    assert listed(second)[0] == "` 11.` Traveller 11 · **900**"
    assert "◂ Up" not in first.buttons
    assert "Down ▸" not in third.buttons
    back = await bea.clicks("◂ Up")
    assert listed(back) == listed(second)


async def test_my_place_leads_to_me(bea: Member, cleo: Member, crowd: Office) -> None:
    await cleo.runs("mileage award", member=bea, miles=855, reason="x")
    await bea.runs("leaderboard")
    answer = await bea.clicks("My place")
    assert [line for line in listed(answer) if line.startswith("➤")] == ["➤ ` 16.` Bea · **855**"]
    assert len(listed(answer)) == 10
    bea.sees("You: place **16** with **855**")


async def test_week_and_month_are_boards_of_their_own(bea: Member, bot: Bot, guild: int) -> None:
    await bea.on(NOW - timedelta(days=7)).runs("check-in")
    today = bea.on(NOW)
    await today.runs("check-in")
    assert "**20**" in listed(await today.runs("leaderboard"))[0]
    assert "**10**" in listed(await today.clicks("Week"))[0]
    today.sees("Leaderboard · this week")
    assert "**20**" in listed(await today.clicks("Month"))[0]
    assert "**10**" in listed(await today.runs("leaderboard", board="week"))[0]
    next_month = bea.on(NOW + timedelta(days=10))
    assert "The road is empty" in (await next_month.runs("leaderboard", board="month")).text


async def test_an_unknown_board_is_refused(bea: Member) -> None:
    assert (await bea.runs("leaderboard", board="decade")).content.startswith("✋")


class TestShared:
    async def test_a_shared_board_is_for_everybody_and_about_nobody(self, bea: Member, crowd: Office) -> None:
        await bea.runs("check-in")
        answer = await bea.runs("leaderboard", share=True)
        assert not answer.only_for_one
        assert "➤" not in answer.text
        assert "You:" not in answer.text
        assert list(answer.buttons) == ["My place"]

    async def test_a_click_on_it_answers_the_clicker_alone(self, bea: Member, zoe: Member, crowd: Office) -> None:
        board = await bea.runs("leaderboard", share=True)
        await zoe.runs("check-in")
        answer = await zoe.clicks("My place", on=board)
        assert (answer.type, answer.only_for_one) == (4, True)
        zoe.sees("➤", "You: place **31** with **10**")
        further = await zoe.clicks("◂ Up")
        assert further.type == 7, "on one's own answer, pages turn in place"


class TestHiding:
    async def test_who_hides_is_off_the_board_and_knows_it(self, bea: Member, cleo: Member, zoe: Member) -> None:
        for person, miles in ((zoe, 300), (bea, 200)):
            await cleo.runs("mileage award", member=person, miles=miles, reason="x")
        await bea.runs("mileage privacy")
        await bea.clicks("Hide me")
        answer = await bea.runs("leaderboard")
        assert len(listed(answer)) == 1
        bea.sees("You: **200**, would be place 2 (you are hidden from the boards)", "1 member on the road")
        assert "Bea" not in (await zoe.runs("leaderboard")).text


@pytest.mark.parametrize(
    "custom_id",
    [
        "v1:board.turn:all:down:99999999999999999999999:1",
        "v1:board.turn:all:sideways:1:1",
        "v1:board.turn:decade:down:1:1",
        "v1:board.turn:all:down:-5:1",
        "v1:board.turn:all:up:1:-1",
        "v1:board.turn:all:down:1",
        "v1:board.turn:::::",
        "v1:statement.page:x:y:z",
        "v1:privacy.erase:0",
        "v0:board.turn:all:down:1:1",
    ],
)
async def test_a_forged_button_gets_a_plain_answer(bea: Member, custom_id: str, log_lines: Any) -> None:
    answer = await bea.clicks(custom_id)
    assert answer.status == 200
    assert not [line for line in log_lines.about(answer) if line["level"] == "error"]


async def test_a_name_on_the_board_is_plain_text(bea: Member, layla: Member) -> None:
    await bea.but(nick="# **@everyone**\n1. <@1>").runs("check-in")
    answer = await layla.runs("leaderboard", share=True)
    assert listed(answer) == [r"🥇 \# \*\*\@everyone\*\* 1. \<\@1\> · **10**"]


async def test_in_german(juergen: Member, zoe: Member) -> None:
    await zoe.runs("check-in")
    answer = await juergen.runs("leaderboard")
    juergen.sees("Rangliste")
    assert "You" not in answer.text
