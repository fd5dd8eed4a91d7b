"""What earns miles, from outside Discord: read, changed, tried out on what has happened."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.mileage import rehearsing
from tests import cast
from tests.bot import Bot
from tests.cast import CLEO, ZOE
from tests.control_room.browser import Browser
from tests.mileage.office import Office

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
TODAY = YESTERDAY + timedelta(days=1)


@pytest.fixture
async def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Two checked in on two days (10 and 12 miles), and Zoë was awarded 30 miles yesterday."""
    office = Office(bot.part(Database), ana_at_the_desk.discord.guild_id)
    await office.award(ZOE, 30, YESTERDAY)
    for day in (YESTERDAY, TODAY):
        for person in (ZOE, CLEO):
            await office.check_in(Person(person.id, person.name), day)
    return office


async def tried(browser: Browser, days: int = 30, **change: Any) -> Any:
    answer = await browser.sends("POST", f"{browser.guild}/rules/dry-run", {"change": change, "days": days})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_rules_are_changed_by_whoever_saw_them(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/rules"
    seen = await ana_at_the_desk.reads(path)
    assert seen.json()["rules"]["check-in"] == {"miles": 10, "streak_step": 2, "streak_most": 7}
    role = "9007199254740993101"
    wanted = {"rules": {"check-in": {"miles": 15}}, "multipliers": {role: 150}, "no_mile_roles": [role]}

    changed = await ana_at_the_desk.sends("PATCH", path, wanted, **{"If-Match": seen.headers["etag"]})

    assert changed.status_code == 200, changed.text
    assert changed.json()["rules"]["check-in"] == {"miles": 15, "streak_step": 2, "streak_most": 7}
    assert (changed.json()["multipliers"], changed.json()["no_mile_roles"]) == ({role: 150}, [role])
    assert (await ana_at_the_desk.reads(path)).json() == changed.json()
    assert (await ana_at_the_desk.sends("PATCH", path, {}, **{"If-Match": seen.headers["etag"]})).status_code == 412
    fewer = await ana_at_the_desk.sends("PATCH", path, {"multipliers": {role: None}}, **{"If-Match": "*"})
    assert fewer.json()["multipliers"] == {}
    back = await ana_at_the_desk.sends("PATCH", path, {"rules": None, "multipliers": None}, **{"If-Match": "*"})
    assert (back.json()["rules"], back.json()["multipliers"]) == (seen.json()["rules"], {})


@pytest.mark.parametrize(
    "patch",
    [{"rules": {"check-in": {"miles": -1}}}, {"rules": {"check-in": {"colour": 1}}}, {"multipliers": {"7": 1001}},
     {"cap_per_day": "9"}, {"no_mile_roles": [7]}, {"zone": "UTC"}],
)  # fmt: skip
async def test_rules_that_are_none_are_refused(ana_at_the_desk: Browser, patch: Any) -> None:
    path = f"{ana_at_the_desk.guild}/rules"

    assert (await ana_at_the_desk.sends("PATCH", path, patch, **{"If-Match": "*"})).status_code == 400
    assert (await ana_at_the_desk.sends("POST", f"{path}/dry-run", {"change": patch})).status_code == 400
    assert (await ana_at_the_desk.reads(path)).headers["etag"] == '"v0"'


async def test_no_other_rules_earn_what_was_earned(ana_at_the_desk: Browser, office: Office) -> None:
    told = await tried(ana_at_the_desk)

    assert (told["earned"], told["by_rules_of_now"], told["instead"]) == (74, 74, 74)
    assert [(each["reason"], each["entries"], each["earned"]) for each in told["reasons"]] == [
        ("award", 1, 30),
        ("check-in", 4, 44),
    ]
    assert (told["entries"], told["complete"]) == (5, True)


async def test_other_rules_tell_what_they_would_have_earned(ana_at_the_desk: Browser, office: Office) -> None:
    async def instead(**change: Any) -> tuple[int, int]:
        told = await tried(ana_at_the_desk, **change)
        assert told["by_rules_of_now"] == 74
        return told["instead"], told["reasons"][1]["instead"]

    assert await instead(rules={"check-in": {"miles": 20}}) == (30 + 84, 84)
    assert await instead(rules={"check-in": {"streak_step": 0}}) == (30 + 40, 40)
    assert await instead(rules={"check-in": {"cap_per_day": 11}}) == (30 + 42, 42)
    assert await instead(rules={"check-in": {"cooldown_seconds": 3600}}) == (30 + 20, 20)
    # Zoë's award of yesterday leaves five miles of that day.
    assert await instead(cap_per_day=35) == (30 + 5 + 10 + 12 + 12, 39)
    assert await office.odometer() == 74


async def test_those_whose_rank_would_be_another_are_named(bot: Bot, ana_at_the_desk: Browser, office: Office) -> None:
    ranks = [{"threshold": 0, "name": "Extra"}, {"threshold": 23, "name": "Roadie"}, {"threshold": 50, "name": "Star"}]
    await bot.change_settings(office.guild_id, ranks=ranks)

    told = await tried(ana_at_the_desk, rules={"check-in": {"streak_step": 3}})

    assert (told["up"], told["down"]) == (1, 0)
    (cleo,) = told["movers"]
    assert (cleo["name"], cleo["balance"], cleo["instead"]) == (CLEO.name, 22, 23)
    assert (cleo["before"], cleo["after"], cleo["up"]) == ("Extra", "Roadie", True)


async def test_who_may_award_is_changed_with_the_rules(ana_at_the_desk: Browser) -> None:
    wanted = {"award_roles": [str(cast.DIRECTOR)], "self_award": True}

    changed = await ana_at_the_desk.sends("PATCH", f"{ana_at_the_desk.guild}/rules", wanted, **{"If-Match": "*"})

    assert (changed.json()["award_roles"], changed.json()["self_award"]) == ([str(cast.DIRECTOR)], True)


async def test_what_was_taken_back_earned_nothing(ana_at_the_desk: Browser, office: Office) -> None:
    entry = next(entry for entry in await office.entries() if entry["user_id"] == CLEO.id)
    await office.reverse(Person(CLEO.id, CLEO.name), entry["id"])

    told = await tried(ana_at_the_desk, rules={"check-in": {"miles": 0}})

    assert (told["entries"], told["earned"], told["instead"]) == (4, 64, 30 + 2 + 2)


async def test_a_long_past_is_looked_at_in_part_and_says_so(
    ana_at_the_desk: Browser, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsing, "MOST_ENTRIES", 3)
    monkeypatch.setattr(rehearsing, "STRETCH", 2)

    told = await tried(ana_at_the_desk)

    assert (told["entries"], told["complete"], told["earned"]) == (3, False, 12 + 12 + 10)
    newest = [entry["created_at"] for entry in await office.entries()][-3:]
    assert datetime.fromisoformat(told["since"]) == newest[0]


@pytest.mark.parametrize("days", [0, 91])
async def test_the_past_ends_after_ninety_days(ana_at_the_desk: Browser, days: int) -> None:
    answer = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/rules/dry-run", {"change": {}, "days": days})

    assert answer.status_code == 400
