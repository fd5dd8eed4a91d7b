"""A source for the pretend Discord's guild: the pretend platform beside it. Running it again changes nothing."""

from urllib.parse import urljoin, urlsplit

from app.dailies.choices import Choices
from app.dailies.setting_up import add_source
from app.dailies.sources.protocol import Source
from app.database.pool import Connection, Database
from app.guilds.store import OPERATOR

GUILD_ID = 9007199254740993001
THE_DAILIES = 9007199254740993202
LOOK_EVERY = 15
"""Seconds: whoever tries it out does not want to wait."""
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")


async def seed(database: Database, discord_api_url: str) -> None:
    """Only beside a pretend Discord: the platform is at the same address."""
    if urlsplit(discord_api_url).hostname not in OWN_MACHINE:
        return
    source = Source(
        guild_id=GUILD_ID,
        kind="feed",
        address=urljoin(discord_api_url, "/platform/van-life.xml"),
        title="Van life",
        options={"interval_seconds": LOOK_EVERY, "newest_on_baseline": 1},
    )

    async def work(connection: Connection) -> None:
        rows = await connection.fetch("select 1 from sources where guild_id = $1", GUILD_ID)
        if not rows:
            await add_source(connection, OPERATOR, source, THE_DAILIES, Choices(spacing_seconds=5))

    await database.transact(work)
