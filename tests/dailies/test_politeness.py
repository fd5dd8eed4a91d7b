"""A host is asked by one worker at a time, with a pause, also while Valkey is empty or away."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from app.dailies.politeness import HostBusy, Politeness

NOBODY = "redis://127.0.0.1:9/0"


@pytest.fixture(params=["with Valkey", "without"])
async def redis(request: pytest.FixtureRequest, redis_url: str) -> AsyncIterator[Redis]:
    redis = Redis.from_url(redis_url if request.param == "with Valkey" else NOBODY)
    if request.param == "with Valkey":
        await redis.flushdb()
    yield redis
    await redis.aclose()


async def ask(politeness: Politeness, host: str, asked: list[float]) -> None:
    async with politeness.turn(host):
        asked.append(time.monotonic())


async def test_one_host_is_asked_now_and_then_and_others_at_once(redis: Redis) -> None:
    politeness, one, other = Politeness(redis, gap=0.2), list[float](), list[float]()
    began = time.monotonic()
    await asyncio.gather(*(ask(politeness, "a.example", one) for _ in range(3)), ask(politeness, "b.example", other))
    assert other[0] - began < 0.2
    assert [later - earlier > 0.15 for earlier, later in itertools.pairwise(one)] == [True, True]


async def test_whoever_would_wait_too_long_is_sent_away_and_takes_no_turn(redis: Redis) -> None:
    politeness = Politeness(redis, gap=60, patience=1)
    await ask(politeness, "a.example", [])
    for _ in range(2):
        with pytest.raises(HostBusy) as busy:
            await ask(politeness, "a.example", [])
        assert 58 < busy.value.seconds <= 60


async def test_workers_share_a_host(redis_url: str) -> None:
    redis = Redis.from_url(redis_url)
    await redis.flushdb()
    asked = list[float]()
    await asyncio.gather(*(ask(Politeness(redis, gap=0.2), "a.example", asked) for _ in range(2)))
    assert abs(asked[1] - asked[0]) > 0.15
    await redis.flushdb()
    await ask(Politeness(redis, gap=60), "a.example", asked)
    await redis.aclose()
