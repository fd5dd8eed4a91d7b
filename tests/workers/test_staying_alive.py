"""Workers lose Valkey or PostgreSQL, find them again, and nothing that had to be done is lost."""

import asyncio

import pytest

from app.errors import DatabaseUnavailable
from app.parts import Parts
from tests.cast import BEA
from tests.mileage.office import Office
from tests.mileage.roles_at_discord import ROADIE, GuildAtDiscord
from tests.patience import eventually
from tests.workers.conftest import GUILD, Powerhouse, a_worker, reach_roadie
from workers import main


async def test_a_bell_is_answered_at_once(powerhouse: Powerhouse, parts: Parts, discord: GuildAtDiscord) -> None:
    async with a_worker(powerhouse):
        await reach_roadie(parts)
        await eventually(lambda: discord.members[BEA.id] == {ROADIE})


async def test_what_a_lost_bell_left_is_found(
    powerhouse: Powerhouse, office: Office, discord: GuildAtDiscord, sweeping_often: None
) -> None:
    """The miles are booked and nobody rings."""
    await office.award(BEA, 600, version=1)
    async with a_worker(powerhouse):
        await eventually(lambda: discord.members[BEA.id] == {ROADIE})
        await eventually(lambda: nothing_waits(office))


async def test_valkey_going_away_and_coming_back_empty_loses_nothing(
    powerhouse: Powerhouse, parts: Parts, office: Office, discord: GuildAtDiscord, sweeping_often: None
) -> None:
    async with a_worker(powerhouse):
        powerhouse.valkey.kill()
        await reach_roadie(parts)
        assert await office.balance(BEA) == 600, "booking needs no Valkey"
        await asyncio.sleep(1.2)
        assert discord.members[BEA.id] == set()
        powerhouse.start_valkey_again()
        await eventually(lambda: discord.members[BEA.id] == {ROADIE})


async def test_a_worker_may_start_before_valkey(
    powerhouse: Powerhouse, parts: Parts, discord: GuildAtDiscord, sweeping_often: None
) -> None:
    powerhouse.valkey.stop()
    await reach_roadie(parts)
    async with a_worker(powerhouse):
        await asyncio.sleep(0.3)
        powerhouse.start_valkey_again()
        await eventually(lambda: discord.members[BEA.id] == {ROADIE})


async def test_postgres_restarting_is_lived_through(
    powerhouse: Powerhouse, parts: Parts, office: Office, discord: GuildAtDiscord, sweeping_often: None
) -> None:
    async with a_worker(powerhouse):
        await office.award(BEA, 5, version=1)
        powerhouse.postgres.stop()
        with pytest.raises(DatabaseUnavailable):
            await reach_roadie(parts)
        powerhouse.start_postgres_again()
        await reach_roadie(parts)
        await eventually(lambda: discord.members[BEA.id] == {ROADIE})
    assert await office.balance(BEA) == 605
    await office.prove()


async def test_a_job_in_hand_is_finished_before_stopping(
    powerhouse: Powerhouse, parts: Parts, office: Office, discord: GuildAtDiscord
) -> None:
    looked, may_go_on = asyncio.Event(), asyncio.Event()

    async def hold_on() -> None:
        looked.set()
        await may_go_on.wait()

    discord.on_look = hold_on
    async with a_worker(powerhouse) as stopping:
        await reach_roadie(parts)
        await looked.wait()
        stopping.set()
        await asyncio.sleep(0.3)
        assert discord.members[BEA.id] == set()
        may_go_on.set()
    assert discord.members[BEA.id] == {ROADIE}
    assert await nothing_waits(office)


async def test_a_job_that_hangs_does_not_keep_a_worker_and_is_not_forgotten(
    powerhouse: Powerhouse, parts: Parts, office: Office, discord: GuildAtDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "DRAIN_SECONDS", 0.2)
    looked = asyncio.Event()

    async def hang() -> None:
        looked.set()
        await asyncio.Event().wait()

    discord.on_look = hang
    async with asyncio.timeout(8):
        async with a_worker(powerhouse) as stopping:
            await reach_roadie(parts)
            await looked.wait()
            stopping.set()
    assert not await nothing_waits(office)


async def test_stopping_while_valkey_is_away_takes_no_time(powerhouse: Powerhouse) -> None:
    async with asyncio.timeout(8):
        async with a_worker(powerhouse):
            powerhouse.valkey.kill()
            await asyncio.sleep(1)


async def nothing_waits(office: Office) -> bool:
    return await office.fetch("select from rank_syncs where guild_id = $1", GUILD) == []
