"""The client waits before Discord has to refuse. Here: one process alone, with a clock that only sleeping moves."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import respx

from app.discord.budgets import FORGET_FROM, Budget, LocalLimits, read_budget
from app.discord.rest import DiscordRest
from app.errors import RateLimited
from tests.discord.rest_bench import (
    API,
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
def clock() -> SleptClock:
    return SleptClock()


@pytest.fixture
async def rest(clock: SleptClock) -> AsyncIterator[DiscordRest]:
    async with a_rest(clock, per_second=5) as client:
        yield client


@pytest.fixture
def discord() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=API) as router:
        yield router


def answers(remaining: int, reset_after: float, **more: str) -> httpx.Response:
    return httpx.Response(204, headers={**budget(remaining, reset_after), **more})


async def test_an_exhausted_bucket_is_waited_for(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    discord.put(ROLE_OF_BEA).mock(return_value=answers(0, 2.5))
    await rest.add_role(GUILD, BEA, ROADIE)
    assert clock.slept == []
    await rest.add_role(GUILD, BEA, ROADIE)
    assert sum(clock.slept) == pytest.approx(2.5)


async def test_another_guild_does_not_wait(rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock) -> None:
    discord.put(ROLE_OF_BEA).mock(return_value=answers(0, 2.5))
    discord.put(f"/guilds/77/members/{BEA}/roles/{ROADIE}").mock(return_value=answers(4, 2.5))
    await rest.add_role(GUILD, BEA, ROADIE)
    await rest.add_role(77, BEA, ROADIE)
    assert clock.slept == []


async def test_routes_of_one_bucket_wait_together(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    discord.put(ROLE_OF_BEA).mock(return_value=answers(2, 2.5))
    discord.delete(ROLE_OF_BEA).mock(side_effect=[answers(1, 2.5), answers(0, 2.5)])
    await rest.remove_role(GUILD, BEA, ROADIE)
    await rest.remove_role(GUILD, BEA, ROADIE)
    await rest.add_role(GUILD, BEA, ROADIE)
    assert clock.slept == []
    await rest.add_role(GUILD, BEA, ROADIE)
    assert sum(clock.slept) == pytest.approx(2.5)


async def test_a_bucket_that_opens_too_late_fails_at_once_and_sends_nothing(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=answers(0, 900))
    await rest.add_role(GUILD, BEA, ROADIE)
    with pytest.raises(RateLimited) as caught:
        await rest.add_role(GUILD, BEA, ROADIE)
    assert role.call_count == 1
    assert clock.slept == []
    assert caught.value.retry_after == pytest.approx(900)


async def test_the_global_limit_is_never_passed_in_any_second(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    sent: list[float] = []

    def note(_: httpx.Request) -> httpx.Response:
        sent.append(clock.now)
        return httpx.Response(204)

    discord.put(url__regex=".*/roles/.*").mock(side_effect=note)
    for guild in range(1, 18):
        await rest.add_role(guild, BEA, ROADIE)
        clock.now += 0.03
    assert all(later - earlier >= 1 for earlier, later in zip(sent, sent[5:], strict=False))
    assert sent[-1] - sent[0] < 4


async def test_answers_to_interactions_do_not_count_against_the_global_limit(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    discord.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE))
    for _ in range(20):
        await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert clock.slept == []


async def test_a_global_refusal_stops_other_routes_but_not_interactions(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(40, scope="global"))
    discord.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE))
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    for _ in range(2):
        with pytest.raises(RateLimited):
            await rest.get_guild(GUILD)
    await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    with pytest.raises(RateLimited):
        await rest.create_message(CHANNEL, {"content": "hi"})
    clock.now += 41
    await rest.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 1


async def test_a_refusal_of_one_route_lets_the_others_through(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(40, scope="shared"))
    discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    with pytest.raises(RateLimited):
        await rest.get_guild(GUILD)
    await rest.create_message(CHANNEL, {"content": "hi"})
    assert clock.slept == []


def test_a_late_answer_does_not_reopen_what_is_used_up(clock: SleptClock) -> None:
    limits = LocalLimits(50, clock)
    seen = [known(remaining, 2.0) for remaining in (3, 0, 2)]
    for answer in seen:
        limits.learn("key", answer)
    assert not limits.ask("key", seen[0].bucket, True, 30).granted


def test_an_answer_of_the_last_window_does_not_close_the_new_one(clock: SleptClock) -> None:
    limits = LocalLimits(50, clock)
    new, old = known(4, 2.0, reset=5002), known(0, 0.1, reset=5000)
    limits.learn("key", new)
    limits.learn("key", old)
    assert limits.ask("key", new.bucket, True, 30).granted


def test_a_fresh_window_of_known_size_is_not_overrun_before_the_first_answer(clock: SleptClock) -> None:
    limits = LocalLimits(50, clock)
    seen = known(4, 2.0)
    granted = [limits.ask("key", seen.bucket, True, 30).granted for _ in range(8)]
    assert granted == [True] * 5 + [False] * 3


def test_a_refused_bucket_opens_only_with_time(clock: SleptClock) -> None:
    limits = LocalLimits(50, clock)
    seen = known(4, 2.0, reset=9999)
    limits.block("key", 10)
    limits.learn("key", seen)
    assert not limits.ask("key", seen.bucket, True, 30).granted
    clock.now += 10
    assert limits.ask("key", seen.bucket, True, 30).granted


def test_expired_buckets_do_not_pile_up(clock: SleptClock) -> None:
    limits = LocalLimits(50, clock)
    seen = known(4, 2.0)
    for number in range(3 * FORGET_FROM):
        limits.learn(str(number), seen)
        clock.now += 0.01
    assert len(limits._left) <= FORGET_FROM + 1


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-RateLimit-Remaining", "many"),
        ("X-RateLimit-Limit", "0"),
        ("X-RateLimit-Remaining", "-1"),
        ("X-RateLimit-Reset-After", "nan"),
        ("X-RateLimit-Reset-After", "-5"),
        ("X-RateLimit-Reset", "inf"),
    ],
)
def test_strange_headers_are_ignored(header: str, value: str) -> None:
    assert read_budget(httpx.Headers({**budget(3, 1.0), header: value})) is None
    assert read_budget(httpx.Headers({})) is None
    assert read_budget(httpx.Headers(budget(3, 1.0)))


def known(remaining: int, reset_after: float, reset: float = 5000) -> Budget:
    read = read_budget(httpx.Headers(budget(remaining, reset_after, reset=reset)))
    assert read
    return read
