"""`/mileage privacy` as members see it."""

import json

import pytest

from tests.members import Member


async def test_the_panel_says_what_is_stored_and_what_one_may_do(bea: Member) -> None:
    answer = await bea.runs("mileage privacy")
    assert answer.only_for_one
    bea.sees("You are **on the boards**.")
    assert list(answer.buttons) == ["Hide me", "Download my data", "Erase me …"]


async def test_hiding_and_showing_again_changes_the_panel_in_place(bea: Member) -> None:
    await bea.runs("mileage privacy")
    hidden = await bea.clicks("Hide me")
    assert hidden.type == 7
    assert "You are **hidden**" in hidden.text
    assert "Not on the boards" in (await bea.runs("mileage show")).content
    await bea.runs("mileage privacy")
    assert "on the boards" in (await bea.clicks("Show me")).text


async def test_the_download_is_a_file_for_oneself(bea: Member, cleo: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set 🎤")
    await bea.runs("mileage privacy")
    answer = await bea.clicks("Download my data")
    assert (answer.type, answer.only_for_one) == (5, True)
    [(name, content)] = answer.files.items()
    assert name == "my-miles.json"
    [entry] = json.loads(content)["entries"]
    assert (entry["miles"], entry["note"]) == (50, "Best set 🎤")


async def test_erasing_asks_for_a_word_first(bea: Member) -> None:
    await bea.runs("check-in")
    await bea.runs("mileage privacy")
    form = await bea.clicks("Erase me …")
    assert "Type ERASE to be forgotten for good" in form.text
    mistyped = await bea.submits(word="erase everything")
    assert mistyped.content.startswith("✋ That was not ERASE, so nothing was erased.")
    assert await bea.balance() == 10


@pytest.mark.parametrize("word", ["ERASE", " erase "])
async def test_erasing_forgets_and_lets_one_begin_anew(bea: Member, zoe: Member, word: str) -> None:
    await bea.runs("check-in")
    await zoe.runs("check-in")
    await bea.runs("mileage privacy")
    await bea.clicks("Erase me …")
    answer = await bea.submits(word=word)
    assert answer.content.startswith("🌫️ Forgotten.")
    assert answer.only_for_one
    assert await bea.balance() == 0
    board = await zoe.runs("leaderboard")
    assert "Bea" not in board.text
    assert "community odometer: 20" in board.text
    assert "+10 miles" in (await bea.runs("check-in")).content


async def test_in_german_the_word_is_german(juergen: Member) -> None:
    await juergen.runs("check-in")
    await juergen.runs("mileage privacy")
    label = next(iter(list(juergen.last.buttons)[2:])) if juergen.last else ""
    form = await juergen.clicks(label)
    word = form.form["components"][0]["component"]["placeholder"]
    assert word != "ERASE"
    assert word in form.text
    await juergen.submits(word=word)
    assert await juergen.balance() == 0


@pytest.mark.parametrize("action", ["hide", "show", "download", "erase"])
async def test_nobody_presses_the_buttons_of_others(bea: Member, zoe: Member, action: str) -> None:
    await bea.runs("check-in")
    answer = await zoe.clicks(f"v1:privacy.{action}:{bea.id}")
    assert answer.only_for_one
    assert answer.content.startswith("🔒 Those buttons belong to somebody else.")
    assert not answer.files


async def test_nobody_sends_the_form_of_others(bea: Member, zoe: Member) -> None:
    await bea.runs("check-in")
    answer = await zoe.submits(f"v1:privacy.erase:{bea.id}", word="ERASE")
    assert answer.content.startswith("🔒")
    assert await bea.balance() == 10
