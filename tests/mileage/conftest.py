"""A database for the ledger's tests; every test has guilds and people of its own in it."""

import itertools
from collections.abc import AsyncIterator, Callable

import pytest

from app.database.pool import Database, is_transient, open_pool
from app.guilds.store import GuildStore
from app.mileage.ledger import Ledger
from tests.mileage.office import Office, ledgers

_guild_ids = itertools.count(7_000_000_000_000_000_001)


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    pool = await open_pool(database_url, 12)
    yield Database(pool)
    await pool.close()


@pytest.fixture(scope="session")
def new_guild() -> Callable[[], int]:
    """Gives the id of a guild that nobody used before, at every call."""
    return lambda: next(_guild_ids)


@pytest.fixture
def guild_id(new_guild: Callable[[], int]) -> int:
    return new_guild()


@pytest.fixture
def guilds(database: Database) -> GuildStore:
    return GuildStore(database)


@pytest.fixture
async def ledger(database: Database, guilds: GuildStore) -> AsyncIterator[Ledger]:
    async with ledgers(database, guilds=guilds) as [ledger]:
        yield ledger


@pytest.fixture
def office(database: Database, guild_id: int) -> Office:
    return Office(database, guild_id)


@pytest.fixture
def hiccups(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The database's errors that were overcome by trying again, such as deadlocks."""
    found: list[BaseException] = []

    def noticed(error: BaseException) -> bool:
        found.append(error)
        return is_transient(error)

    monkeypatch.setattr("app.database.pool.is_transient", noticed)
    return found
