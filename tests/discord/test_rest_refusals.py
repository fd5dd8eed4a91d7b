"""Whatever goes wrong at Discord comes back as one of our errors, and tells no secrets."""

import asyncio
import logging
import time
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest
import respx
import stamina
from structlog.testing import capture_logs

from app.discord.rest import DiscordRest
from app.errors import (
    AccessDenied,
    DiscordError,
    DiscordUnavailable,
    NotFound,
    RateLimited,
    Rejected,
    TokenRefused,
)
from tests.discord.rest_bench import (
    API,
    BOT_TOKEN,
    CHANNEL,
    GUILD,
    INTERACTION_TOKEN,
    MESSAGE,
    ORIGINAL,
    SleptClock,
    a_rest,
    rate_limited,
    refused,
)


@pytest.fixture
async def rest() -> AsyncIterator[DiscordRest]:
    async with a_rest(SleptClock()) as client:
        yield client


@pytest.fixture
def discord() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=API) as router, stamina.set_testing(True, attempts=10, cap=True):
        yield router


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (403, 50013, AccessDenied),
        (404, 10004, NotFound),
        (400, 50035, Rejected),
        (405, 0, Rejected),
        (401, 0, TokenRefused),
        (500, 0, DiscordUnavailable),
        (503, 0, DiscordUnavailable),
    ],
)
async def test_each_refusal_has_its_error(
    rest: DiscordRest, discord: respx.MockRouter, status: int, code: int, expected: type[DiscordError]
) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=refused(status, code, "No."))
    with pytest.raises(expected) as caught:
        await rest.get_guild(GUILD)
    assert (caught.value.status, caught.value.code, caught.value.message) == (status, code, "No.")
    assert caught.value.route == "GET /guilds/{guild_id}"


async def test_a_rejected_form_names_every_wrong_field(rest: DiscordRest, discord: respx.MockRouter) -> None:
    errors = {
        "embeds": {"0": {"title": {"_errors": [{"code": "BASE_TYPE_BAD_LENGTH", "message": "Too long."}]}}},
        "_errors": [{"code": "APPLICATION_COMMAND_TOO_LARGE", "message": "Too large."}],
    }
    discord.post(f"/channels/{CHANNEL}/messages").mock(
        return_value=refused(400, 50035, "Invalid Form Body", errors=errors)
    )
    with pytest.raises(Rejected) as caught:
        await rest.create_message(CHANNEL, {"content": "hi"})
    assert caught.value.problems == (
        "embeds.0.title: BASE_TYPE_BAD_LENGTH Too long.",
        "request: APPLICATION_COMMAND_TOO_LARGE Too large.",
    )
    assert "embeds.0.title" in str(caught.value)


@pytest.mark.parametrize("body", [b"<html>blocked</html>", b"", b'"text"', b"[]", b"\xff\xfe", b'{"code": "x"}'])
async def test_an_answer_that_is_not_discords_json_is_survived(
    rest: DiscordRest, discord: respx.MockRouter, body: bytes
) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=httpx.Response(403, content=body))
    with pytest.raises(AccessDenied) as caught:
        await rest.get_guild(GUILD)
    assert caught.value.code == 0


async def test_a_web_page_instead_of_a_guild_counts_as_discord_being_away(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    discord.get(f"/guilds/{GUILD}").mock(return_value=httpx.Response(200, html="<p>hello</p>"))
    with pytest.raises(DiscordUnavailable):
        await rest.get_guild(GUILD)


async def test_after_a_refused_bot_token_nothing_more_is_sent_for_a_while(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    guild = discord.get(f"/guilds/{GUILD}").mock(return_value=refused(401, 0, "401: Unauthorized"))
    for _ in range(3):
        with pytest.raises(TokenRefused):
            await rest.get_guild(GUILD)
    assert guild.call_count == 1


async def test_an_expired_interaction_is_gone_and_says_nothing_of_the_bot_token(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    discord.get(ORIGINAL).mock(return_value=refused(401, 50027, "Invalid Webhook Token"))
    discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    with pytest.raises(NotFound) as caught:
        await rest.get_original(INTERACTION_TOKEN)
    assert caught.value.code == 50027
    assert (await rest.create_message(CHANNEL, {"content": "hi"})).content == "hello"


ENDINGS = [
    httpx.ConnectError("no route"),
    httpx.ReadTimeout("too slow"),
    httpx.RemoteProtocolError("gone"),
    httpx.Response(500, text="oops"),
    httpx.Response(200, text="not json"),
    httpx.Response(302, headers={"Location": f"{API}{ORIGINAL}"}),
    refused(404, 10008, f"Unknown {INTERACTION_TOKEN}"),
    refused(
        400,
        50035,
        "Bad",
        errors={"webhook_token": {"_errors": [{"code": "X", "message": f"“{INTERACTION_TOKEN}” is bad"}]}},
    ),
    refused(401, 50027, "Invalid Webhook Token"),
    rate_limited(1000.0),
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: getattr(ending, "status_code", type(ending).__name__))
async def test_no_token_is_in_any_error_log_or_traceback(
    rest: DiscordRest, discord: respx.MockRouter, ending: httpx.Response | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    discord.patch(ORIGINAL).mock(side_effect=[ending] * 10)
    with capture_logs() as events, pytest.raises(DiscordError) as caught:
        await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    told = [*everything_told_by(caught.value), caplog.text, repr(events)]
    for secret in (INTERACTION_TOKEN, BOT_TOKEN):
        assert not any(secret in text for text in told)


async def test_a_good_answer_leaves_no_token_in_the_log(
    rest: DiscordRest, discord: respx.MockRouter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    discord.patch(ORIGINAL).mock(return_value=httpx.Response(200, json=MESSAGE))
    await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert INTERACTION_TOKEN not in caplog.text


async def test_an_answer_that_trickles_in_for_ever_is_cut_off() -> None:
    async with a_trickling_server() as address, a_rest(timeout=0.2, api_url=address) as rest:
        started = time.monotonic()
        with stamina.set_testing(True, attempts=1), pytest.raises(DiscordUnavailable) as caught:
            await rest.get_guild(GUILD)
    assert caught.value.uncertain
    assert time.monotonic() - started < 2


async def test_a_rate_limit_too_long_to_wait_for_is_told_with_its_length(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    guild = discord.get(f"/guilds/{GUILD}").mock(return_value=rate_limited(600.0))
    with pytest.raises(RateLimited) as caught:
        await rest.get_guild(GUILD)
    assert caught.value.retry_after == pytest.approx(600)
    assert guild.call_count == 1


def everything_told_by(error: BaseException) -> Iterator[str]:
    """All texts of the error and of whatever hangs on to it, suppressed or not."""
    seen: list[BaseException] = [error]
    for current in seen:
        yield str(current)
        yield repr(current)
        yield repr(current.__dict__)
        yield "".join(traceback.format_exception(current))
        request = getattr(current, "_request", None)
        yield str(request.url) if request else ""
        for linked in (current.__cause__, current.__context__):
            if linked is not None and linked not in seen:
                seen.append(linked)


@asynccontextmanager
async def a_trickling_server() -> AsyncIterator[str]:
    """Sends a byte now and then, so that no single read ever takes long."""

    async def trickle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        with suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)

    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
