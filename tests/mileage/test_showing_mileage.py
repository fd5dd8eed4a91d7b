"""`/mileage show`, its context menu and `/mileage history` as members see them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.members import Member

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_somebody_new_has_nothing_yet(bea: Member) -> None:
    answer = await bea.runs("mileage show")
    assert answer.only_for_one
    bea.sees("**0** miles", "Rank **Extra**", "Next stop: **Roadie**, 500 miles to go.")
    assert (await bea.runs("mileage history")).text.endswith("Nothing here yet. `/check-in` writes the first line.")


async def test_ones_own_standing(bea: Member, cleo: Member, zoe: Member) -> None:
    await cleo.runs("mileage award", member=zoe, miles=900, reason="Headliner")
    await cleo.runs("mileage award", member=bea, miles=600, reason="Opener")
    await bea.runs("mileage show")
    bea.sees("**Bea** · **600** miles", "Rank **Roadie**", "Place **2**", "4,400 miles to go")


async def test_it_is_a_picture_with_the_same_in_words(bea: Member) -> None:
    answer = await bea.runs("mileage show")
    [embed] = answer.message["embeds"]
    assert embed["image"]["url"].startswith("https://bot.example/cards/")
    assert embed["image"]["url"].endswith(".png")


async def test_shared_everybody_sees_it(bea: Member) -> None:
    assert not (await bea.runs("mileage show", share=True)).only_for_one


async def test_somebody_elses_by_option_or_menu(bea: Member, cleo: Member, zoe: Member) -> None:
    await cleo.runs("mileage award", member=zoe, miles=900, reason="Headliner")
    by_option = await bea.runs("mileage show", member=zoe)
    assert "**900** miles" in by_option.content
    assert "Zoë 🎤🚐✨" in by_option.content
    by_menu = await bea.opens_on_member("Show mileage", zoe)
    assert by_menu.content == by_option.content
    assert by_menu.only_for_one


@pytest.mark.parametrize("path", ["mileage show"])
async def test_somebody_unknown_is_asked_for_again(bea: Member, path: str) -> None:
    answer = await bea.runs(path, member="424242")
    assert answer.only_for_one
    assert answer.content.startswith("🤷 Who was meant?")


async def test_a_name_is_plain_text(bea: Member) -> None:
    prankster = bea.but(nick="**@everyone** ~~<@1>~~ [x](http://y)")
    answer = await prankster.runs("mileage show", share=True)
    assert r"\*\*\@everyone\*\* \~\~\<\@1\>\~\~ \[x\]\(http\://y\)" in answer.content
    assert answer.message["allowed_mentions"] == {"parse": [], "users": [], "roles": []}


async def test_the_history_is_newest_first_and_only_for_oneself(bea: Member, cleo: Member) -> None:
    await bea.runs("check-in")
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
    await cleo.runs("mileage undo", member=bea)
    answer = await bea.runs("mileage history")
    assert answer.only_for_one
    lines = answer.text.split("\n")
    assert lines[:3] == ["Statement of Bea", "Balance: **10**", ""]
    assert [line[:11] for line in lines[3:]] == ["**-50** · T", "~~+50 · Awa", "**+10** · C"]
    assert "taken back" in lines[4]
    assert f"by <@{cleo.id}>" in lines[3]


async def test_history_pages_lead_back_and_forth(bea: Member) -> None:
    for days in range(25):
        await bea.on(NOON + timedelta(days=2 * days)).runs("check-in")
    pages = [await bea.runs("mileage history")]
    for button in ("Older ▸", "Older ▸"):
        pages.append(await bea.clicks(button))
    assert [page.text.count("Check-in") for page in pages] == [10, 10, 5]
    assert [list(page.buttons) for page in pages] == [["Older ▸"], ["◂ Newer", "Older ▸"], ["◂ Newer"]]
    assert pages[1].type == 7, "in place"
    back = await bea.clicks("◂ Newer")
    assert back.message["embeds"] == pages[1].message["embeds"]


async def test_the_newest_page_says_the_balance_also_after_turning_back(bea: Member) -> None:
    for days in range(12):
        await bea.on(NOON + timedelta(days=2 * days)).runs("check-in")
    first = await bea.runs("mileage history")
    await bea.clicks("Older ▸")
    again = await bea.clicks("◂ Newer")
    assert again.message["embeds"] == first.message["embeds"]


async def test_nobody_turns_the_pages_of_somebody_elses_statement(bea: Member, zoe: Member) -> None:
    answer = await zoe.clicks(f"v1:statement.page:{bea.id}:99999999:99999999")
    assert answer.only_for_one
    assert answer.content.startswith("🔒 Those buttons belong to somebody else.")


async def test_a_reason_stays_on_its_line_of_the_history(bea: Member, cleo: Member) -> None:
    await cleo.opens_on_message("Award miles", bea)
    await cleo.submits(miles="5", reason="first\nsecond\n**+999** fake")
    await bea.runs("mileage history")
    bea.sees(r"Award: first second \*\*+999\*\* fake")


async def test_in_german(juergen: Member) -> None:
    await juergen.runs("check-in")
    assert "**10** Meilen" in (await juergen.runs("mileage show")).content
    assert "Auszug" in (await juergen.runs("mileage history")).text
