"""Members, found and in order, and what is in their statements."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.mileage import members_search
from tests.bot import Bot
from tests.cast import BEA, CLEO, JIWOO, LAYLA, ZOE
from tests.control_room.browser import Browser
from tests.mileage.office import TODAY, Office

MILES = {ZOE: 700, CLEO: 5200, JIWOO: 420, LAYLA: 420}


@pytest.fixture
async def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Four have miles in the guild of Ana's browser."""
    office = Office(bot.part(Database), ana_at_the_desk.discord.guild_id)
    for person, miles in MILES.items():
        await office.award(person, miles)
    return office


async def found(browser: Browser, **query: object) -> list[str]:
    """Their names, over all pages."""
    names: list[str] = []
    while True:
        answer = await browser.reads(f"{browser.guild}/members", **query)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        names += [member["name"] for member in page["items"]]
        if page["next"] is None:
            return names
        query["cursor"] = page["next"]


async def test_who_has_the_most_miles_comes_first(ana_at_the_desk: Browser, office: Office) -> None:
    assert await found(ana_at_the_desk) == [CLEO.name, ZOE.name, LAYLA.name, JIWOO.name]
    assert await found(ana_at_the_desk, sort="balance") == [JIWOO.name, LAYLA.name, ZOE.name, CLEO.name]


@pytest.mark.parametrize("sort", ["balance", "-balance", "name", "-name", "last_entry", "-last_entry"])
async def test_pages_hold_everybody_once(ana_at_the_desk: Browser, office: Office, sort: str) -> None:
    whole = await found(ana_at_the_desk, sort=sort)

    assert sorted(whole) == sorted(person.name for person in MILES)
    assert await found(ana_at_the_desk, sort=sort, limit=1) == whole
    assert await found(ana_at_the_desk, sort=sort, hidden=False, limit=3) == whole


async def test_names_are_found_by_any_part_in_any_letters(ana_at_the_desk: Browser, office: Office) -> None:
    zoe = ZOE.name

    assert await found(ana_at_the_desk, name="ZO") == [zoe]
    assert await found(ana_at_the_desk, name="OË") == await found(ana_at_the_desk, name="oe") == [zoe]
    assert await found(ana_at_the_desk, name="E") == [CLEO.name, zoe]
    assert await found(ana_at_the_desk, name=JIWOO.name[1:]) == [JIWOO.name]
    assert await found(ana_at_the_desk, name="%") == await found(ana_at_the_desk, name="_") == []


async def test_filters_tell_who_hides_who_left_and_who_has_how_much(
    bot: Bot, ana_at_the_desk: Browser, office: Office
) -> None:
    await office.fetch("select mark_member($1, $2, true, null)", office.guild_id, ZOE.id)
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, JIWOO.id)

    assert await found(ana_at_the_desk, hidden=True) == [ZOE.name]
    assert await found(ana_at_the_desk, left=True) == [JIWOO.name]
    assert await found(ana_at_the_desk, left=False, hidden=False, sort="name") == [CLEO.name, LAYLA.name]
    assert await found(ana_at_the_desk, least=420, most=700) == [ZOE.name, LAYLA.name, JIWOO.name]
    assert await found(ana_at_the_desk, least=420, most=700, limit=1) == [ZOE.name, LAYLA.name, JIWOO.name]
    assert await found(ana_at_the_desk, least=421, sort="balance", limit=1) == [ZOE.name, CLEO.name]
    assert await found(ana_at_the_desk, most=420, left=True, sort="last_entry") == [JIWOO.name]


async def test_a_member_with_everything_about_them(ana_at_the_desk: Browser, office: Office) -> None:
    path = ana_at_the_desk.guild
    zoe = (await ana_at_the_desk.reads(f"{path}/members/{ZOE.id}")).json()

    assert (zoe["user_id"], zoe["balance"], zoe["place"]) == (str(ZOE.id), 700, 2)
    assert (zoe["rank"], zoe["next_rank"], zoe["next_rank_miles"]) == ("Roadie", "Executive Producer", 4300)
    assert (zoe["hidden"], zoe["left_at"], zoe["streak"]) == (False, None, 0)
    assert (await ana_at_the_desk.reads(f"{path}/members/{BEA.id}")).status_code == 404


async def test_a_statement_tells_what_for_by_whom_and_what_was_taken_back(
    ana_at_the_desk: Browser, office: Office
) -> None:
    wrong = await office.award(ZOE, 30, TODAY, why="helped to carry the drum kit", by=CLEO)
    await office.reverse(Person(ZOE.id, ZOE.name), wrong.entry_id)

    page = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/members/{ZOE.id}/statement", limit=2)).json()

    reversal, award = page["items"]
    assert (award["miles"], award["balance"], award["note"]) == (30, 730, "helped to carry the drum kit")
    assert (award["actor"], award["origin"], award["reversed"]) == (str(CLEO.id), "discord", True)
    assert (reversal["reverses"], reversal["balance"], reversal["reversed"]) == (award["id"], 700, False)
    rest = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/members/{ZOE.id}/statement", cursor=page["next"])
    assert [entry["miles"] for entry in rest.json()["items"]] == [700]


