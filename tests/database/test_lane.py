"""A connection kept by somebody who uses it again and again."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.database import pool as pools
from app.database.pool import Connection, Database, Lane, open_pool
from tests.patience import eventually


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    pool = await open_pool(database_url, 2)
    yield Database(pool)
    await pool.close()


@pytest.fixture
async def lane(database: Database) -> AsyncIterator[Lane]:
    lane = Lane(database)
    yield lane
    await lane.close()


async def backend(connection: Connection) -> Any:
    return await connection.fetchval("select pg_backend_pid()")


async def test_it_is_the_same_connection_every_time(database: Database, lane: Lane) -> None:
    assert len({await lane.run(backend) for _ in range(3)}) == 1
    assert database.pool.get_idle_size() == 0


async def test_it_goes_back_when_nobody_needs_it_for_a_while(
    database: Database, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "IDLE_SECONDS", 0.05)
    await lane.run(backend)
    await eventually(lambda: database.pool.get_idle_size() == 1)
    assert await lane.run(backend)


async def test_it_stays_while_work_takes_its_time(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "IDLE_SECONDS", 0.02)
    await lane.run(backend)

    async def slow(connection: Connection) -> Any:
        await asyncio.sleep(0.2)
        return await connection.fetchval("select 42")

    assert await lane.run(slow) == 42


async def test_who_gives_up_half_way_leaves_nothing_behind(database: Database, lane: Lane) -> None:
    working = asyncio.create_task(lane.run(lambda connection: connection.fetchval("select pg_sleep(30)")))
    await asyncio.sleep(0.05)

    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working

    assert await lane.run(backend) > 0
