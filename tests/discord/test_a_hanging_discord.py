"""A Discord that takes connections and answers nothing: one call waits for it, a few seconds, and the others do not."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
import respx

from app.discord import circuit
from app.discord.http_client import ATTEMPTS, PATIENCE
from app.discord.rest import DiscordRest
from app.errors import DiscordUnavailable, NotFound
from tests.discord.rest_bench import API, CHANNEL, GUILD, INTERACTION_TOKEN, MESSAGE, ORIGINAL, a_rest, refused

GUILD_JSON = {"id": str(GUILD), "name": "Odyssey", "owner_id": "1", "roles": []}
FAST_SECONDS = 0.2


class Hanging:
    """Answers nothing until it `goes_on`."""

    def __init__(self) -> None:
        self.address = ""
        self.asked = 0
        self.goes_on = False

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with_body = httpx.Response(200, json=GUILD_JSON).content
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                self.asked += 1
                if not self.goes_on:
                    await reader.read()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(with_body), with_body))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def discord() -> AsyncIterator[Hanging]:
    hanging = Hanging()
    server = await asyncio.start_server(hanging.answer, "127.0.0.1", 0)
    async with server:
        hanging.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield hanging


@pytest.fixture
async def rest(discord: Hanging) -> AsyncIterator[DiscordRest]:
    """As impatient as a test: 0.3 seconds for an attempt, one for a call."""
    async with a_rest(api_url=discord.address, timeout=0.3, patience=1.0) as rest:
        yield rest


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets the time pass in which nobody asks."""
    return lambda: monkeypatch.setattr(circuit, "time", Later())


class Later:
    @staticmethod
    def monotonic() -> float:
        return time.monotonic() + circuit.AWAY_SECONDS


async def seconds_until_given_up(rest: DiscordRest) -> float:
    started = time.monotonic()
    with pytest.raises(DiscordUnavailable):
        await rest.get_guild(GUILD)
    return time.monotonic() - started


def test_nobody_waits_longer_than_about_eight_seconds() -> None:
    assert PATIENCE <= 8


async def test_all_attempts_of_a_call_share_its_patience(discord: Hanging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.discord.http_client.WORTH_REPEATING", 0.1)
    async with a_rest(api_url=discord.address, timeout=5, patience=0.6) as rest:
        assert await seconds_until_given_up(rest) < 2
    assert discord.asked == 1


async def test_the_first_call_finds_out_and_the_others_are_told_at_once(discord: Hanging, rest: DiscordRest) -> None:
    await seconds_until_given_up(rest)
    asked = discord.asked
    took = [await seconds_until_given_up(rest) for _ in range(5)]

    assert rest.away
    assert max(took) < FAST_SECONDS
    assert discord.asked == asked


async def test_what_was_not_even_sent_says_so(rest: DiscordRest) -> None:
    await seconds_until_given_up(rest)
    with pytest.raises(DiscordUnavailable) as caught:
        await rest.create_message(CHANNEL, {"content": "hi"})
    assert not caught.value.uncertain


async def test_after_a_while_one_call_tries_and_the_others_wait_for_what_it_finds(
    discord: Hanging, rest: DiscordRest, later: Callable[[], None]
) -> None:
    await seconds_until_given_up(rest)
    asked = discord.asked
    later()
    took = await asyncio.gather(*(seconds_until_given_up(rest) for _ in range(5)))

    assert discord.asked == asked + 1
    assert sorted(took)[3] < FAST_SECONDS < sorted(took)[4]


async def test_when_it_goes_on_everybody_asks_again(
    discord: Hanging, rest: DiscordRest, later: Callable[[], None]
) -> None:
    await seconds_until_given_up(rest)
    discord.goes_on = True
    later()
    assert (await rest.get_guild(GUILD)).name == "Odyssey"
    assert not rest.away
    assert (await rest.get_guild(GUILD)).name == "Odyssey"


async def test_refused_connections_tell_the_same_as_silence() -> None:
    with respx.mock(base_url=API) as routes:
        guild = routes.get(f"/guilds/{GUILD}").mock(side_effect=httpx.ConnectError("refused"))
        async with a_rest() as rest:
            await seconds_until_given_up(rest)
            assert await seconds_until_given_up(rest) < FAST_SECONDS
    assert guild.call_count == ATTEMPTS


@pytest.mark.parametrize("answer", [refused(404, 10004, "Unknown Guild"), httpx.Response(503)])
async def test_an_answer_that_helps_nobody_is_one_all_the_same(answer: httpx.Response) -> None:
    with respx.mock(base_url=API) as routes:
        routes.get(f"/guilds/{GUILD}").mock(return_value=answer)
        async with a_rest(patience=0.5) as rest:
            with pytest.raises((NotFound, DiscordUnavailable)):
                await rest.get_guild(GUILD)
            assert not rest.away


async def test_an_interaction_is_answered_also_when_nothing_else_is_asked(rest: DiscordRest) -> None:
    await seconds_until_given_up(rest)
    with respx.mock(base_url=rest._api_url) as routes:
        routes.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE))
        assert (await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})).content == "hello"
