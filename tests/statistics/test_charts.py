"""What the charts of a server show."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.statistics.counting import count_anew, count_whatever_is_new
from tests import cast
from tests.control_room.browser import Browser
from tests.dailies.newsroom import Newsroom
from tests.mileage.office import TODAY, Office

YESTERDAY = TODAY - timedelta(days=1)
WEEK = {"since": str(TODAY - timedelta(days=6)), "until": str(TODAY)}


async def chart(browser: Browser, name: str, **query: Any) -> Any:
    answer = await browser.reads(f"{browser.guild}/statistics/{name}", **query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_miles_are_shown_by_day_and_reason(ana_at_the_desk: Browser, office: Office) -> None:
    await office.award(cast.BEA, 40, YESTERDAY)
    await office.award(cast.BEA, 50, why="performing")
    await office.award(cast.CLEO, 25, why="attending")

    shown = await chart(ana_at_the_desk, "miles", **WEEK)

    assert [day["miles"] for day in shown["days"]] == [0, 0, 0, 0, 0, 40, 75]
    assert shown["days"][-1] == {
        "day": str(TODAY), "miles": 75, "bookings": 2, "by_reason": {"attending": 25, "performing": 50}
    }  # fmt: skip
    assert (shown["zone"], shown["behind"]) == ("UTC", False)


async def test_what_was_taken_back_is_gone_from_the_day_it_counted_for(
    ana_at_the_desk: Browser, office: Office
) -> None:
    wrong = await office.award(cast.BEA, 400, YESTERDAY, why="performing")
    assert (await chart(ana_at_the_desk, "miles", **WEEK))["days"][-2]["miles"] == 400

    await office.reverse(Person(cast.BEA.id, cast.BEA.name), wrong.entry_id)

    assert (await chart(ana_at_the_desk, "miles", **WEEK))["days"][-2]["by_reason"] == {"performing": 0}


async def test_each_member_is_active_once_a_day_and_once_a_week(ana_at_the_desk: Browser, office: Office) -> None:
    monday = TODAY  # a Monday
    await office.award(cast.BEA, 1, monday - timedelta(days=7))
    for _ in range(2):  # also when they are counted at another time
        await office.award(cast.BEA, 1, monday)
        await office.award(cast.CLEO, 1, monday)
        by_day = await chart(ana_at_the_desk, "members", **WEEK)

    by_week = await chart(ana_at_the_desk, "members", by="week", since=str(TODAY - timedelta(days=7)), until=str(TODAY))

    assert by_day["spans"][-1] == {"begins": str(TODAY), "members": 2}
    assert [week["members"] for week in by_week["spans"]] == [1, 2]


async def test_a_week_is_shown_of_which_only_some_days_are_asked_for(ana_at_the_desk: Browser, office: Office) -> None:
    tuesday = TODAY + timedelta(days=1)
    await office.award(cast.BEA, 1, tuesday)

    shown = await chart(ana_at_the_desk, "members", by="week", since=str(tuesday), until=str(tuesday))

    assert shown["spans"] == [{"begins": str(TODAY), "members": 1}]


async def test_ranks_tell_how_many_are_in_each(ana_at_the_desk: Browser, office: Office) -> None:
    for person, miles in ((cast.BEA, 499), (cast.CLEO, 500), (cast.JIWOO, 4999), (cast.ZOE, 5000)):
        await office.award(person, miles)

    shown = await chart(ana_at_the_desk, "ranks")

    assert [(rank["name"], rank["members"]) for rank in shown] == [
        ("Extra", 1), ("Roadie", 2), ("Executive Producer", 1)
    ]  # fmt: skip


async def test_posts_are_shown_with_how_soon_they_came(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    now = datetime.now(UTC)
    await _posted(newsroom, [now - timedelta(seconds=seconds) for seconds in (10, 60, 600)])

    shown = await chart(ana_at_the_desk, "dailies")

    assert (shown["posts"], shown["days"][-1]["posts"]) == (3, 3)
    assert shown["lag_p50"] == pytest.approx(60, rel=0.05)
    assert shown["lag_p95"] == pytest.approx(600, rel=0.05)


async def test_a_server_without_anything_has_empty_charts(ana_at_the_desk: Browser) -> None:
    assert len((await chart(ana_at_the_desk, "miles"))["days"]) == 30
    assert (await chart(ana_at_the_desk, "dailies"))["lag_p50"] is None
    assert {rank["members"] for rank in await chart(ana_at_the_desk, "ranks")} == {0}


@pytest.mark.parametrize(
    "query",
    [{"since": "2026-11-23", "until": "2026-11-22"}, {"since": "2020-01-01"}, {"since": "soon"}, {"days": "7"}],
)
async def test_periods_that_cannot_be_are_refused(ana_at_the_desk: Browser, query: dict[str, str]) -> None:
    answer = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/statistics/miles", **query)

    assert answer.status_code == 400
    assert answer.json()["errors"]


async def test_who_may_not_see_the_server_sees_no_charts(bea_at_the_desk: Browser) -> None:
    answer = await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/statistics/miles")

    assert answer.status_code == 404


async def test_a_worker_counts_what_nobody_looked_at(office: Office, database: Database) -> None:
    await office.award(cast.BEA, 40)
    await office.prove()  # the boards are up to date

    assert await count_whatever_is_new(database) >= 1
    assert await count_whatever_is_new(database) == 0


async def test_counting_anew_counts_the_same(ana_at_the_desk: Browser, office: Office, database: Database) -> None:
    await office.award(cast.BEA, 40)
    await office.award(cast.CLEO, 2, YESTERDAY)
    before = [await chart(ana_at_the_desk, name, **WEEK) for name in ("miles", "members")]

    assert await count_anew(database, office.guild_id) == 2

    assert [await chart(ana_at_the_desk, name, **WEEK) for name in ("miles", "members")] == before


async def _posted(newsroom: Newsroom, published: list[datetime]) -> None:
    """Posts that were settled just now."""
    await newsroom.open()
    for moment in published:
        newsroom.publish(f"Published at {moment}", published_at=moment)
    await newsroom.poll()
    await newsroom.fetch(
        "update deliveries set state = 'sent', settled_at = now() where guild_id = $1", newsroom.guild_id
    )
