"""Ana at the desk, the office whose awards are told, the tour's website, and the worker between them."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from app.bridge.collecting import collect_whatever_is_new
from app.bridge.secrets import HookSecrets
from app.bridge.sending import Sending
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.queue.doorbell import Doorbell, open_redis
from tests.bot import Bot
from tests.bridge.site import Site
from tests.control_room.browser import Browser
from tests.control_room.conftest import ana_at_the_desk, bea_at_the_desk, browser, discord, nobody_asked_too_often
from tests.dailies.newsroom import Newsroom
from tests.mileage.office import Office

__all__ = ["ana_at_the_desk", "bea_at_the_desk", "browser", "discord", "nobody_asked_too_often"]

EVERYTHING = ["miles.awarded", "rank.changed", "dailies.sent"]


@pytest.fixture
def office(database: Database, guild_id: int) -> Office:
    return Office(database, guild_id)


@pytest.fixture
async def newsroom(database: Database, bot: Bot, redis_url: str, guild_id: int) -> AsyncIterator[Newsroom]:
    redis = open_redis(redis_url)
    doorbell = Doorbell(redis)
    yield Newsroom(database, bot.part(DiscordRest), doorbell, guild_id)
    await doorbell.close()
    await redis.aclose()


@pytest.fixture
def site() -> Site:
    return Site()


class Bridge:
    """One hook, as its admin sees it, and the work of a worker, step by step."""

    def __init__(self, desk: Browser, office: Office, sending: Sending, made: dict[str, Any]) -> None:
        self.desk, self.office, self._sending = desk, office, sending
        self.secret: str = made["secret"]
        self.id: str = made["hook"]["id"]

    @property
    def path(self) -> str:
        return f"{self.desk.guild}/hooks/{self.id}"

    async def works(self, minutes_later: int = 0) -> None:
        """Collects and sends what is due."""
        await self.office.fetch(
            "update hook_deliveries set due_at = due_at - make_interval(mins => $2) where guild_id = $1",
            self.office.guild_id,
            minutes_later,
        )
        await collect_whatever_is_new(self.office.database)
        await self._sending.send_due(self.office.guild_id, int(self.id))

    async def hook(self) -> Any:
        return (await self.desk.reads(self.path)).json()

    async def deliveries(self, **query: Any) -> list[Any]:
        answer = await self.desk.reads(f"{self.path}/deliveries", **query)
        assert answer.status_code == 200, answer.text
        items: list[Any] = answer.json()["items"]
        return items


@pytest.fixture
def open_bridge(ana_at_the_desk: Browser, office: Office, bot: Bot) -> Callable[..., Any]:
    """Called with where messages go."""

    async def opened(site: Any, url: str = "https://tour.example/hooks", events: list[str] = EVERYTHING) -> Bridge:
        made = await ana_at_the_desk.sends(
            "POST", f"{ana_at_the_desk.guild}/hooks", {"url": "https://tour.example/hooks", "events": events}
        )
        assert made.status_code == 201, made.text
        await office.fetch("update hooks set url = $2 where guild_id = $1", office.guild_id, url)
        sending = Sending(office.database, site, bot.part(HookSecrets))
        return Bridge(ana_at_the_desk, office, sending, made.json())

    return opened


@pytest.fixture
async def bridge(open_bridge: Callable[..., Any], site: Site) -> Bridge:
    opened: Bridge = await open_bridge(site)
    return opened
