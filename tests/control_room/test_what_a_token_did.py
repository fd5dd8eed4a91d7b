"""What a token did is the token's, wherever it is shown: not its maker's, and not Discord's."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.guilds.settings import GuildSettings
from app.mileage.statement import NEWEST, StatementPage, read_statement, statement_reply
from app.texts import texts_in
from tests.bot import Bot
from tests.cast import ANA, JIWOO, ZOE
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord

NIGHT = {"miles": 50, "note": "best set of the night"}
SCOPES = ["miles:write", "settings:write", "hooks:write", "audit:read"]


@pytest.fixture
async def made(ana_at_the_desk: Browser) -> Any:
    sent = {"name": "Website", "scopes": SCOPES}
    return (await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/tokens", sent)).json()


@pytest.fixture
async def website(bot: Bot, discord: PretendDiscord, made: Any) -> AsyncIterator[Browser]:
    """A program with the token that Ana made."""
    website = Browser(bot, discord)
    async with website.http:
        website.http.headers["Authorization"] = f"Bearer {made['token']}"
        yield website


@pytest.fixture
def mark(made: Any) -> dict[str, str]:
    about = made["about"]
    return {"id": about["id"], "hint": about["hint"], "name": "Website"}


async def awards(website: Browser) -> Any:
    answer = await website.sends("POST", f"{website.guild}/members/{ZOE.id}/awards", NIGHT)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def audit(website: Browser, **query: str) -> Any:
    return (await website.reads(f"{website.guild}/audit", **query)).json()["items"]


async def test_an_entry_and_its_reversal_name_the_token(website: Browser, mark: dict[str, str]) -> None:
    entry = await awards(website)
    reversal = (await website.sends("POST", f"{website.guild}/entries/{entry['id']}/reversal")).json()

    for booked in (entry, reversal):
        assert (booked["actor"], booked["token"], booked["origin"]) == (f"token:{mark['id']}", mark, "api")
    lines = await audit(website, actor=f"token:{mark['id']}")
    assert [(line["action"], line["token"]) for line in lines] == [("mileage.reverse", mark), ("mileage.award", mark)]


async def test_a_persons_reversal_comes_from_the_control_room(ana_at_the_desk: Browser, website: Browser) -> None:
    entry = await awards(website)
    reversal = (await ana_at_the_desk.sends("POST", f"{website.guild}/entries/{entry['id']}/reversal")).json()

    assert (reversal["actor"], reversal["token"], reversal["origin"]) == (str(ANA.id), None, "control-room")


async def test_a_batch_and_its_entries_name_the_token(website: Browser, mark: dict[str, str]) -> None:
    lines = [{"user_id": str(person.id)} for person in (ZOE, JIWOO)]
    batch = (await website.sends("POST", f"{website.guild}/awards", NIGHT | {"lines": lines})).json()
    path = f"{website.guild}/batches"
    listed = (await website.reads(path)).json()["items"]
    entries = (await website.reads(f"{path}/{batch['id']}/entries")).json()["items"]

    assert listed == [batch]
    for shown in (batch, *entries):
        assert (shown["actor"], shown["token"], shown["origin"]) == (f"token:{mark['id']}", mark, "api")


async def test_whatever_else_it_changes_is_audited_under_its_name(website: Browser, mark: dict[str, str]) -> None:
    hook = {"url": "https://tour.example/hooks", "events": ["miles.awarded"]}
    made = await website.sends("POST", f"{website.guild}/hooks", hook)
    await website.sends("PATCH", f"{website.guild}/settings", {"self_award": True}, **{"If-Match": "*"})

    assert made.json()["hook"]["created_by"] == f"token:{mark['id']}"
    lines = await audit(website, actor=f"token:{mark['id']}")
    assert [(line["action"], line["token"]) for line in lines] == [("settings.change", mark), ("hook.make", mark)]


async def test_members_see_the_program_in_their_statement(website: Browser, bot: Bot) -> None:
    await awards(website)
    guild_id = website.discord.guild_id
    lines = await bot.part(Database).run(lambda connection: read_statement(connection, guild_id, ZOE.id, NEWEST))
    [embed] = statement_reply(
        texts_in("en"), Person(ZOE.id, ZOE.name), lines, StatementPage(ZOE.id, NEWEST, NEWEST)
    ).embeds

    assert "by the program *Website*" in (embed.description or "")


async def test_exports_name_it(ana_at_the_desk: Browser, website: Browser, mark: dict[str, str]) -> None:
    await awards(website)
    file = (await ana_at_the_desk.reads(f"{website.guild}/export/entries.csv")).text
    [row] = csv.DictReader(io.StringIO(file, newline=""))

    assert (row["actor_id"], row["token"]) == (f"token:{mark['id']}", "Website")


async def test_its_maker_is_no_more_awarded_by_it_than_by_themselves(website: Browser) -> None:
    assert GuildSettings().self_award is False

    answer = await website.sends("POST", f"{website.guild}/members/{ANA.id}/awards", NIGHT)

    assert answer.status_code == 422, answer.text
