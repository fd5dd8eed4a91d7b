"""The Control Room's pretend Discord with channels in it, and a newsroom that works for its guild."""

from collections.abc import Iterator

import pytest
import respx

from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.queue.doorbell import Doorbell
from tests import cast
from tests.bot import API, Bot
from tests.control_room.discord import PretendDiscord
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import Newsroom


@pytest.fixture
def channels(guild_id: int) -> Iterator[ChannelsAtDiscord]:
    channels = ChannelsAtDiscord()
    channels.guild_id = guild_id
    with respx.mock(base_url=API, assert_all_called=False) as routes:
        for path in (r"/channels/\d+", r"/guilds/\d+/roles$", rf"/guilds/\d+/members/{cast.APPLICATION}$"):
            routes.route(path__regex=path).mock(side_effect=channels.answer)
        yield channels


@pytest.fixture
def discord(channels: ChannelsAtDiscord, discord: PretendDiscord) -> PretendDiscord:
    """Its channels are asked first."""
    return discord


@pytest.fixture
def newsroom(bot: Bot, discord: PretendDiscord) -> Newsroom:
    """What it posts is in `channels`."""
    return Newsroom(bot.part(Database), bot.part(DiscordRest), bot.part(Doorbell), discord.guild_id)


@pytest.fixture
def internet() -> Iterator[respx.Router]:
    """Answers what a test says."""
    with respx.mock(assert_all_called=False) as router:
        yield router
