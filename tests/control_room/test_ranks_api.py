"""Ranks from outside Discord: read, replaced, tried out."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.mileage.cards.address import read_card_path
from app.settings import Settings
from tests import cast
from tests.bot import Bot
from tests.cast import ANA, BEA, CLEO, JIWOO, LAYLA, ZOE
from tests.control_room.browser import Browser
from tests.mileage.office import Office

EXTRA = {"threshold": 0, "name": "Extra"}
ROADIE = {"threshold": 500, "name": "Roadie"}
PRODUCER = {"threshold": 5000, "name": "Executive Producer"}
MILES = {ZOE: 450, CLEO: 499, JIWOO: 500, LAYLA: 6000, BEA: 20}


@pytest.fixture
async def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Five have miles in the guild of Ana's browser; its ranks are the ones it began with."""
    office = Office(bot.part(Database), ana_at_the_desk.discord.guild_id)
    for person, miles in MILES.items():
        await office.award(person, miles)
    return office


async def tried(browser: Browser, *ranks: dict[str, Any], **more: Any) -> Any:
    answer = await browser.sends("POST", f"{browser.guild}/ranks/dry-run", {"ranks": list(ranks), **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_ranks_are_replaced_by_whoever_saw_them(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/ranks"
    seen = await ana_at_the_desk.reads(path)
    assert [rank["name"] for rank in seen.json()["ranks"]] == ["Extra", "Roadie", "Executive Producer"]
    wanted = {"ranks": [{**ROADIE, "role_id": "9007199254740993101"}, EXTRA], "rank_roles": "stack"}

    changed = await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": seen.headers["etag"]})

    assert changed.status_code == 200, changed.text
    assert [(rank["name"], rank["role_id"]) for rank in changed.json()["ranks"]] == [
        ("Extra", None),
        ("Roadie", "9007199254740993101"),
    ]
    assert changed.json()["rank_roles"] == "stack"
    assert (await ana_at_the_desk.reads(path)).json() == changed.json()
    assert (await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": seen.headers["etag"]})).status_code == 412
    assert (await ana_at_the_desk.sends("PUT", path, wanted)).status_code == 428
    (line,) = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit")).json()["items"]
    assert ("ranks" in line["before"], len(line["after"]["ranks"])) == (False, 2)  # defaults are left out


@pytest.mark.parametrize(
    ("ranks", "status"),
    [([], 400), ([{**EXTRA, "threshold": -1}], 400), ([{**EXTRA, "name": ""}], 400), ([{**EXTRA, "colour": 1}], 400),
     ([{**EXTRA, "role_id": "9" * 19}], 400), ([EXTRA, {**ROADIE, "threshold": 0}], 422)],
)  # fmt: skip
async def test_ranks_that_are_none_change_nothing(ana_at_the_desk: Browser, ranks: Any, status: int) -> None:
    path = f"{ana_at_the_desk.guild}/ranks"

    answer = await ana_at_the_desk.sends("PUT", path, {"ranks": ranks}, **{"If-Match": "*"})

    assert answer.status_code == status, answer.text
    assert len((await ana_at_the_desk.reads(path)).json()["ranks"]) == 3


@pytest.mark.parametrize(
    ("language", "told"), [("en", "gives power over the server"), ("de", "gibt Macht über den Server")]
)
async def test_nobody_earns_power_with_miles(ana_at_the_desk: Browser, language: str, told: str) -> None:
    wanted = {"ranks": [EXTRA, {**ROADIE, "role_id": str(cast.DIRECTOR)}]}
    headers = {"If-Match": "*", "Accept-Language": language}

    answer = await ana_at_the_desk.sends("PUT", f"{ana_at_the_desk.guild}/ranks", wanted, **headers)

    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert (error["field"], told in error["problem"]) == ("body.ranks[1].role_id", True)


async def test_a_lower_threshold_moves_up_who_then_reaches_it(ana_at_the_desk: Browser, office: Office) -> None:
    told = await tried(ana_at_the_desk, EXTRA, {**ROADIE, "threshold": 450}, PRODUCER)

    assert (told["moved"], told["up"], told["down"], told["without"]) == (2, 2, 0, 0)
    assert [(rank["members"], rank["up"], rank["down"]) for rank in told["ranks"]] == [(1, 0, 0), (3, 2, 0), (1, 0, 0)]
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/ranks")).json()["ranks"][1]["threshold"] == 500


async def test_who_reaches_the_next_rank_moves_up_although_it_begins_where_theirs_did(
    ana_at_the_desk: Browser, office: Office
) -> None:
    told = await tried(ana_at_the_desk, EXTRA, {**ROADIE, "threshold": 380}, {**PRODUCER, "threshold": 381})

    assert (told["down"], told["up"]) == (0, told["moved"])
    assert told["moved"] > 0


async def test_a_rank_that_goes_moves_down_and_the_first_one_may_begin_later(
    ana_at_the_desk: Browser, office: Office
) -> None:
    told = await tried(ana_at_the_desk, {**EXTRA, "threshold": 100}, ROADIE)

    assert (told["moved"], told["up"], told["down"], told["without"]) == (2, 0, 2, 1)
    assert [(rank["name"], rank["members"], rank["down"]) for rank in told["ranks"]] == [
        ("Extra", 2, 0),
        ("Roadie", 2, 1),
    ]


async def test_another_name_moves_nobody_and_another_role_changes_roles(
    bot: Bot, ana_at_the_desk: Browser, office: Office
) -> None:
    roadie = {**ROADIE, "role_id": str(cast.PRODUCER)}
    await bot.change_settings(office.guild_id, ranks=[EXTRA, roadie, PRODUCER])

    renamed = await tried(ana_at_the_desk, EXTRA, {**roadie, "name": "Driver"}, PRODUCER)
    other_role = await tried(ana_at_the_desk, EXTRA, {**roadie, "role_id": str(cast.DIRECTOR)}, PRODUCER)
    stacked = await tried(ana_at_the_desk, EXTRA, roadie, {**PRODUCER, "role_id": "77"}, rank_roles="stack")

    assert [(told["moved"], told["roles_changed"]) for told in (renamed, other_role, stacked)] == [
        (0, 0),
        (0, 2),
        (0, 1),
    ]


async def test_who_hides_counts_and_who_left_does_not(ana_at_the_desk: Browser, office: Office) -> None:
    await office.fetch("select mark_member($1, $2, true, null)", office.guild_id, ZOE.id)
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, CLEO.id)
    (entry,) = [entry for entry in await office.entries() if entry["user_id"] == BEA.id]
    await office.reverse(Person(BEA.id, BEA.name), entry["id"])  # no miles, and an Extra all the same

    told = await tried(ana_at_the_desk, EXTRA, {**ROADIE, "threshold": 400}, PRODUCER)

    assert (told["moved"], told["up"]) == (1, 1)
    assert [rank["members"] for rank in told["ranks"]] == [1, 2, 1]


async def test_those_who_would_move_are_named(ana_at_the_desk: Browser, office: Office) -> None:
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, CLEO.id)

    told = await tried(ana_at_the_desk, EXTRA, {**ROADIE, "threshold": 450}, {**PRODUCER, "threshold": 6001})

    assert [(each["name"], each["balance"], each["before"], each["after"], each["up"]) for each in told["movers"]] == [
        (LAYLA.name, 6000, "Executive Producer", "Roadie", False),
        (ZOE.name, 450, "Extra", "Roadie", True),
    ]


async def test_a_card_is_shown_by_ranks_that_are_only_thought_about(
    ana_at_the_desk: Browser, office: Office, settings: Settings
) -> None:
    trial = {"ranks": [EXTRA, {**ROADIE, "name": "Driver", "threshold": 480}], "miles": 490}

    answer = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/ranks/card", trial)

    path = urlsplit(answer.json()["url"]).path
    card = read_card_path(path.removeprefix("/cards/").removesuffix(".png"), settings.session_secrets)
    assert card
    assert (card.member_name, card.balance, card.place, card.rank_name) == (ANA.name, 490, 4, "Driver")


async def test_a_resync_looks_after_everybody(
    ana_at_the_desk: Browser, cleo_at_the_desk: Browser, office: Office
) -> None:
    path = f"{ana_at_the_desk.guild}/ranks/resync"

    answer = await ana_at_the_desk.sends("POST", path)

    assert (answer.status_code, answer.json()) == (202, {"members": 5})
    waiting = await office.fetch("select user_id from rank_syncs where guild_id = $1", office.guild_id)
    assert {row["user_id"] for row in waiting} == {person.id for person in MILES}
    assert (await ana_at_the_desk.reads(path)).json() == {"waiting": 5}


async def test_ranks_are_for_admins_to_change(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, editor_roles=[cast.PRODUCER])

    answer = await bea_at_the_desk.sends(
        "PUT", f"{bea_at_the_desk.guild}/ranks", {"ranks": [EXTRA]}, **{"If-Match": "*"}
    )

    assert answer.status_code == 403
    assert (await bea_at_the_desk.sends("POST", f"{bea_at_the_desk.guild}/ranks/resync")).status_code == 403
    assert (await tried(bea_at_the_desk, EXTRA))["moved"] == 0
