"""Files with everything: for spreadsheets, for machines, and for moving to another server."""

import asyncio
import csv
import io
import json
from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.commands.context import Person
from app.database.pool import Database
from app.database.queries import queries
from app.mileage.api.exports import ENTRIES, MEMBERS
from app.mileage.exports.columns import csv_header, csv_lines
from app.mileage.exports.streaming import MOST_AT_ONCE, Export, TooManyExports
from app.mileage.imports.applying import Applying
from app.queue.doorbell import Doorbell
from tests import cast
from tests.bot import Bot
from tests.cast import ANA, BEA, CLEO, ZOE
from tests.control_room.archive import Archive
from tests.control_room.browser import OURS, Browser
from tests.mileage.office import Office

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
FORMULA = cast.Person(4001, "cmd", "=cmd|' /C calc'!A0")


async def exports(browser: Browser, file: str, **query: Any) -> str:
    answer = await browser.reads(f"{browser.guild}/export/{file}", **query)
    assert answer.status_code == 200, answer.text
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment; filename=")
    assert disposition.endswith(f'.{file.partition(".")[2]}"')
    return answer.content.decode()


def table(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


async def test_members_and_entries_are_exported_as_csv(ana_at_the_desk: Browser, office: Office) -> None:
    await office.award(ZOE, 50, why="best set")
    await office.award(CLEO, 20)

    members = table(await exports(ana_at_the_desk, "members.csv"))
    entries = table(await exports(ana_at_the_desk, "entries.csv"))

    assert tuple(members[0]) == MEMBERS
    assert {row["user_id"]: row["balance"] for row in members} == {str(ZOE.id): "50", str(CLEO.id): "20"}
    assert tuple(entries[0]) == ENTRIES
    assert (entries[0]["miles"], entries[0]["note"], entries[0]["actor_id"]) == ("50", "best set", str(ANA.id))


async def test_members_and_entries_are_exported_as_json_in_lines(ana_at_the_desk: Browser, office: Office) -> None:
    await office.award(ZOE, 50, why="best set")

    (member,) = [json.loads(line) for line in (await exports(ana_at_the_desk, "members.jsonl")).splitlines()]
    (entry,) = [json.loads(line) for line in (await exports(ana_at_the_desk, "entries.jsonl")).splitlines()]

    assert (member["user_id"], member["balance"], member["hidden"]) == (str(ZOE.id), 50, False)
    assert (entry["user_id"], entry["miles"], entry["note"]) == (str(ZOE.id), 50, "best set")
    assert isinstance(entry["id"], str)


async def test_a_guild_without_anything_has_a_header_alone(ana_at_the_desk: Browser) -> None:
    assert await exports(ana_at_the_desk, "entries.csv") == ",".join(ENTRIES) + "\r\n"
    assert await exports(ana_at_the_desk, "entries.csv", bom=True) == "\ufeff" + ",".join(ENTRIES) + "\r\n"
    assert await exports(ana_at_the_desk, "entries.jsonl") == ""


async def test_names_and_notes_are_no_formulas(ana_at_the_desk: Browser, office: Office) -> None:
    await office.award(FORMULA, 5, why="@SUM(A1)")

    (member,) = table(await exports(ana_at_the_desk, "members.csv"))
    (entry,) = table(await exports(ana_at_the_desk, "entries.csv"))

    assert (member["name"], entry["note"]) == ("'" + FORMULA.name, "'@SUM(A1)")
    line = json.loads(await exports(ana_at_the_desk, "members.jsonl"))
    assert line["name"] == FORMULA.name


async def test_numbers_stay_numbers(ana_at_the_desk: Browser, office: Office) -> None:
    booked = await office.award(ZOE, 5)
    await office.reverse(Person(ZOE.id, ZOE.name), booked.entry_id)

    assert [row["miles"] for row in table(await exports(ana_at_the_desk, "entries.csv"))] == ["5", "-5"]


async def test_who_hides_is_marked_and_can_be_left_out(ana_at_the_desk: Browser, office: Office) -> None:
    for person in (ZOE, CLEO):
        await office.award(person, 5)
    await office.fetch("select mark_member($1, $2, true, null)", office.guild_id, ZOE.id)

    everybody = table(await exports(ana_at_the_desk, "members.csv"))
    assert {row["user_id"]: row["hidden"] for row in everybody} == {str(ZOE.id): "true", str(CLEO.id): "false"}
    for file in ("members.csv", "entries.csv"):
        assert [row["user_id"] for row in table(await exports(ana_at_the_desk, file, hidden=False))] == [str(CLEO.id)]


async def test_the_ledger_of_some_days_of_the_servers(bot: Bot, ana_at_the_desk: Browser) -> None:
    guild_id = ana_at_the_desk.discord.guild_id
    archive, midnight = Archive(bot.part(Database), guild_id), datetime(2026, 11, 2, 7, tzinfo=UTC)
    for miles, at in enumerate((midnight - SECOND, midnight, midnight + 2 * DAY - SECOND, midnight + 2 * DAY), start=1):
        await archive.awarded(ZOE, miles, at)
    await bot.change_settings(guild_id, zone="America/Denver")

    async def miles_of(**days: str) -> list[str]:
        return [row["miles"] for row in table(await exports(ana_at_the_desk, "entries.csv", **days))]

    assert await miles_of(since="2026-11-02", until="2026-11-03") == ["2", "3"]
    assert await miles_of(since="2026-11-03") == ["3", "4"]
    assert await miles_of(until="2026-11-01") == ["1"]
    lines = await exports(ana_at_the_desk, "entries.jsonl", since="2026-11-04")
    assert [json.loads(line)["miles"] for line in lines.splitlines()] == [4]


async def test_days_that_end_before_they_begin_are_refused(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/export/entries.csv"

    answer = await ana_at_the_desk.reads(path, since="2026-11-02", until="2026-11-01")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "query.until")


async def test_exports_are_for_admins(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, editor_roles=[cast.PRODUCER])

    for file in ("members.csv", "members.jsonl", "entries.csv", "entries.jsonl"):
        assert (await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/export/{file}")).status_code == 403


@pytest.mark.parametrize("file", ["members.csv", "members.jsonl"])
async def test_what_was_exported_can_be_imported_again(
    bot: Bot, ana_at_the_desk: Browser, office: Office, file: str
) -> None:
    for person, miles in ((ZOE, 50), (CLEO, 20), (FORMULA, 7)):
        await office.award(person, miles)
    content = await exports(ana_at_the_desk, file)
    await office.award(ZOE, 1000)
    path = f"/api/v1{ana_at_the_desk.guild}/imports"

    imported = (
        await ana_at_the_desk.http.post(path, content=content, params={"strategy": "replace"}, headers=OURS)
    ).json()

    assert (imported["dry_run"]["members"], imported["dry_run"]["miles_down"]) == (1, 1000)
    await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/imports/{imported['id']}/apply")
    applying = Applying(bot.part(Database), bot.part(Doorbell), lambda guild_id, event, data: None)
    await applying.apply(office.guild_id, int(imported["id"]))
    assert [await office.balance(person) for person in (ZOE, CLEO, FORMULA)] == [50, 20, 7]


async def test_asked_for_the_headers_alone_it_keeps_nothing_open(ana_at_the_desk: Browser) -> None:
    path = f"/api/v1{ana_at_the_desk.guild}/export/entries.csv"
    for _ in range(MOST_AT_ONCE + 1):
        answer = await ana_at_the_desk.http.head(path, headers=OURS)
        assert (answer.status_code, answer.content) == (200, b"")


async def begins(database: Database, guild_id: int) -> Export:
    statement = queries.exports.entries.sql
    return await Export.begin(
        database, statement, (guild_id, None, None, None), csv_header(ENTRIES, bom=False), csv_lines
    )


async def test_only_so_many_are_sent_at_once_and_whoever_goes_makes_room(
    ana_at_the_desk: Browser, office: Office
) -> None:
    running = [await begins(office.database, office.guild_id) for _ in range(MOST_AT_ONCE)]
    with pytest.raises(TooManyExports):
        await begins(office.database, office.guild_id)
    answer = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/export/members.csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")

    for export in running:
        await export.aclose()

    assert await exports(ana_at_the_desk, "members.csv")


async def test_a_client_that_goes_away_ends_the_query(bot: Bot, ana_at_the_desk: Browser, office: Office) -> None:
    await office.fetch(
        """insert into entries (guild_id, user_id, miles, balance, reason, source_key, day, actor_id)
        select $1, 5, 1, n, 'award', 'many:' || n, '2026-11-23', 5 from generate_series(1, 5000) as n""",
        office.guild_id,
    )
    began, gone = asyncio.Event(), asyncio.Event()

    async def receive() -> dict[str, Any]:
        if not gone.is_set():
            await began.wait()
            gone.set()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.body" and message["body"]:
            began.set()
            await asyncio.sleep(3600)  # a reader who takes nothing

    cookies = "; ".join(f"{name}={value}" for name, value in ana_at_the_desk.http.cookies.items())
    scope = {
        "type": "http", "method": "GET", "path": f"/api/v1{ana_at_the_desk.guild}/export/entries.csv",
        "raw_path": b"", "query_string": b"", "scheme": "https", "server": ("bot.example", 443),
        "client": ("1.2.3.4", 5),
        "headers": [(b"host", b"bot.example"), (b"cookie", cookies.encode())], "asgi": {"version": "3.0"},
    }  # fmt: skip
    await asyncio.wait_for(bot.app(scope, receive, send), 5)

    assert gone.is_set()
    open_cursors = await office.fetch(
        "select from pg_stat_activity where state = 'idle in transaction' and query like '%from entries e%'"
    )
    assert open_cursors == []
    assert len(table(await exports(ana_at_the_desk, "entries.csv"))) == 5000
