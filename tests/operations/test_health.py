"""`/healthz`: the process lives. `/readyz`: it can do its work, and if not, which part is missing."""

import asyncpg
import pytest

from app.errors import SchemaOutdated
from app.settings import load_settings
from tests.bot import Bot, environment, running_bot
from tests.cast import Json
from tests.patience import eventually
from tests.wire import Wire

SECRETS = ("postgres:", "password", "redis://", "postgresql://")


async def readiness(bot: Bot) -> tuple[int, Json]:
    response = await bot.http.get("/readyz")
    assert not [secret for secret in SECRETS if secret in response.text]
    return response.status_code, response.json()


async def test_a_bot_with_all_it_needs_is_ready(wired: Bot) -> None:
    assert await readiness(wired) == (
        200,
        {
            "status": "ready",
            "parts": {
                "database": {"ok": True, "detail": "answers"},
                "schema": {"ok": True, "detail": "up to date"},
                "queue": {"ok": True, "detail": "answers"},
            },
        },
    )


async def test_without_the_database_it_is_not_ready_and_says_so(wired: Bot, database_wire: Wire) -> None:
    await database_wire.cut()
    status, told = await readiness(wired)

    assert (status, told["status"]) == (503, "not ready")
    assert [name for name, part in told["parts"].items() if not part["ok"]] == ["database", "schema"]


async def test_without_the_queue_it_is_not_ready_and_says_so(wired: Bot, redis_wire: Wire) -> None:
    await redis_wire.cut()
    status, told = await readiness(wired)

    assert (status, told["status"]) == (503, "not ready")
    assert [name for name, part in told["parts"].items() if not part["ok"]] == ["queue"]
    assert told["parts"]["queue"]["detail"]


async def test_when_all_is_back_it_is_ready_again(wired: Bot, database_wire: Wire, redis_wire: Wire) -> None:
    await readiness(wired)
    for wire in (database_wire, redis_wire):
        await wire.cut()
    assert (await readiness(wired))[0] == 503
    for wire in (database_wire, redis_wire):
        await wire.mend()

    async def is_ready() -> bool:
        return (await readiness(wired))[0] == 200

    await eventually(is_ready)


async def test_it_lives_whatever_is_missing(wired: Bot, database_wire: Wire, redis_wire: Wire) -> None:
    await database_wire.cut()
    await redis_wire.cut()
    response = await wired.http.get("/healthz")

    assert (response.status_code, response.text) == (200, "alive\n")


async def test_with_an_old_schema_it_is_not_ready_and_says_what_to_do(wired: Bot, own_database_url: str) -> None:
    await forget_last_migration(own_database_url)
    status, told = await readiness(wired)

    assert status == 503
    assert told["parts"]["database"]["ok"]
    assert not told["parts"]["schema"]["ok"]
    assert told["parts"]["schema"]["detail"].startswith("lacks 0")
    assert "run `omo migrate`" in told["parts"]["schema"]["detail"]


async def test_with_an_old_schema_it_does_not_start(own_database_url: str, redis_url: str) -> None:
    await forget_last_migration(own_database_url)

    with pytest.raises(SchemaOutdated, match="run `omo migrate`"):
        async with running_bot(load_settings(environment(own_database_url, redis_url))):
            pass


async def test_it_starts_without_the_queue(own_database_url: str, redis_wire: Wire) -> None:
    await redis_wire.cut()
    async with running_bot(load_settings(environment(own_database_url, redis_wire.url))) as bot:
        assert (await bot.http.get("/healthz")).status_code == 200


async def forget_last_migration(url: str) -> None:
    """As if a newer version of the bot met a database that was not migrated yet."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "delete from schema_migrations where version = (select max(version) from schema_migrations)"
    )
    await connection.close()
