"""A worker inside the test's process, on engines that the test may stop and start again."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from arq import cron
from msgspec.structs import replace

from app.database.migrations import migrate
from app.database.pool import Database
from app.guilds.settings import Rank
from app.guilds.store import GuildStore
from app.local.engine import Engine
from app.local.postgres import start_postgres
from app.local.valkey import start_valkey
from app.mileage.ledger import Ledger
from app.parts import Parts, open_parts
from app.settings import Settings, load_settings
from tests.bot import environment
from tests.cast import BEA
from tests.discord.rest_bench import API
from tests.engines import Engines, reachable_folder
from tests.mileage.office import ANA, Office
from tests.mileage.roles_at_discord import ROADIE, GuildAtDiscord, guild_at_discord
from workers import main
from workers.mileage import sync_roles

GUILD = 7_100_000_000_000_000_001
OFTEN = [cron(sync_roles, second=set(range(60)), keep_result=0, max_tries=1)]
"""The sweep of every ten seconds, every second."""


class Powerhouse:
    """PostgreSQL and Valkey of these tests, which keep their addresses; a new database for each test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.postgres: Engine = start_postgres(folder / "postgres", durable=False)
        self.valkey: Engine = start_valkey(folder / "valkey-0", durable=False, password="known")
        self._valkeys = self._databases = 0
        migrate(self.postgres.url, progress=False)

    @property
    def settings(self) -> Settings:
        database_url = self.postgres.url_of(f"test_{self._databases}")
        return load_settings(environment(database_url, self.valkey.url_of(str(self._databases)), DISCORD_API_URL=API))

    def new_test(self) -> None:
        if not self.valkey.running():
            self.start_valkey_again()
        if not self.postgres.running():
            self.start_postgres_again()
        self._databases += 1
        engines = Engines(self.postgres.address, self.valkey.address)
        engines.new_database(f"test_{self._databases}", template=self.postgres.database)

    def start_valkey_again(self) -> None:
        """With nothing in it."""
        self._valkeys += 1
        folder = self._folder / f"valkey-{self._valkeys}"
        self.valkey = start_valkey(folder, port=_port(self.valkey), durable=False, password="known")

    def start_postgres_again(self) -> None:
        self.postgres = start_postgres(self._folder / "postgres", port=_port(self.postgres), durable=False)

    def stop(self) -> None:
        self.valkey.stop()
        self.postgres.stop()


def _port(engine: Engine) -> int:
    return int(engine.address.rsplit(":", 1)[1])


@pytest.fixture(scope="package")
def engine_room() -> Iterator[Powerhouse]:
    with reachable_folder() as folder:
        powerhouse = Powerhouse(folder)
        yield powerhouse
        powerhouse.stop()


@pytest.fixture
def powerhouse(engine_room: Powerhouse) -> Powerhouse:
    engine_room.new_test()
    return engine_room


@pytest.fixture
def discord() -> Iterator[GuildAtDiscord]:
    with guild_at_discord() as guild:
        guild.members[BEA.id] = set()
        yield guild


@pytest.fixture
async def parts(powerhouse: Powerhouse, discord: GuildAtDiscord) -> AsyncIterator[Parts]:
    """Of a process beside the worker, such as the web's; its guild has ranks."""
    async with open_parts(powerhouse.settings) as parts:
        ranks = (Rank(0, "Extra"), Rank(500, "Roadie", ROADIE))
        await parts[GuildStore].change(GUILD, ANA.id, lambda settings: replace(settings, ranks=ranks))
        yield parts


@pytest.fixture
def office(parts: Parts) -> Office:
    return Office(parts[Database], GUILD)


@asynccontextmanager
async def a_worker(powerhouse: Powerhouse) -> AsyncIterator[asyncio.Event]:
    """Setting the event stops it; leaving the block does, too, and waits until it has stopped."""
    stopping = asyncio.Event()
    async with open_parts(powerhouse.settings) as parts:
        working = asyncio.create_task(main.work_until(stopping, parts))
        try:
            yield stopping
        finally:
            stopping.set()
            await working


@pytest.fixture
def sweeping_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "CRON", OFTEN)


async def reach_roadie(parts: Parts) -> None:
    """Books 600 miles for Bea as the web process does, the bell included."""
    await parts[Ledger].book(Office(parts[Database], GUILD).awarding(BEA, 600, version=1))
