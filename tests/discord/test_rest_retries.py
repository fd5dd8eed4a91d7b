"""What may be repeated is repeated, a few times; what may have happened already is not."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import respx

from app.discord.rest import DiscordRest
from app.errors import DiscordUnavailable, NotFound, RateLimited
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
    rate_limited,
    refused,
)

FINE = httpx.Response(200, json=MESSAGE)
NO_CONTENT = httpx.Response(204)
BROKEN = httpx.Response(502, text="<html>bad gateway</html>")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SleptClock:
    """Also stamina's pauses run on it."""
    slept = SleptClock()
    monkeypatch.setattr(asyncio, "sleep", slept.sleep)
    return slept


@pytest.fixture
async def rest(clock: SleptClock) -> AsyncIterator[DiscordRest]:
    async with a_rest(clock) as client:
        yield client


@pytest.fixture
def discord() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=API) as router:
        yield router


async def test_discord_stumbling_twice_is_not_noticed(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    role = discord.put(ROLE_OF_BEA).mock(side_effect=[BROKEN, httpx.ReadTimeout("slow"), NO_CONTENT])
    await rest.add_role(GUILD, BEA, ROADIE)
    assert role.call_count == 3
    assert len(clock.slept) == 2
    assert all(0.25 <= pause <= 3 for pause in clock.slept)


async def test_discord_staying_away_is_given_up(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=BROKEN)
    with pytest.raises(DiscordUnavailable) as caught:
        await rest.add_role(GUILD, BEA, ROADIE)
    assert role.call_count == 4
    assert caught.value.status == 502
    assert sum(clock.slept) < 10


@pytest.mark.parametrize("failure", [BROKEN, httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("gone")])
async def test_a_message_that_may_have_been_posted_is_not_posted_again(
    rest: DiscordRest, discord: respx.MockRouter, failure: httpx.Response | Exception
) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(side_effect=[failure, FINE])
    with pytest.raises(DiscordUnavailable) as caught:
        await rest.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 1
    assert caught.value.uncertain


async def test_a_message_with_a_nonce_is_sent_again(rest: DiscordRest, discord: respx.MockRouter) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(side_effect=[BROKEN, FINE])
    assert (await rest.create_message(CHANNEL, {"content": "hi"}, nonce="item-1")).id == 400000000000000001
    bodies = [call.request.content for call in messages.calls]
    assert bodies[0] == bodies[1]
    assert b'"nonce":"item-1","enforce_nonce":true' in bodies[0]


async def test_a_message_that_never_left_is_sent_again(rest: DiscordRest, discord: respx.MockRouter) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(side_effect=[httpx.ConnectError("refused"), FINE])
    await rest.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 2


async def test_a_failure_before_anything_was_sent_says_so(rest: DiscordRest, discord: respx.MockRouter) -> None:
    discord.post(f"/channels/{CHANNEL}/messages").mock(side_effect=httpx.ConnectTimeout("nobody there"))
    with pytest.raises(DiscordUnavailable) as caught:
        await rest.create_message(CHANNEL, {"content": "hi"})
    assert not caught.value.uncertain


async def test_a_rate_limited_message_is_sent_after_the_time_discord_names(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(side_effect=[rate_limited(1.5), FINE])
    await rest.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 2
    assert sum(clock.slept) == pytest.approx(1.5)


async def test_endless_rate_limits_are_given_up(rest: DiscordRest, discord: respx.MockRouter) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=rate_limited(0.5))
    with pytest.raises(RateLimited):
        await rest.create_message(CHANNEL, {"content": "hi"})
    assert messages.call_count == 4


async def test_the_waits_of_one_call_are_bounded_in_total(clock: SleptClock, discord: respx.MockRouter) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(4))
    async with a_rest(clock, longest_wait=10) as rest:
        with pytest.raises(RateLimited):
            await rest.get_guild(GUILD)
    assert sum(clock.slept) <= 10


async def test_a_cloudflare_block_is_waited_out_by_its_header(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    page = httpx.Response(429, html="<h1>error code: 1015</h1>", headers={"Retry-After": "7"})
    role = discord.put(ROLE_OF_BEA).mock(side_effect=[page, NO_CONTENT])
    await rest.add_role(GUILD, BEA, ROADIE)
    assert role.call_count == 2
    assert sum(clock.slept) == pytest.approx(7)


@pytest.mark.parametrize(
    ("method", "path"), [("PATCH", ORIGINAL), ("POST", f"/webhooks/{APPLICATION}/{INTERACTION_TOKEN}")]
)
async def test_an_answer_faster_than_the_deferral_tries_again(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock, method: str, path: str
) -> None:
    too_early = refused(404, 10015, "Unknown Webhook")
    route = discord.request(method, path).mock(side_effect=[too_early] * 3 + [FINE])
    send = rest.edit_original if method == "PATCH" else rest.create_followup
    assert (await send(INTERACTION_TOKEN, {"content": "done"})).content == "hello"
    assert route.call_count == 4
    assert clock.slept[0] == pytest.approx(0.35, abs=0.06)


async def test_an_interaction_that_stays_unknown_is_given_up_after_about_ten_seconds(
    rest: DiscordRest, discord: respx.MockRouter, clock: SleptClock
) -> None:
    original = discord.patch(ORIGINAL).mock(return_value=refused(404, 10015, "Unknown Webhook"))
    with pytest.raises(NotFound):
        await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert original.call_count == 6
    assert 9 <= sum(clock.slept) <= 10.5


async def test_a_message_the_member_deleted_is_not_asked_for_again(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    original = discord.patch(ORIGINAL).mock(return_value=refused(404, 10008, "Unknown Message"))
    with pytest.raises(NotFound):
        await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert original.call_count == 1
