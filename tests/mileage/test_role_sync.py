"""Rank roles at Discord follow the miles."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import stamina
from msgspec.structs import replace

from app.commands.context import Person
from app.database.pool import Database, open_pool
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.guilds.settings import GuildSettings, Rank
from app.guilds.store import GuildStore
from app.mileage.leavers import look_for_leavers
from app.mileage.ranks import role_changes
from app.mileage.role_sync import TOGETHER, RoleSync, resume_mended_ranks
from tests.discord.rest_bench import APPLICATION, a_rest, refused
from tests.engines import Engines
from tests.mileage.office import ANA, Office
from tests.mileage.roles_at_discord import (
    CREW,
    EXECUTIVE_PRODUCER,
    ROADIE,
    GuildAtDiscord,
    guild_at_discord,
)
from tests.patience import eventually

BEA, CLEO = Person(100000000000000002, "Bea"), Person(100000000000000003, "Cleo")
RANKS = (Rank(0, "Extra"), Rank(500, "Roadie", ROADIE), Rank(5000, "Executive Producer", EXECUTIVE_PRODUCER))
DOWN = httpx.Response(503)


@pytest.fixture(autouse=True)
def without_pauses() -> Iterator[None]:
    stamina.set_testing(True)
    yield
    stamina.set_testing(False)


@pytest.fixture
def discord() -> Iterator[GuildAtDiscord]:
    with guild_at_discord() as guild:
        guild.members |= {BEA.id: set(), CLEO.id: set()}
        yield guild


@pytest.fixture
async def rest() -> AsyncIterator[DiscordRest]:
    async with a_rest() as rest:
        yield rest


@pytest.fixture
async def sync(office: Office, guilds: GuildStore, database: Database, rest: DiscordRest) -> RoleSync:
    await guilds.change(office.guild_id, ANA.id, lambda settings: replace(settings, ranks=RANKS))
    return RoleSync(database, rest)


async def earn(office: Office, person: Person, miles: int) -> None:
    settings = await GuildStore(office.database).settings(office.guild_id)
    booked = await office.award(person, miles, version=settings.version)
    assert booked.outcome == "booked"


async def waiting(office: Office) -> list[tuple[int, int, bool]]:
    """Member, tries, and whether it may be taken up at once."""
    rows = await office.fetch(
        """select user_id, attempts, due_at <= now() and claimed_until < now() as due
        from rank_syncs where guild_id = $1 order by 1""",
        office.guild_id,
    )
    return [(row["user_id"], row["attempts"], row["due"]) for row in rows]


async def paused(office: Office) -> dict[int, str]:
    rows = await office.fetch(
        "select role_id, paused_reason from ranks where guild_id = $1 and paused_reason is not null", office.guild_id
    )
    return {row["role_id"]: row["paused_reason"] for row in rows}


async def make_due(office: Office) -> None:
    """As if the time until the next try had passed."""
    await office.fetch("update rank_syncs set due_at = now() where guild_id = $1", office.guild_id)


async def test_reaching_a_rank_gives_its_role(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    await earn(office, BEA, 600)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == {ROADIE}
    assert await waiting(office) == []


async def test_the_next_rank_takes_the_role_of_the_one_before(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    discord.members[BEA.id] = {ROADIE, CREW}
    await earn(office, BEA, 6000)
    await sync.sync(office.guild_id, BEA.id)
    assert discord.members[BEA.id] == {EXECUTIVE_PRODUCER, CREW}


async def test_miles_taken_back_take_the_role_back(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    [entry] = await office.entries()
    await office.reverse(BEA, entry["id"])
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == set()


async def test_miles_that_reach_no_rank_ask_for_nothing(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    await earn(office, BEA, 50)
    assert await waiting(office) == []
    assert await sync.sync(office.guild_id, BEA.id) == "not-due"


async def test_looking_again_changes_nothing(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    await ask(office, BEA)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.changes == [("PUT", BEA.id, ROADIE)]


async def test_being_forgotten_takes_the_role(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    await office.fetch("select erase_member($1, $2)", office.guild_id, BEA.id)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == set()


async def test_many_workers_change_one_member_one_after_the_other(
    office: Office, sync: RoleSync, database: Database, rest: DiscordRest, discord: GuildAtDiscord
) -> None:
    for person in (BEA, CLEO):
        discord.members[person.id] = {ROADIE}
        await earn(office, person, 6000)
    workers = [RoleSync(database, rest) for _ in range(4)]
    outcomes = await asyncio.gather(
        *[worker.sync(office.guild_id, person.id) for worker in workers for person in (BEA, CLEO)]
    )
    assert sorted(outcomes) == ["done"] * 2 + ["not-due"] * 6
    assert not discord.overlapped
    assert len(discord.changes) == 4


async def test_miles_that_come_while_roles_are_looked_after_are_not_lost(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    await earn(office, BEA, 600)
    discord.on_look = lambda: earn(office, BEA, 6000)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == {EXECUTIVE_PRODUCER}
    assert await waiting(office) == []


async def test_asked_for_again_in_the_last_moment_it_is_free_to_be_taken_up(office: Office, sync: RoleSync) -> None:
    """The award commits while the finished sync is being deleted: PostgreSQL lets the deletion wait for it."""
    await earn(office, BEA, 600)
    claim = await office.database.run(
        lambda connection: queries.mileage.claim_rank_sync(connection, guild_id=office.guild_id, user_id=BEA.id)
    )
    async with office.database.transaction() as award:
        await queries.mileage.ask_for_rank_sync(award, guild_id=office.guild_id, user_id=BEA.id)
        finishing = asyncio.create_task(sync._finish(office.guild_id, BEA.id, claim["asked_at"]))
        await asyncio.sleep(0.1)
        assert not finishing.done()
    await finishing
    assert await waiting(office) == [(BEA.id, 0, True)]


async def test_a_role_above_the_bots_pauses_its_rank_and_nothing_else(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    discord.positions[EXECUTIVE_PRODUCER] = 9
    discord.members[BEA.id] = {ROADIE}
    await earn(office, BEA, 6000)
    await earn(office, CLEO, 600)
    assert [await sync.sync(office.guild_id, person.id) for person in (BEA, CLEO)] == ["done", "done"]
    assert await paused(office) == {EXECUTIVE_PRODUCER: "role-above-mine"}
    assert discord.members[BEA.id] == {ROADIE}, "nobody loses a role for one that cannot be given"
    assert discord.members[CLEO.id] == {ROADIE}
    [_, _, rank] = (await GuildStore(office.database).settings(office.guild_id)).ranks
    assert (rank.threshold, rank.name, rank.role_id) == (5000, "Executive Producer", EXECUTIVE_PRODUCER)


async def test_a_deleted_role_pauses_its_rank(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    del discord.positions[ROADIE]
    await earn(office, BEA, 600)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert await paused(office) == {ROADIE: "role-gone"}


async def test_a_bot_without_the_permission_pauses_with_that_reason(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    discord.bot_permissions = 0
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    assert await paused(office) == {ROADIE: "no-manage-roles"}


async def test_who_left_is_taken_off_the_boards_and_keeps_the_miles(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    del discord.members[BEA.id]
    await earn(office, BEA, 600)
    assert await sync.sync(office.guild_id, BEA.id) == "left"
    standing = await office.standing(BEA)
    assert standing["left_at"] is not None
    assert standing["balance"] == 600
    assert await waiting(office) == []
    await office.prove()


@pytest.mark.parametrize("where", [BEA.id, ROADIE])
async def test_a_failing_discord_is_tried_again_later_and_later(
    office: Office, sync: RoleSync, discord: GuildAtDiscord, where: int
) -> None:
    discord.answers[where] = DOWN
    await earn(office, BEA, 600)
    pauses = []
    for _ in range(3):
        await make_due(office)
        assert await sync.sync(office.guild_id, BEA.id) == "postponed"
        assert await sync.sync(office.guild_id, BEA.id) == "not-due"
        [row] = await office.fetch(
            "select extract(epoch from due_at - now())::int as seconds, last_error from rank_syncs where guild_id = $1",
            office.guild_id,
        )
        pauses.append(row["seconds"])
        assert "503" in row["last_error"]
    assert pauses == [10, 20, 40]
    discord.answers.clear()
    await make_due(office)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == {ROADIE}


async def test_the_pause_never_grows_beyond_an_hour(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    discord.answers[BEA.id] = DOWN
    await earn(office, BEA, 600)
    await office.fetch("update rank_syncs set attempts = 5000 where guild_id = $1", office.guild_id)
    assert await sync.sync(office.guild_id, BEA.id) == "postponed"
    [row] = await office.fetch(
        "select due_at - now() < interval '1 hour 1 s' as soon from rank_syncs where guild_id = $1", office.guild_id
    )
    assert row["soon"]


async def test_new_miles_end_the_pause(office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
    discord.answers[BEA.id] = DOWN
    await earn(office, BEA, 600)
    await sync.sync(office.guild_id, BEA.id)
    discord.answers.clear()
    await earn(office, BEA, 6000)
    assert await sync.sync(office.guild_id, BEA.id) == "done"
    assert discord.members[BEA.id] == {EXECUTIVE_PRODUCER}


async def test_a_worker_that_died_leaves_the_member_to_others_after_a_minute(
    office: Office, sync: RoleSync, discord: GuildAtDiscord
) -> None:
    await earn(office, BEA, 600)
    await office.database.run(
        lambda connection: queries.mileage.claim_rank_sync(connection, guild_id=office.guild_id, user_id=BEA.id)
    )
    assert await sync.sync(office.guild_id, BEA.id) == "not-due"
    await office.fetch(
        "update rank_syncs set claimed_until = claimed_until - interval '61 s' where guild_id = $1", office.guild_id
    )
    assert await sync.sync(office.guild_id, BEA.id) == "done"


class TestResuming:
    @pytest.fixture(autouse=True)
    async def nothing_else_paused(self, database: Database) -> None:
        await database.run(lambda c: c.execute("update ranks set paused_reason = null, paused_at = null"))

    async def test_a_mended_rank_is_caught_up_for_everybody(
        self, office: Office, guilds: GuildStore, sync: RoleSync, rest: DiscordRest, discord: GuildAtDiscord
    ) -> None:
        discord.positions[EXECUTIVE_PRODUCER] = 9
        for person in (BEA, CLEO):
            await earn(office, person, 6000)
            await sync.sync(office.guild_id, person.id)
        assert await resume_mended_ranks(office.database, rest, guilds) == 0
        discord.positions[EXECUTIVE_PRODUCER] = 2
        assert await resume_mended_ranks(office.database, rest, guilds) == 1
        assert await paused(office) == {}
        for user_id, _, due in await waiting(office):
            assert due
            await sync.sync(office.guild_id, user_id)
        assert discord.members[BEA.id] == discord.members[CLEO.id] == {EXECUTIVE_PRODUCER}

    async def test_a_guild_that_cannot_be_asked_stays_paused_and_holds_up_nobody(
        self, office: Office, guilds: GuildStore, sync: RoleSync, rest: DiscordRest, discord: GuildAtDiscord
    ) -> None:
        await office.fetch(
            "update ranks set paused_reason = 'role-gone' where guild_id = $1 and role_id = $2", office.guild_id, ROADIE
        )
        discord.answers[APPLICATION] = refused(403, 50001, "Missing Access")
        assert await resume_mended_ranks(office.database, rest, guilds) == 0
        assert await paused(office) == {ROADIE: "role-gone"}

    async def test_choosing_another_role_ends_the_pause(
        self, office: Office, guilds: GuildStore, sync: RoleSync
    ) -> None:
        await office.fetch("update ranks set paused_reason = 'role-gone' where guild_id = $1", office.guild_id)
        mended = (RANKS[0], replace(RANKS[1], role_id=CREW), RANKS[2])
        await guilds.change(office.guild_id, ANA.id, lambda settings: replace(settings, ranks=mended))
        assert await paused(office) == {EXECUTIVE_PRODUCER: "role-gone"}


@pytest.fixture
async def lone_office(engines: Engines, worker_number: int, guild_id: int) -> AsyncIterator[Office]:
    """In a database without other tests' guilds."""
    name = f"omo_leavers_{worker_number}"
    pool = await open_pool(engines.new_database(name), 2)
    yield Office(Database(pool), guild_id)
    await pool.close()
    engines.drop_database(name)


