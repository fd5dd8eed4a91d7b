"""A file from elsewhere: looked at, matched, booked as one batch, and taken back."""

import asyncio
from typing import Any

import httpx
import pytest

from app.database.pool import Database
from app.mileage.imports.applying import Applying
from app.mileage.imports.uploads import MOST_BYTES
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import Doorbell
from tests import cast
from tests.bot import Bot
from tests.cast import ANA, BEA, CLEO, JIWOO, LAYLA, ZOE
from tests.control_room.browser import OURS, Browser
from tests.mileage.office import Office

FILE = f"user_id,name,balance\n{ZOE.id},Zoé,500\n{CLEO.id},Cleo,20\n,{JIWOO.name},70\n,Nobody,5\n{BEA.id},Bea,many\n"


@pytest.fixture
def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Of the guild of Ana's browser."""
    return Office(bot.part(Database), ana_at_the_desk.discord.guild_id)


@pytest.fixture
def told() -> list[Any]:
    """What listeners are told."""
    return []


@pytest.fixture
def applying(bot: Bot, told: list[Any]) -> Applying:
    def tell(guild_id: int, event: str, data: Any) -> None:
        told.append((guild_id, event, data))

    return Applying(bot.part(Database), bot.part(BoardUpkeep), bot.part(Doorbell), tell)


async def sends_file(browser: Browser, content: str | bytes, **query: Any) -> httpx.Response:
    path = f"/api/v1{browser.guild}/imports"
    return await browser.http.post(path, content=content, params=query, headers=OURS)


async def imports(browser: Browser, content: str | bytes, **query: Any) -> Any:
    answer = await sends_file(browser, content, **query)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def applies(browser: Browser, imported: Any) -> Any:
    answer = await browser.sends("POST", f"{browser.guild}/imports/{imported['id']}/apply")
    assert answer.status_code == 202, answer.text
    return answer.json()


async def reads(browser: Browser, imported: Any) -> Any:
    return (await browser.reads(f"{browser.guild}/imports/{imported['id']}")).json()


async def reverses(browser: Browser, imported: Any) -> Any:
    return (await browser.sends("POST", f"{browser.guild}/batches/{imported['batch_id']}/reversal")).json()


async def test_a_dry_run_says_what_would_change_and_changes_nothing(ana_at_the_desk: Browser, office: Office) -> None:
    for person, miles in ((ZOE, 100), (CLEO, 50), (JIWOO, 10)):
        await office.award(person, miles)

    imported = await imports(ana_at_the_desk, FILE, file_name="old.csv")

    assert (imported["state"], imported["format"], imported["lines"]) == ("read", "own-csv", 4)
    assert imported["bad_lines"] == [{"line": 6, "problem": "has 'many' where miles should be"}]
    dry_run = imported["dry_run"]
    changed = {name: dry_run[name] for name in ("members", "new_members", "unchanged", "miles_up", "miles_down")}
    assert changed == {"members": 2, "new_members": 0, "unchanged": 1, "miles_up": 460, "miles_down": 0}
    assert dry_run["sample"][0] == {"line": 2, "user_id": str(ZOE.id), "name": ZOE.name, "before": 100, "after": 500}
    assert dry_run["unmatched_sample"] == [{"line": 5, "name": "Nobody", "miles": 5, "why": "nobody"}]
    assert [await office.balance(person) for person in (ZOE, CLEO, JIWOO)] == [100, 50, 10]
    assert await reads(ana_at_the_desk, imported) == imported


@pytest.mark.parametrize(
    ("strategy", "balances"), [("keep-max", (500, 50, 70)), ("sum", (600, 70, 80)), ("replace", (500, 20, 70))]
)
async def test_an_import_is_one_batch_and_its_reversal_leaves_everything_as_before(
    ana_at_the_desk: Browser, office: Office, applying: Applying, told: list[Any], strategy: str, balances: Any
) -> None:
    for person, miles in ((ZOE, 100), (CLEO, 50), (JIWOO, 10)):
        await office.award(person, miles)
    imported = await imports(ana_at_the_desk, FILE, file_name="old.csv", strategy=strategy)

    imported = await applies(ana_at_the_desk, imported)
    assert (imported["state"], imported["members"], imported["dry_run"]) == ("applying", 3, None)
    assert await applying.apply(office.guild_id, int(imported["id"]))

    imported = await reads(ana_at_the_desk, imported)
    assert (imported["state"], imported["done"], imported["applied_by"]) == ("applied", 3, str(ANA.id))
    assert tuple([await office.balance(person) for person in (ZOE, CLEO, JIWOO)]) == balances
    assert told[-1][1:] == ("import", {"id": imported["id"], "state": "applied", "done": 3, "members": 3})
    (batch,) = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/batches")).json()["items"]
    assert (batch["kind"], batch["origin"], batch["note"]) == ("import", "old.csv", f"own-csv, {strategy}")
    assert batch["miles"] == sum(balances) - 160
    await office.prove()
    assert (await reverses(ana_at_the_desk, imported))["reversed"] == batch["entries"]
    assert [await office.balance(person) for person in (ZOE, CLEO, JIWOO)] == [100, 50, 10]
    await office.prove()
