"""A bot on wires that can be cut, with a database of its own."""

from collections.abc import AsyncIterator, Iterator

import pytest

from app.settings import load_settings
from tests.bot import Bot, environment, running_bot
from tests.engines import Engines
from tests.wire import Wire, wire_to


@pytest.fixture
def own_database_url(engines: Engines, worker_number: int) -> Iterator[str]:
    name = f"omo_operations_{worker_number}"
    yield engines.new_database(name)
    engines.drop_database(name)


@pytest.fixture
async def database_wire(own_database_url: str) -> AsyncIterator[Wire]:
    async with wire_to(own_database_url) as wire:
        yield wire


@pytest.fixture
async def redis_wire(redis_url: str) -> AsyncIterator[Wire]:
    async with wire_to(redis_url) as wire:
        yield wire


@pytest.fixture
async def wired(database_wire: Wire, redis_wire: Wire) -> AsyncIterator[Bot]:
    async with running_bot(load_settings(environment(database_wire.url, redis_wire.url))) as bot:
        yield bot