async def test_a_statement_in_part(ana_at_the_desk: Browser, office: Office) -> None:
    await office.check_in(Person(ZOE.id, ZOE.name))
    path, now = f"{ana_at_the_desk.guild}/members/{ZOE.id}/statement", datetime.now(UTC).isoformat()

    async def reasons(**query: object) -> list[str]:
        answer = await ana_at_the_desk.reads(path, **query)
        assert answer.status_code == 200, answer.text
        return [entry["reason"] for entry in answer.json()["items"]]

    assert await reasons(reason="check-in") == ["check-in"]
    assert await reasons(until=now) == ["check-in", "award"]
    assert await reasons(since=now) == []
    unknown = await ana_at_the_desk.reads(path, reason="chek-in")
    assert (unknown.status_code, unknown.json()["errors"][0]["problem"]) == (
        400,
        "must be one of these: check-in, award, performing, attending, watched, import, reversal",
    )


async def test_what_no_list_knows_is_refused(ana_at_the_desk: Browser, office: Office) -> None:
    path = f"{ana_at_the_desk.guild}/members"
    wrong: list[dict[str, Any]] = [
        {"sort": "miles"},
        {"limit": 101},
        {"cursor": "abc"},
        {"least": 2**70},
        {"name": "a\0b"},
        {"colour": "blue"},
        {"sort": "name", "cursor": (await ana_at_the_desk.reads(path, limit=1)).json()["next"]},
    ]
    for query in wrong:
        answer = await ana_at_the_desk.reads(path, **query)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), query


async def test_another_servers_members_are_nobodys_business(
    bot: Bot, ana_at_the_desk: Browser, office: Office, untouched_guild: int
) -> None:
    elsewhere = Office(bot.part(Database), untouched_guild)
    booked = await elsewhere.award(BEA, 50)

    for path in (f"members/{BEA.id}", f"members/{BEA.id}/statement", "members/0/statement"):
        assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/{path}")).status_code == 404
    assert (await ana_at_the_desk.reads(f"/guilds/{untouched_guild}/members")).status_code == 404
    path = f"{ana_at_the_desk.guild}/entries/{booked.entry_id}/reversal"
    assert (await ana_at_the_desk.sends("POST", path)).status_code == 404
    assert await elsewhere.balance(BEA) == 50


async def test_where_few_fit_everybody_is_looked_at(
    bot: Bot, ana_at_the_desk: Browser, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members_search, "WALKED", 1)
    monkeypatch.setattr(members_search, "WALKED_BY_NAME", 1)
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, ZOE.id)

    for sort in ("-balance", "-last_entry", "-name", "name"):
        for part in (JIWOO.name, JIWOO.name[0]):
            assert await found(ana_at_the_desk, name=part, sort=sort) == [JIWOO.name]
        assert sorted(await found(ana_at_the_desk, left=False, sort=sort, limit=1)) == sorted(
            person.name for person in MILES if person != ZOE
        )


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "yesterday"])
async def test_a_moment_outside_time_is_refused(ana_at_the_desk: Browser, office: Office, moment: str) -> None:
    path = f"{ana_at_the_desk.guild}/members/{ZOE.id}/statement"

    assert (await ana_at_the_desk.reads(path, since=moment)).status_code == 400


async def meant(browser: Browser, *texts: str) -> list[list[str]]:
    """The names of those who are meant, for each text."""
    answer = await browser.sends("POST", f"{browser.guild}/awards/recipients", {"texts": texts})
    assert answer.status_code == 200, answer.text
    return [[member["name"] for member in members] for members in answer.json()["members"]]


async def test_who_is_meant_is_told_by_whole_names_and_ids(ana_at_the_desk: Browser, office: Office) -> None:
    zoe, cleo = ZOE.name, CLEO.name

    assert await meant(ana_at_the_desk, zoe.upper(), f" {cleo} ", str(ZOE.id)) == [[zoe], [cleo], [zoe]]
    assert await meant(ana_at_the_desk, zoe[1:], str(BEA.id), "9" * 19, "%") == [[], [BEA.name], [], []]


async def test_whose_name_only_begins_so_is_offered_where_nobody_has_it(
    ana_at_the_desk: Browser, office: Office
) -> None:
    await office.award(Person(200000000000000000, f"{ZOE.name} of the van"), 10)
    path = f"{ana_at_the_desk.guild}/awards/recipients"

    answer = await ana_at_the_desk.sends("POST", path, {"texts": [ZOE.name, f"{ZOE.name} of"]})

    names = [[(member["name"], member["exact"]) for member in members] for members in answer.json()["members"]]
    assert names == [[(ZOE.name, True)], [(f"{ZOE.name} of the van", False)]]


async def test_of_those_with_one_name_who_has_the_most_miles_comes_first(
    ana_at_the_desk: Browser, office: Office
) -> None:
    for number in range(7):
        await office.award(Person(200000000000000000 + number, "Twin"), 10 + number)

    answer = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/awards/recipients", {"texts": ["twin"]})

    assert [member["balance"] for member in answer.json()["members"][0]] == [16, 15, 14, 13, 12]
