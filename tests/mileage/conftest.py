"""Ledgers and an office for their tests."""

from collections.abc import AsyncIterator

import pytest

from app.database.pool import Database, is_transient
from app.guilds.store import GuildStore
from app.mileage.ledger import Ledger
from tests.mileage.office import Office, ledgers


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
