"""arq keeps the ids of a killed worker's jobs for an hour: bells are heard all the same, because no id comes again."""

from typing import Any

import pytest
from arq.connections import ArqRedis

from app.database.pool import Database
from app.queue.doorbell import Doorbell, open_redis
from tests.cast import BEA
from tests.dailies.channel_at_discord import channels_at_discord
from tests.dailies.newsroom import Newsroom
from tests.discord.rest_bench import SleptClock, a_rest
from workers.dailies import sweep_deliveries
from workers.mileage import sweep_role_syncs


async def rung(redis: ArqRedis, doorbell: Doorbell, job: str, guild_id: int) -> set[str]:
    """The ids with which that job was rung for so far."""
    await doorbell.close()
    waiting = await redis.zrange("arq:queue", 0, -1)
    return {each.decode() for each in waiting if each.decode().startswith(f"{job}:{guild_id}")}


@pytest.fixture
async def redis(redis_url: str) -> Any:
    redis = open_redis(redis_url)
    yield redis
    await redis.aclose()


async def test_each_post_of_a_channel_is_rung_for_under_an_id_of_its_own(
    database: Database, redis: ArqRedis, guild_id: int
) -> None:
    doorbell = Doorbell(redis)
    ctx = {"parts": {Database: database, Doorbell: doorbell}}
    with channels_at_discord() as channels:
        channels.guild_id = guild_id
        async with a_rest(SleptClock()) as rest:
            newsroom = Newsroom(database, rest, doorbell, guild_id)
            await newsroom.open()
            before = set[str]()
            for day in ("Day one", "Day two"):
                newsroom.publish(day)
                await newsroom.poll()
                for _ in range(2):
                    await sweep_deliveries(ctx)
                ids = {each for each in await rung(redis, doorbell, "deliver_items", guild_id) if ":at-" not in each}
                assert len(ids - before) == 1, "once, however often is swept, and never again as before"
                before = ids
                await newsroom.deliver()


async def test_a_bell_has_another_id_some_seconds_later(
    redis: ArqRedis, guild_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    doorbell, now = Doorbell(redis), [1000.0]
    monkeypatch.setattr("app.queue.doorbell.time.time", lambda: now[0])
    for seconds in (0, 1, 6):
        now[0] = 1000.0 + seconds
        doorbell.ring("deliver_items", guild_id, 1)
        await doorbell.close()
    assert len(await rung(redis, doorbell, "deliver_items", guild_id)) == 2


async def test_each_sync_of_a_members_roles_is_rung_for_under_an_id_of_its_own(
    database: Database, redis: ArqRedis, guild_id: int
) -> None:
    doorbell = Doorbell(redis)
    ctx = {"parts": {Database: database, Doorbell: doorbell}}
    counts = []
    for _ in range(2):
        await database.run(
            lambda connection: connection.execute(
                "insert into rank_syncs (guild_id, user_id) values ($1, $2)", guild_id, BEA.id
            )
        )
        await sweep_role_syncs(ctx)
        counts.append(len(await rung(redis, doorbell, "sync_roles", guild_id)))
        await database.run(
            lambda connection: connection.execute("delete from rank_syncs where guild_id = $1", guild_id)
        )
    assert counts == [1, 2]
