"""arq keeps the ids of a killed worker's jobs for an hour: bells are heard all the same, because no id comes again."""

from typing import Any

import pytest
from arq.connections import ArqRedis

from app.database.pool import Database
from app.queue.doorbell import Doorbell, open_redis
from tests.dailies.channel_at_discord import channels_at_discord
from tests.dailies.newsroom import Newsroom
from tests.discord.rest_bench import SleptClock, a_rest
from workers.dailies import sweep_deliveries


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
