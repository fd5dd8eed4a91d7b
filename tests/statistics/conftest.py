"""Somebody at the desk who looks at charts, and the office and newsroom whose work they show."""

from collections.abc import AsyncIterator

import pytest

from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.queue.doorbell import Doorbell, open_redis
from tests.bot import Bot
from tests.control_room.conftest import ana_at_the_desk, bea_at_the_desk, browser, discord, nobody_asked_too_often
from tests.dailies.newsroom import Newsroom
from tests.mileage.office import Office

__all__ = ["ana_at_the_desk", "bea_at_the_desk", "browser", "discord", "nobody_asked_too_often"]


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
