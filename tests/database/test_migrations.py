import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from app.database.migrations import MIGRATIONS, dbmate_url, migrate, missing_migrations, require_current_schema
from app.errors import DatabaseUnavailable, OperatorError, SchemaOutdated
from app.local.ports import free_port
from tests.engines import Engines

FIRST = "-- migrate:up\nCREATE TABLE first (id bigint);\n\n-- migrate:down\nDROP TABLE first;\n"


@pytest.fixture
async def empty_database(engines: Engines, worker_number: int) -> AsyncIterator[str]:
    """The address of a database that does not exist yet."""
    name = f"migrations_{worker_number}_{secrets.token_hex(4)}"
    yield f"{engines.postgres}/{name}"
    engines.drop_database(name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_first.sql").write_text(FIRST)
    return tmp_path


async def lacking(url: str, folder: Path) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        return await missing_migrations(connection, folder)
    finally:
        await connection.close()


async def migrated(url: str, folder: Path) -> None:
    await asyncio.to_thread(migrate, url, folder, wait=1, progress=False)


async def test_a_database_is_made_and_migrated_and_a_second_time_changes_nothing(
    empty_database: str, folder: Path
) -> None:
    await migrated(empty_database, folder)
    await migrated(empty_database, folder)
    assert await lacking(empty_database, folder) == []


async def test_what_a_database_lacks_is_named(empty_database: str, folder: Path) -> None:
    await migrated(empty_database, folder)
    (folder / "0002_second.sql").write_text(FIRST.replace("first", "second"))
    assert await lacking(empty_database, folder) == ["0002_second.sql"]


async def test_an_old_schema_is_refused_with_the_cure(engines: Engines) -> None:
    connection = await asyncpg.connect(f"{engines.postgres}/postgres")
    try:
        with pytest.raises(SchemaOutdated, match=r"^the database lacks 0001_\w+\.sql.*: run `omo migrate`$"):
            await require_current_schema(connection)
    finally:
        await connection.close()


async def test_migrating_at_the_same_time_is_safe(empty_database: str, folder: Path) -> None:
    await asyncio.gather(*(migrated(empty_database, folder) for _ in range(3)))
    assert await lacking(empty_database, folder) == []


async def test_a_migration_that_fails_is_told_and_leaves_nothing(empty_database: str, folder: Path) -> None:
    (folder / "0002_wrong.sql").write_text(
        "-- migrate:up\nCREATE TABLE half (id bigint);\nSELECT nonsense;\n\n-- migrate:down\n"
    )
    with pytest.raises(OperatorError, match="nonsense"):
        await migrated(empty_database, folder)
    connection = await asyncpg.connect(empty_database)
    try:
        assert await connection.fetchval("SELECT to_regclass('half')") is None
    finally:
        await connection.close()


async def test_a_database_that_is_away_is_waited_for_and_then_told(folder: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        await migrated(f"postgresql://omo:secret-password@127.0.0.1:{free_port()}/omo", folder)


async def test_a_refused_password_is_told_at_once_without_showing_it(engines: Engines, folder: Path) -> None:
    server = engines.postgres.rsplit("@", 1)[1]
    with pytest.raises(OperatorError, match="DATABASE_URL was refused") as refusal:
        await migrated(f"postgresql://omo:secret-password@{server}/omo", folder)
    assert "secret-password" not in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://omo@127.0.0.1:5432/omo", "postgresql://omo@127.0.0.1:5432/omo?sslmode=disable"),
        ("postgresql://omo@localhost/omo?sslmode=require", "postgresql://omo@localhost/omo?sslmode=require"),
        ("postgresql://omo@db.example/omo", "postgresql://omo@db.example/omo"),
    ],
)
def test_tls_is_left_out_on_this_machine_only(given: str, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert dbmate_url(given) == used


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [int(path.name.split("_")[0]) for path in sorted(MIGRATIONS.glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))
