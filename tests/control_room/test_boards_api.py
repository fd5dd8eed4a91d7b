"""Leaderboards from outside Discord: now, and as they stood."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.database.pool import Database
from tests.bot import Bot
from tests.cast import BEA, CLEO, JIWOO, LAYLA, ZOE
from tests.control_room.archive import Archive
from tests.control_room.browser import Browser

LAST_WEEK = datetime.now(UTC).date() - timedelta(days=9)


@pytest.fixture
async def archive(bot: Bot, ana_at_the_desk: Browser) -> Archive:
    return Archive(bot.part(Database), ana_at_the_desk.discord.guild_id)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


async def board(browser: Browser, **query: object) -> list[tuple[int, str, int]]:
    """Place, name, miles, over all pages."""
    rows: list[tuple[int, str, int]] = []
    while True:
        answer = await browser.reads(f"{browser.guild}/leaderboard", **query)
        assert answer.status_code == 200, answer.text
        rows += [(row["place"], row["name"], row["miles"]) for row in answer.json()["items"]]
        if answer.json()["next"] is None:
            return rows
        query["cursor"] = answer.json()["next"]


async def test_equal_miles_share_a_place_on_pages_of_any_length(ana_at_the_desk: Browser, archive: Archive) -> None:
    for person, miles in {ZOE: 50, CLEO: 70, JIWOO: 50, LAYLA: 20}.items():
        await archive.award(person, miles, datetime.now(UTC).date())
    whole = [(1, CLEO.name, 70), (2, JIWOO.name, 50), (2, ZOE.name, 50), (4, LAYLA.name, 20)]

    for limit in (1, 2, 3, 100):
        rows = await board(ana_at_the_desk, limit=limit)
        assert [(place, miles) for place, _, miles in rows] == [(place, miles) for place, _, miles in whole]
        assert sorted(rows) == sorted(whole)
    assert await board(ana_at_the_desk, board="week") == await board(ana_at_the_desk, board="month") == rows


async def test_a_week_or_month_of_the_past(ana_at_the_desk: Browser, archive: Archive) -> None:
    await archive.award(ZOE, 50, date(2025, 3, 3))

    assert await board(ana_at_the_desk, board="week", as_of="2025-03-09") == [(1, ZOE.name, 50)]
    assert await board(ana_at_the_desk, board="month", as_of="2025-03-31") == [(1, ZOE.name, 50)]
    assert await board(ana_at_the_desk, board="week", as_of="2025-03-10") == []


async def test_the_board_as_it_stood_at_the_end_of_a_day(ana_at_the_desk: Browser, archive: Archive) -> None:
    then = noon(LAST_WEEK)
    for person, miles in ((ZOE, 50), (CLEO, 40), (JIWOO, 40), (BEA, 7)):
        await archive.awarded(person, miles, then)
    await archive.awarded(CLEO, 500, then + timedelta(days=1))
    whole = {(1, ZOE.name, 50), (2, CLEO.name, 40), (2, JIWOO.name, 40), (4, BEA.name, 7)}

    assert set(await board(ana_at_the_desk, as_of=str(LAST_WEEK))) == whole
    assert set(await board(ana_at_the_desk, as_of=str(LAST_WEEK), limit=1)) == whole
    assert (await board(ana_at_the_desk, as_of=str(LAST_WEEK + timedelta(days=1))))[0] == (1, CLEO.name, 540)
    assert await board(ana_at_the_desk, as_of=str(LAST_WEEK - timedelta(days=1))) == []
    assert (await board(ana_at_the_desk, as_of="9999-12-31"))[0] == (1, CLEO.name, 540)


async def test_who_hides_now_is_not_shown_as_of_then_either(ana_at_the_desk: Browser, archive: Archive) -> None:
    for person, miles in ((ZOE, 50), (CLEO, 40)):
        await archive.awarded(person, miles, noon(LAST_WEEK))
    assert len(await board(ana_at_the_desk, as_of=str(LAST_WEEK))) == 2

    await archive.fetch("select mark_member($1, $2, true, null)", archive.guild_id, ZOE.id)

    assert await board(ana_at_the_desk, as_of=str(LAST_WEEK)) == [(2, CLEO.name, 40)]


async def test_a_moment_parts_what_was_booked_before_from_what_came_after(archive: Archive) -> None:
    days = [date(2026, 5, day) for day in range(1, 8)]
    for day in days:
        await archive.awarded(ZOE, 1, noon(day))
    ids = [entry["id"] for entry in await archive.entries()]

    for passed, day in enumerate(days):
        for moment, before in ((noon(day), passed), (noon(day) + timedelta(seconds=1), passed + 1)):
            (row,) = await archive.fetch("select last_entry_before($1, $2) as id", archive.guild_id, moment)
            assert len([each for each in ids if each <= row["id"]]) == before
    (row,) = await archive.fetch("select last_entry_before($1, now()) as id", archive.guild_id + 10**9)
    assert row["id"] == 0


async def test_the_odometer_counts_everybody(ana_at_the_desk: Browser, archive: Archive) -> None:
    await archive.award(ZOE, 50)
    await archive.award(CLEO, 20)
    await archive.fetch("select mark_member($1, $2, null, true)", archive.guild_id, CLEO.id)

    answer = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/odometer")

    assert answer.json() == {"miles": 70, "members": 1}


@pytest.mark.parametrize("query", [{"board": "year"}, {"as_of": "2026-02-30"}, {"cursor": "xx"}, {"limit": 0}])
async def test_what_is_no_board_is_refused(ana_at_the_desk: Browser, query: dict[str, object]) -> None:
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/leaderboard", **query)).status_code == 400
