"""What members may do with what is stored about them."""

import asyncio
import itertools
import json
from datetime import datetime
from typing import Any

import msgspec
import pytest

from app.commands.context import Person
from app.database.queries import queries
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage import privacy
from app.mileage.boards import read_page
from app.mileage.statement import NEWEST, read_statement
from tests.mileage.office import ANA, TODAY, Office

_user_ids = itertools.count(810_000_000_000_000_001)
CLEO = Person(100000000000000003, "Cleo")


@pytest.fixture
def bea() -> Person:
    """With an id that no other test uses, so that the whole database can be searched for it."""
    return Person(next(_user_ids), "Bea Unforgettable")


async def erase(office: Office, person: Person) -> None:
    await office.database.transact(lambda connection: privacy.erase(connection, office.guild_id, person.id))


async def hide(office: Office, person: Person, *, hidden: bool) -> None:
    await office.database.transact(
        lambda connection: privacy.hide(connection, office.guild_id, person.id, hidden=hidden)
    )


async def a_busy_life(office: Office, person: Person) -> None:
    """Touches everything that could keep a trace of somebody."""
    await office.check_in(person)
    award = await office.award(person, 5000, why=f"for <@{person.id}>, {person.name}")
    await office.award(CLEO, 40, by=person, why="from a friend")
    await office.reverse(person, award.entry_id)
    mistaken = await office.award(CLEO, 7)
    await office.reverse(CLEO, mistaken.entry_id, by=person)
    await hide(office, person, hidden=True)
    await GuildStore(office.database).change(office.guild_id, person.id, _with_self_award)
    await office.database.run(
        lambda connection: queries.guilds.record_install(
            connection, guild_id=office.guild_id, name="Open Mic Odyssey", installed_at=None, installed_by=person.id
        )
    )


def _with_self_award(settings: GuildSettings) -> GuildSettings:
    return msgspec.structs.replace(settings, self_award=True)


async def traces(office: Office, *words: str) -> list[tuple[str, str]]:
    """Every row of every table that contains one of the words, whatever the column."""
    tables = await office.fetch("select tablename from pg_tables where schemaname = 'public' order by 1")
    assert len(tables) > 8
    found = []
    for (table,) in tables:
        rows = await office.fetch(f'select whole::text as text from "{table}" as whole')
        found += [(table, row["text"]) for row in rows if any(word in row["text"] for word in words)]
    return found


class TestErasing:
    async def test_leaves_no_trace_in_any_table(self, office: Office, bea: Person) -> None:
        await a_busy_life(office, bea)
        assert len(await traces(office, str(bea.id), bea.name)) > 8
        await erase(office, bea)
        # the outbox tells a worker to take the rank roles away, and forgets them when that is done
        assert [table for table, _ in await traces(office, str(bea.id), bea.name)] == ["rank_syncs"]
        await finish_syncs(office)
        assert await traces(office, str(bea.id), bea.name) == []

    async def test_changes_nobody_elses_miles_and_not_the_odometer(self, office: Office, bea: Person) -> None:
        await a_busy_life(office, bea)
        await office.award(bea, 333)
        before = (await office.standing(CLEO), await office.odometer())
        await erase(office, bea)
        assert (await office.standing(CLEO), await office.odometer()) == before
        assert await office.balance(bea) == 0
        await office.prove()

    async def test_what_they_gave_others_was_given_by_nobody(self, office: Office, bea: Person) -> None:
        await office.award(CLEO, 40, by=bea, why="from a friend")
        await erase(office, bea)
        [line] = await office.database.run(lambda c: read_statement(c, office.guild_id, CLEO.id, NEWEST))
        assert (line["miles"], line["actor_id"], line["note"]) == (40, 0, "from a friend")

    async def test_what_they_took_back_stays_taken_back(self, office: Office, bea: Person) -> None:
        mistaken = await office.award(CLEO, 40)
        await office.reverse(CLEO, mistaken.entry_id, by=bea)
        await erase(office, bea)
        assert (await office.reverse(CLEO, mistaken.entry_id)).outcome == "repeated"
        assert await office.balance(CLEO) == 0

    async def test_takes_them_off_the_boards(self, office: Office, bea: Person) -> None:
        await office.award(bea, 400)
        await office.award(CLEO, 40)
        await erase(office, bea)
        found = await office.database.run(lambda c: read_page(c, office.guild_id, "all", bea.id, "down"))
        assert ([row.user_id for row in found.rows], found.members, found.mine) == ([CLEO.id], 1, None)

    async def test_twice_or_of_a_stranger_is_harmless(self, office: Office, bea: Person) -> None:
        await office.award(CLEO, 40)
        await erase(office, bea)
        await erase(office, bea)
        assert await office.odometer() == 40
        await office.prove()

    async def test_lets_them_begin_anew(self, office: Office, bea: Person) -> None:
        await a_busy_life(office, bea)
        await erase(office, bea)
        again = await office.check_in(bea, settings=GuildSettings(version=1))
        assert (again.outcome, again.balance, again.streak) == ("booked", 10, 1)
        standing = await office.standing(bea)
        assert (standing["hidden"], standing["balance"]) == (False, 10)
        await office.prove()
        await erase(office, bea)
        await office.prove()

    async def test_in_one_guild_leaves_the_others_alone(self, office: Office, bea: Person, new_guild: Any) -> None:
        elsewhere = Office(office.database, new_guild())
        await elsewhere.award(bea, 5)
        await office.award(bea, 6)
        await erase(office, bea)
        assert await elsewhere.balance(bea) == 5

    async def test_while_miles_are_booked_neither_waits_forever_nor_miscounts(
        self, office: Office, bea: Person, hiccups: list[BaseException]
    ) -> None:
        async def awards(person: Person) -> None:
            for _ in range(15):
                await office.award(person, 3, by=bea)

        async def forget() -> None:
            for _ in range(5):
                await erase(office, bea)

        async def hide_or_show(hidden: bool) -> None:
            for _ in range(10):
                await hide(office, bea, hidden=hidden)

        async with asyncio.timeout(20):
            await asyncio.gather(
                awards(CLEO), awards(bea), awards(ANA), forget(), hide_or_show(True), hide_or_show(False)
            )
        assert hiccups == [], "no deadlock that had to be tried again"
        assert await office.odometer() == 3 * 45
        await office.prove()


