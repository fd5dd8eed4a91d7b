"""A file is read piece by piece by the operation that takes it, and refused early when it is too large."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from uvicorn import Config, Server

from app.api.call import Call
from app.api.declaration import ApiBook
from app.api.reading import MOST_FILE_BYTES
from app.control_room import lingering, opening
from app.settings import Settings
from tests import cast
from tests.bot import running_bot
from tests.control_room.browser import OURS, Browser
from tests.control_room.discord import PretendDiscord

book = ApiBook("miles")
MEGABYTE = 1 << 20


@book.post("/guilds/{guild_id}/weigh", "How many bytes a file has", takes_file=True)
async def weigh(call: Call) -> int:
    return sum([len(piece) async for piece in call.stream])


@pytest.fixture
async def ana(settings: Settings, discord: PretendDiscord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Browser]:
    """Signed in at a bot that weighs files."""
    monkeypatch.setattr(opening, "API_BOOKS", (book,))
    async with running_bot(settings) as bot:
        browser = Browser(bot, discord)
        async with browser.http:
            await browser.signs_in(cast.ANA)
            yield browser


class File:
    """Of that many megabytes; `sent` is how many were asked for."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        self.sent = 0

    async def pieces(self) -> AsyncIterator[bytes]:
        while self.sent < self.megabytes:
            self.sent += 1
            yield b"." * MEGABYTE


async def test_a_file_may_be_larger_than_a_body(ana: Browser) -> None:
    answer = await ana.http.post(f"/api/v1{ana.guild}/weigh", content=File(5).pieces(), headers=OURS)

    assert (answer.status_code, answer.json()) == (200, 5 * MEGABYTE)


async def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(ana: Browser) -> None:
    file = File(2048)
    announced = {"Content-Length": str(2048 * MEGABYTE)}

    answer = await ana.http.post(f"/api/v1{ana.guild}/weigh", content=file.pieces(), headers=OURS | announced)

    assert (answer.status_code, answer.headers["connection"]) == (413, "close")
    assert file.sent * MEGABYTE <= lingering.MOST_BYTES


async def test_a_file_that_does_not_say_how_large_it_is_is_read_no_further(ana: Browser) -> None:
    file = File(2048)

    answer = await ana.http.post(f"/api/v1{ana.guild}/weigh", content=file.pieces(), headers=OURS)

    assert answer.status_code == 413
    assert file.sent * MEGABYTE <= MOST_FILE_BYTES + 2 * MEGABYTE + lingering.MOST_BYTES


@pytest.fixture
async def address(ana: Browser) -> AsyncIterator[str]:
    """Where the bot listens, as `omo web` lets it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(Config(ana.app, lifespan="off", http="httptools", log_config=None))
        serving = asyncio.create_task(server.serve([listening]))
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.mark.parametrize("announced", ["Transfer-Encoding: chunked", f"Content-Length: {2048 * MEGABYTE}"])
async def test_who_sends_too_much_can_read_the_answer(
    ana: Browser, address: str, announced: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed on unread bytes, the connection would be reset, and the answer lost."""
    monkeypatch.setattr("app.control_room.api.MOST_FILE_BYTES", MEGABYTE)
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(head_of(ana, announced))
    for _ in range(8):
        writer.write(b"%x\r\n%s\r\n" % (MEGABYTE, b"." * MEGABYTE))
        await writer.drain()
    writer.write(b"0\r\n\r\n")
    answer = await reader.read()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"the body may have 1 MB" in answer


async def test_the_answer_does_not_wait_for_the_rest(ana: Browser, address: str) -> None:
    """Nor does its end wait for ever."""
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(head_of(ana, f"Content-Length: {2048 * MEGABYTE}"))
    async with asyncio.timeout(20):
        assert (await reader.readline()).startswith(b"HTTP/1.1 413 ")
        assert b"the body may have 64 MB" in await reader.read()
    writer.close()


def head_of(browser: Browser, announced: str) -> bytes:
    cookies = "; ".join(f"{name}={value}" for name, value in browser.http.cookies.items())
    lines = [f"POST /api/v1{browser.guild}/weigh HTTP/1.1", "Host: bot.example", f"Cookie: {cookies}", announced]
    return "\r\n".join([*lines, *(f"{name}: {value}" for name, value in OURS.items()), "", ""]).encode()
