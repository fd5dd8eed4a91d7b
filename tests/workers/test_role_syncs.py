"""However many members' roles are due, and however long Discord takes: other work does not wait for them."""

import asyncio

import pytest

from app.database.pool import Database
from app.mileage.resync import ask_for_resync
from app.mileage.role_sync import TOGETHER
from app.parts import Parts
from app.queue.doorbell import Doorbell, open_redis
from tests.mileage.office import ANA, Office
from tests.mileage.roles_at_discord import GuildAtDiscord
from tests.patience import eventually
from tests.workers.conftest import GUILD, Powerhouse, a_worker
from tests.workers.test_imports import asks_for_import, is_applied
from workers import main

CROWD = 60_000


@pytest.fixture
async def crowd(office: Office) -> None:
    """Everybody's roles are due."""
    await office.fetch(
        "insert into members (guild_id, user_id, name, balance) select $1, n, 'Fan', 5 from generate_series(1, $2) n",
        GUILD,
        CROWD,
    )


async def test_a_resync_of_a_crowd_is_one_job(
    powerhouse: Powerhouse, parts: Parts, office: Office, crowd: None
) -> None:
    asked = await ask_for_resync(parts[Database], parts[Doorbell], GUILD, ANA.id)
    parts[Doorbell].ring("apply_import", GUILD, 1)
    await parts[Doorbell].close()

    assert asked == len(await office.fetch("select from rank_syncs")) == CROWD
    redis = open_redis(powerhouse.settings.redis_url)
    assert sorted(job.function for job in await redis.queued_jobs()) == ["apply_import", "sync_roles"]
    await redis.aclose()


async def test_a_crowd_at_a_hanging_discord_holds_up_no_import(
    powerhouse: Powerhouse,
    parts: Parts,
    office: Office,
    discord: GuildAtDiscord,
    crowd: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(main, "DRAIN_SECONDS", 0.2)
    looking = most = 0

    async def hang() -> None:
        nonlocal looking, most
        discord.on_look = hang
        looking += 1
        most = max(most, looking)
        try:
            await asyncio.Event().wait()
        finally:
            looking -= 1

    discord.on_look = hang
    import_id = await asks_for_import(parts)
    async with a_worker(powerhouse):
        await ask_for_resync(parts[Database], parts[Doorbell], GUILD, ANA.id)
        await eventually(lambda: looking == TOGETHER)
        parts[Doorbell].ring("apply_import", GUILD, import_id)
        await eventually(lambda: is_applied(office))

    assert most == TOGETHER
