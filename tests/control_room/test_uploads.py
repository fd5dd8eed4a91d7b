"""A file is read piece by piece by the operation that takes it, and refused early when it is too large."""

from collections.abc import AsyncIterator

import pytest

from app.api.call import Call
from app.api.declaration import ApiBook
from app.api.reading import MOST_FILE_BYTES
from app.control_room import opening
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

    assert (answer.status_code, file.sent, answer.headers["connection"]) == (413, 0, "close")


async def test_a_file_that_does_not_say_how_large_it_is_is_read_no_further(ana: Browser) -> None:
    file = File(2048)

    answer = await ana.http.post(f"/api/v1{ana.guild}/weigh", content=file.pieces(), headers=OURS)

    assert answer.status_code == 413
    assert file.sent * MEGABYTE <= MOST_FILE_BYTES + 2 * MEGABYTE