async def test_leavers_at_the_head_of_the_boards_are_found(
    lone_office: Office, rest: DiscordRest, discord: GuildAtDiscord
) -> None:
    office = lone_office
    for person in (BEA, CLEO):
        await office.award(person, 600)
    del discord.members[BEA.id]
    discord.answers[CLEO.id] = DOWN
    assert await look_for_leavers(office.database, rest) == 1
    assert [(await office.standing(person))["left_at"] is None for person in (BEA, CLEO)] == [False, True]
    await office.prove()


class TestWhoeverIsDue:
    FANS = [Person(user_id, f"Fan {user_id}") for user_id in range(1, 13)]

    @pytest.fixture
    async def sync(self, lone_office: Office, rest: DiscordRest, discord: GuildAtDiscord) -> RoleSync:
        """Twelve fans are due."""
        guilds = GuildStore(lone_office.database)
        await guilds.change(lone_office.guild_id, ANA.id, lambda settings: replace(settings, ranks=RANKS))
        for fan in self.FANS:
            discord.members[fan.id] = set()
            await earn(lone_office, fan, 600)
        return RoleSync(lone_office.database, rest)

    async def test_all_are_looked_after(self, lone_office: Office, sync: RoleSync, discord: GuildAtDiscord) -> None:
        assert await sync.sync_due(60) == len(self.FANS)
        assert all(discord.members[fan.id] == {ROADIE} for fan in self.FANS)
        assert await waiting(lone_office) == []

    async def test_only_a_few_at_once_however_often_it_is_rung(self, sync: RoleSync, discord: GuildAtDiscord) -> None:
        looking, go_on = 0, asyncio.Event()

        async def wait() -> None:
            nonlocal looking
            discord.on_look = wait
            looking += 1
            await go_on.wait()

        discord.on_look = wait
        first = asyncio.create_task(sync.sync_due(60))
        await eventually(lambda: looking == TOGETHER)
        assert [await sync.sync_due(60) for _ in range(3)] == [0, 0, 0]
        assert looking == TOGETHER
        go_on.set()
        assert await first == len(self.FANS)

    async def test_the_newest_comes_first(
        self, lone_office: Office, sync: RoleSync, discord: GuildAtDiscord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.mileage.role_sync.TOGETHER", 1)
        await earn(lone_office, BEA, 600)
        await sync.sync_due(60)
        assert [user_id for _, user_id, _ in discord.changes[:2]] == [BEA.id, self.FANS[-1].id]

    async def test_while_discord_is_away_everybody_keeps_their_turn(
        self, lone_office: Office, sync: RoleSync, rest: DiscordRest, discord: GuildAtDiscord
    ) -> None:
        async def refuse() -> None:
            discord.on_look = refuse
            raise httpx.ConnectError("refused")

        discord.on_look = refuse
        assert await sync.sync_due(60) == TOGETHER
        assert rest.away
        assert await sync.sync_due(60) == 0
        tries = [tried for _, tried, _ in await waiting(lone_office)]
        assert sorted(tries) == [0] * (len(self.FANS) - TOGETHER) + [1] * TOGETHER

    async def test_a_defect_with_one_member_is_theirs_alone(
        self, lone_office: Office, sync: RoleSync, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def defect(settings: GuildSettings, balance: int, roles: set[int]) -> tuple[set[int], set[int]]:
            if balance == 6000:
                raise ZeroDivisionError
            return role_changes(settings, balance, roles)

        monkeypatch.setattr("app.mileage.role_sync.role_changes", defect)
        await earn(lone_office, self.FANS[3], 5400)
        assert await sync.sync_due(60) == len(self.FANS)
        assert await waiting(lone_office) == [(self.FANS[3].id, 1, False)]


async def ask(office: Office, person: Person) -> None:
    await office.database.run(
        lambda connection: queries.mileage.ask_for_rank_sync(connection, guild_id=office.guild_id, user_id=person.id)
    )
