"""People to choose from: those who have miles, and those whom only Discord knows by name."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.mileage import newcomers
from tests.cast import ANA, BEA, CLEO, MAXIMILIAN, ZOE
from tests.control_room.browser import Browser
from tests.mileage.office import Office


@pytest.fixture
async def ana(ana_at_the_desk: Browser, office: Office) -> Browser:
    """In a guild where only Zoë has miles."""
    await office.award(ZOE, 700)
    return ana_at_the_desk


async def found(browser: Browser, **query: object) -> list[dict[str, Any]]:
    answer = await browser.reads(f"{browser.guild}/people", **query)
    assert answer.status_code == 200, answer.text
    return list(answer.json())


async def meant(browser: Browser, *texts: str) -> list[list[dict[str, Any]]]:
    answer = await browser.sends("POST", f"{browser.guild}/awards/recipients", {"texts": texts})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["members"])


async def test_somebody_without_miles_is_found_by_what_their_name_begins_with(ana: Browser) -> None:
    assert await found(ana, name=BEA.name.upper()) == [
        {"user_id": str(BEA.id), "name": BEA.name, "username": BEA.username, "balance": None}
    ]


async def test_a_member_is_found_once_and_with_their_miles(ana: Browser) -> None:
    assert [(each["name"], each["balance"]) for each in await found(ana, name="zo")] == [(ZOE.name, 700)]


async def test_a_member_who_is_called_otherwise_at_discord_is_found_by_it(ana: Browser, office: Office) -> None:
    await office.award(BEA, 40)
    renamed = {"user": {"id": str(BEA.id), "username": "bea", "global_name": "Bea"}, "roles": [], "nick": "Queen"}
    ana.discord.search_route.mock(return_value=httpx.Response(200, json=[renamed]))

    assert [(each["name"], each["balance"]) for each in await found(ana, name="queen")] == [("Queen", 40)]


async def test_without_a_name_discord_is_not_asked(ana: Browser) -> None:
    assert [each["name"] for each in await found(ana)] == [ZOE.name]
    assert ana.discord.searched == []


async def test_bots_are_nobody_to_choose(ana: Browser) -> None:
    assert await found(ana, name="crew") == []


async def test_discord_is_asked_once_for_the_same_letters(ana: Browser) -> None:
    for name in ("be", "BE", "be"):
        await found(ana, name=name)

    assert ana.discord.searched == ["be"]


async def refuses(_: httpx.Request) -> httpx.Response:
    return httpx.Response(403, json={"code": 50001, "message": "Missing Access"})


async def takes_its_time(_: httpx.Request) -> httpx.Response:
    await asyncio.sleep(1)
    return httpx.Response(200, json=[])


@pytest.mark.parametrize("answer", [refuses, takes_its_time])
async def test_while_discord_says_nothing_members_are_found(
    ana: Browser, monkeypatch: pytest.MonkeyPatch, answer: Callable[[httpx.Request], Awaitable[httpx.Response]]
) -> None:
    monkeypatch.setattr(newcomers, "LONGEST_WAIT", 0.2)
    ana.discord.search_route.mock(side_effect=answer)

    assert [each["name"] for each in await found(ana, name=ZOE.name)] == [ZOE.name]
    assert await meant(ana, BEA.name) == [[]]


async def test_whose_id_it_is_can_be_asked(ana: Browser) -> None:
    path = f"{ana.guild}/people"

    zoe, bea = [(await ana.reads(f"{path}/{person.id}")).json() for person in (ZOE, BEA)]

    assert (zoe["name"], zoe["balance"]) == (ZOE.name, 700)
    assert (bea["name"], bea["balance"]) == (BEA.name, None)
    ana.discord.leaves(MAXIMILIAN)
    assert (await ana.reads(f"{path}/{MAXIMILIAN.id}")).status_code == 404


async def test_names_and_ids_in_a_list_mean_people_without_miles(ana: Browser) -> None:
    bea, cleo, zoe = await meant(ana, BEA.name.upper(), str(CLEO.id), ZOE.name)

    assert bea == [{"user_id": str(BEA.id), "name": BEA.name, "balance": None, "exact": True}]
    assert cleo == [{"user_id": str(CLEO.id), "name": CLEO.name, "balance": None, "exact": True}]
    assert [(each["name"], each["balance"]) for each in zoe] == [(ZOE.name, 700)]
    assert ZOE.name not in ana.discord.searched


async def test_who_is_only_called_so_at_the_beginning_is_a_guess(ana: Browser) -> None:
    assert [[(each["name"], each["exact"]) for each in those] for those in await meant(ana, "an")] == [
        [(ANA.name, False)]
    ]


async def test_of_a_long_list_only_the_first_names_are_asked_of_discord(ana: Browser) -> None:
    await meant(ana, *(f"nobody {number}" for number in range(40)))

    assert len(ana.discord.searched) == 10