async def test_somebody_who_is_unknown_and_left_stays_unknown(office: Office, bea: Person) -> None:
    await office.database.transact(lambda connection: privacy.mark_left(connection, office.guild_id, bea.id, left=True))
    assert await traces(office, str(bea.id)) == []


class TestTheCopyOfTheData:
    async def test_holds_everything(self, office: Office, bea: Person) -> None:
        await office.check_in(bea)
        await office.award(bea, 60, why="best set 🎤")
        copy = json.loads(await copied(office, bea))
        assert (copy["guild_id"], copy["user_id"]) == (str(office.guild_id), str(bea.id))
        assert (copy["member"]["name"], copy["member"]["balance"]) == (bea.name, 70)
        assert copy["member"]["check_in_day"] == TODAY.isoformat()
        assert [(entry["miles"], entry["note"], entry["actor_id"]) for entry in copy["entries"]] == [
            (10, None, str(bea.id)),
            (60, "best set 🎤", str(ANA.id)),
        ]
        assert {board["board"] for board in copy["boards"]} == {"all", "2026-W48", "2026-11"}

    async def test_says_nothing_about_others(self, office: Office, bea: Person) -> None:
        await office.award(CLEO, 60, why="not for Bea")
        text = (await copied(office, bea)).decode()
        assert "not for Bea" not in text
        assert json.loads(text)["entries"] == []

    async def test_is_whole_however_long_the_statement(
        self, office: Office, bea: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(privacy, "PAGE_ENTRIES", 4)
        for miles in range(1, 10):
            await office.award(bea, miles)
        assert [entry["miles"] for entry in json.loads(await copied(office, bea))["entries"]] == list(range(1, 10))


class TestHiding:
    async def test_is_written_down_once(self, office: Office, bea: Person) -> None:
        for hidden in (True, True, False):
            await hide(office, bea, hidden=hidden)
        audit = await office.fetch(
            "select before::text, after::text from audit_log where guild_id = $1 order by id", office.guild_id
        )
        assert [tuple(line) for line in audit] == [
            ('{"hidden": false}', '{"hidden": true}'),
            ('{"hidden": true}', '{"hidden": false}'),
        ]

    async def test_keeps_the_miles(self, office: Office, bea: Person) -> None:
        await office.award(bea, 60)
        await hide(office, bea, hidden=True)
        assert (await office.balance(bea), await office.odometer()) == (60, 60)


async def copied(office: Office, person: Person) -> bytes:
    return await office.database.run(lambda connection: privacy.copy_of_data(connection, office.guild_id, person.id))


async def finish_syncs(office: Office) -> None:
    """As a worker does when the roles are right."""
    for row in await office.fetch("select user_id, asked_at from rank_syncs where guild_id = $1", office.guild_id):
        await finish_sync(office, row["user_id"], row["asked_at"])


async def finish_sync(office: Office, user_id: int, asked_at: datetime) -> None:
    await office.database.transact(
        lambda connection: queries.mileage.finish_rank_sync(
            connection, guild_id=office.guild_id, user_id=user_id, asked_at=asked_at
        )
    )
