"""An operation that only works something out from what was sent changes nothing: so viewers may."""

from collections.abc import AsyncIterator

import pytest

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.control_room import opening
from app.control_room.api_tokens import add_token
from app.database.pool import Database
from app.settings import Settings
from tests import cast
from tests.bot import Bot, running_bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord

book = ApiBook("miles")


class Trip(Sent, frozen=True):
    days: int
    miles_a_day: int


@book.post("/guilds/{guild_id}/length", "How long a trip is", level="viewer", changes=False)
async def length(call: Call, body: Trip) -> int:
    return body.days * body.miles_a_day


@pytest.fixture
async def bot(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setattr(opening, "API_BOOKS", (book,))
    async with running_bot(settings) as bot:
        yield bot


async def test_a_viewer_may(bot: Bot, bea_at_the_desk: Browser) -> None:
    bea_at_the_desk.discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(bea_at_the_desk.discord.guild_id, viewer_roles=[cast.PRODUCER])

    answer = await bea_at_the_desk.sends("POST", f"{bea_at_the_desk.guild}/length", {"days": 3, "miles_a_day": 70})

    assert (answer.status_code, answer.json()) == (200, 210)


async def test_a_token_that_may_only_read_may(bot: Bot, browser: Browser, discord: PretendDiscord) -> None:
    token, _ = await bot.part(Database).transact(
        lambda connection: add_token(connection, discord.guild_id, (cast.ANA.id, "Ana"), "W", ["miles:read"], None)
    )
    browser.http.headers["Authorization"] = f"Bearer {token}"

    assert (await browser.sends("POST", f"{browser.guild}/length", {"days": 1, "miles_a_day": 1})).json() == 1
