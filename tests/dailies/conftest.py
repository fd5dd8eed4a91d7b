"""A newsroom with Discord's channels beside it, and a web server to fetch from."""

from collections.abc import AsyncIterator, Iterator

import pytest
import respx

from app.dailies.fetching.fetcher import HttpFetcher
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.queue.doorbell import Doorbell, open_redis
from tests.dailies.channel_at_discord import ChannelsAtDiscord, channels_at_discord
from tests.dailies.newsroom import Newsroom
from tests.dailies.platforms import Office, PretendPlatforms, pretend_platforms
from tests.dailies.rooms import Rooms
from tests.dailies.web_server import WebServer, running_web_server
from tests.discord.rest_bench import SleptClock, a_rest
from tests.pretend_rest import PretendRest


@pytest.fixture
def discord(guild_id: int) -> Iterator[ChannelsAtDiscord]:
    with channels_at_discord() as channels:
        channels.guild_id = guild_id
        yield channels


@pytest.fixture
async def rest(discord: ChannelsAtDiscord) -> AsyncIterator[DiscordRest]:
    async with a_rest(SleptClock()) as rest:
        yield rest


@pytest.fixture
async def newsroom(database: Database, rest: DiscordRest, redis_url: str, guild_id: int) -> AsyncIterator[Newsroom]:
    redis = open_redis(redis_url)
    doorbell = Doorbell(redis)
    yield Newsroom(database, rest, doorbell, guild_id)
    await doorbell.close()
    await redis.aclose()


@pytest.fixture
def rooms(discord_rest: PretendRest, guild: int) -> Rooms:
    """Of the members' guild."""
    return Rooms(discord_rest, guild)


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    async with running_web_server() as server:
        yield server


@pytest.fixture
async def fetcher(web: WebServer) -> AsyncIterator[HttpFetcher]:
    async with HttpFetcher(contact="https://omo.example", trusted=[web.origin], timeout=1.0, most_bytes=100_000) as one:
        yield one


@pytest.fixture
def platforms() -> Iterator[PretendPlatforms]:
    with pretend_platforms() as pretended:
        yield pretended


@pytest.fixture
async def office(database: Database, platforms: PretendPlatforms, guild_id: int) -> AsyncIterator[Office]:
    await database.run(lambda connection: connection.execute("delete from connections"))  # what others left is due, too
    async with HttpFetcher(contact="https://omo.example") as http:
        yield Office(database, http, guild_id)


@pytest.fixture
def internet() -> Iterator[respx.Router]:
    """Answers what a test says; whatever the test does not name is refused."""
    with respx.mock(assert_all_called=False) as router:
        yield router


@pytest.fixture
async def http() -> AsyncIterator[HttpFetcher]:
    async with HttpFetcher(contact="https://omo.example") as one:
        yield one
