"""Several processes keep one bot's limits together through Valkey, and go on when it is away.

Each `DiscordRest` here stands for one process; the pretend Discord notes what arrives when.
"""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import respx
from redis.asyncio import Redis
from structlog.testing import capture_logs

from app.discord.rate_limits import VALKEY_PAUSE, RateLimits
from app.discord.rest import DiscordRest
from app.errors import RateLimited
from app.local.engine import Engine
from app.local.valkey import start_valkey
from tests.discord.rest_bench import (
    API,
    APPLICATION,
    BEA,
    CHANNEL,
    GUILD,
    INTERACTION_TOKEN,
    MESSAGE,
    ORIGINAL,
    ROADIE,
    ROLE_OF_BEA,
    SleptClock,
    a_rest,
    budget,
    rate_limited,
)


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url) as client:
        await forget_limits(client)
        yield client
        await forget_limits(client)


@pytest.fixture
def discord() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=API, assert_all_called=False) as router:
        yield router


def a_process(redis: Redis, per_second: int = 50) -> DiscordRest:
    return a_rest(limits=RateLimits(APPLICATION, redis, per_second=per_second))


async def test_a_bucket_that_one_process_used_up_is_waited_for_by_another(
    redis: Redis, discord: respx.MockRouter
) -> None:
    discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204, headers=budget(0, 0.4)))
    async with a_process(redis) as one, a_process(redis) as other:
        await one.add_role(GUILD, BEA, ROADIE)
        started = time.monotonic()
        await other.add_role(GUILD, BEA, ROADIE)
    assert 0.3 < time.monotonic() - started < 2


async def test_two_processes_pass_the_global_limit_together_as_little_as_one(
    redis: Redis, discord: respx.MockRouter
) -> None:
    arrived: list[float] = []

    def note(_: httpx.Request) -> httpx.Response:
        arrived.append(time.monotonic())
        return httpx.Response(204)

    discord.put(url__regex=".*/roles/.*").mock(side_effect=note)
    async with a_process(redis, per_second=5) as one, a_process(redis, per_second=5) as other:
        calls = [process.add_role(guild, BEA, ROADIE) for guild in range(1, 8) for process in (one, other)]
        await asyncio.gather(*calls)
    arrived.sort()
    assert len(arrived) == 14
    # A little leeway: the turns are exact, the way from the turn to Discord is not.
    assert all(later - earlier > 0.8 for earlier, later in zip(arrived, arrived[5:], strict=False))


async def test_a_global_refusal_of_one_process_stops_the_others(redis: Redis, discord: respx.MockRouter) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(60, scope="global"))
    discord.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE))
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    async with a_process(redis) as one, a_process(redis) as other:
        with pytest.raises(RateLimited):
            await one.get_guild(GUILD)
        with pytest.raises(RateLimited):
            await other.create_message(CHANNEL, {"content": "hi"})
        await other.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert messages.call_count == 0


async def test_a_bucket_known_to_both_is_never_overrun(redis: Redis, discord: respx.MockRouter) -> None:
    strict = StrictBucket(size=5, window=0.4)
    discord.put(url__regex=".*/roles/.*").mock(side_effect=strict)
    async with a_process(redis) as one, a_process(redis) as other:
        await one.add_role(GUILD, BEA, ROADIE)
        await asyncio.gather(*(process.add_role(GUILD, BEA, ROADIE) for _ in range(10) for process in (one, other)))
    assert strict.answered == Counter({204: 21})


async def test_another_bot_on_the_same_valkey_is_not_held_up(redis: Redis, discord: respx.MockRouter) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(60, scope="global"))
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    async with a_process(redis) as one, a_rest(limits=RateLimits(APPLICATION + 1, redis)) as other_bot:
        with pytest.raises(RateLimited):
            await one.get_guild(GUILD)
        await other_bot.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 1


async def test_what_is_kept_expires_and_names_no_token(redis: Redis, discord: respx.MockRouter) -> None:
    discord.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE, headers=budget(3, 2.0)))
    discord.put(ROLE_OF_BEA).mock(return_value=rate_limited(60, scope="global", **budget(0, 60, bucket="efgh")))
    async with a_process(redis) as rest:
        for _ in range(2):
            await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
        with pytest.raises(RateLimited):
            await rest.add_role(GUILD, BEA, ROADIE)
    keys = [key async for key in redis.scan_iter("{discord-*")]
    assert len(keys) >= 5
    assert not any(INTERACTION_TOKEN.encode() in key for key in keys)
    assert all([await redis.pttl(key) > 0 for key in keys])


