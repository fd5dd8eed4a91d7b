import asyncpg
import pytest
from redis.asyncio import Redis

from app.database.migrations import missing_migrations


async def test_the_database_of_a_test_run_is_migrated(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        assert await missing_migrations(connection) == []
    finally:
        await connection.close()


async def test_valkey_answers(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as valkey:
        await valkey.set("greeting", "hello")
        assert await valkey.get("greeting") == b"hello"


@pytest.mark.parametrize("number", [1, 2])
async def test_one_database_serves_several_tests(database_url: str, number: int) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        assert await connection.fetchval("SELECT $1::int", number) == number
    finally:
        await connection.close()
