"""The running bot, a pretend Discord with one guild, and browsers in which somebody is signed in."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import respx
from arq.connections import ArqRedis

from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.mileage.imports.applying import Applying
from app.queue.doorbell import Doorbell
from tests import cast
from tests.bot import API, Bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord
from tests.dailies.newsroom import Newsroom
from tests.mileage.office import Office


@pytest.fixture
def discord(guild_id: int) -> Iterator[PretendDiscord]:
    """Its guild is this test's own; Ana owns it, Cleo is Director, and Bea no more than a member."""
    with respx.mock(base_url=API, assert_all_called=False) as routes:
        discord = PretendDiscord(routes, guild_id)
        discord.roles[cast.CLEO.id] = (cast.DIRECTOR,)
        discord.roles[cast.BEA.id] = ()
        yield discord


@pytest.fixture(autouse=True)
async def nobody_asked_too_often(bot: Bot) -> None:
    """The cast is small, and the tests of a minute are many."""
    redis = bot.part(ArqRedis)
    async for key in redis.scan_iter("omo:requests:*"):
        await redis.delete(key)


@pytest.fixture
async def browser(bot: Bot, discord: PretendDiscord) -> AsyncIterator[Browser]:
    """Nobody is signed in."""
    browser = Browser(bot, discord)
    async with browser.http:
        yield browser


def _signed_in(person: cast.Person) -> Any:
    async def at_the_desk(bot: Bot, discord: PretendDiscord) -> AsyncIterator[Browser]:
        browser = Browser(bot, discord)
        async with browser.http:
            assert (await browser.signs_in(person)).status_code == 303
            yield browser

    at_the_desk.__doc__ = f"{person.name} is signed in."
    return pytest.fixture(name=f"{person.username}_at_the_desk")(at_the_desk)


ana_at_the_desk = _signed_in(cast.ANA)
bea_at_the_desk = _signed_in(cast.BEA)
cleo_at_the_desk = _signed_in(cast.CLEO)


@pytest.fixture
def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Of the guild of Ana's browser."""
    return Office(bot.part(Database), ana_at_the_desk.discord.guild_id)


@pytest.fixture
def told() -> list[Any]:
    """What listeners are told."""
    return []


@pytest.fixture
def applying(bot: Bot, told: list[Any]) -> Applying:
    def tell(guild_id: int, event: str, data: Any) -> None:
        told.append((guild_id, event, data))

    return Applying(bot.part(Database), bot.part(Doorbell), tell)


@pytest.fixture
async def newsroom(bot: Bot, guild_id: int) -> Newsroom:
    return Newsroom(bot.part(Database), bot.part(DiscordRest), bot.part(Doorbell), guild_id)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens every minute happens a few times a second."""
    monkeypatch.setattr("app.control_room.live.api.HEARTBEAT_SECONDS", 0.1)
    monkeypatch.setattr("app.control_room.live.api.ASK_AGAIN_SECONDS", 0.2)
    monkeypatch.setattr("app.control_room.live.rooms.LOOK_SECONDS", 0.2)


zoe_at_the_desk = _signed_in(cast.ZOE)