async def test_an_emptied_valkey_is_no_trouble(redis: Redis, discord: respx.MockRouter) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204, headers=budget(4, 1.0)))
    async with a_process(redis) as rest:
        await rest.add_role(GUILD, BEA, ROADIE)
        await forget_limits(redis)
        await redis.script_flush()
        with capture_logs() as events:
            await rest.add_role(GUILD, BEA, ROADIE)
    assert role.call_count == 2
    assert events == []


async def test_a_client_that_decodes_answers_does_as_well(
    redis_url: str, redis: Redis, discord: respx.MockRouter
) -> None:
    discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204, headers=budget(0, 0.3)))
    async with Redis.from_url(redis_url, decode_responses=True) as decoding:
        async with a_process(redis) as one, a_process(decoding) as other:
            await one.add_role(GUILD, BEA, ROADIE)
            started = time.monotonic()
            await other.add_role(GUILD, BEA, ROADIE)
    assert time.monotonic() - started > 0.2


async def test_valkey_dying_in_the_middle_leaves_the_limits_of_the_process(
    engine_folder: Path, discord: respx.MockRouter
) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204, headers=budget(0, 0.4)))
    with start_valkey(engine_folder / "valkey", durable=False) as valkey:
        async with Redis.from_url(valkey.url) as redis, a_process(redis) as rest:
            await rest.add_role(GUILD, BEA, ROADIE)
            valkey.kill()
            started = time.monotonic()
            with capture_logs() as events:
                await rest.add_role(GUILD, BEA, ROADIE)
                waited = time.monotonic() - started
    assert role.call_count == 2
    assert 0.2 < waited < 2
    assert [event["event"] for event in events] == ["rate_limits_not_shared"]


async def test_a_hanging_valkey_holds_nobody_up_and_is_used_again_when_it_wakes(
    engine_folder: Path, discord: respx.MockRouter
) -> None:
    discord.put(url__regex=".*/roles/.*").mock(return_value=httpx.Response(204, headers=budget(4, 60)))
    clock = SleptClock()
    with start_valkey(engine_folder / "valkey", durable=False) as valkey:
        async with Redis.from_url(valkey.url) as redis:
            async with a_rest(limits=RateLimits(APPLICATION, redis, clock=clock)) as rest:
                await rest.add_role(GUILD, BEA, ROADIE)
                await twenty_calls_with_valkey_stopped(valkey, rest)
                await forget_limits(redis)
                clock.now += VALKEY_PAUSE + 1
                await rest.add_role(GUILD, BEA, ROADIE)
                assert [key async for key in redis.scan_iter("{discord-*}:turns")]


async def twenty_calls_with_valkey_stopped(valkey: Engine, rest: DiscordRest) -> None:
    valkey.process.send_signal(signal.SIGSTOP)
    try:
        started = time.monotonic()
        for guild in range(1, 21):
            await rest.add_role(guild, BEA, ROADIE)
        assert time.monotonic() - started < 1.5
    finally:
        valkey.process.send_signal(signal.SIGCONT)


class StrictBucket:
    """Discord's side of one bucket: a fixed window that begins with its first request."""

    def __init__(self, size: int, window: float) -> None:
        self.size = size
        self.window = window
        self.ends = 0.0
        self.used = 0
        self.answered: Counter[int] = Counter()

    def __call__(self, _: httpx.Request) -> httpx.Response:
        now = time.time()
        if now >= self.ends:
            self.ends, self.used = now + self.window, 0
        self.used += 1
        left = self.ends - now
        answer = (
            rate_limited(left)
            if self.used > self.size
            else httpx.Response(204, headers=budget(self.size - self.used, left, size=self.size, reset=self.ends))
        )
        self.answered[answer.status_code] += 1
        return answer


async def forget_limits(redis: Redis) -> None:
    if keys := [key async for key in redis.scan_iter("{discord-*")]:
        await redis.delete(*keys)
