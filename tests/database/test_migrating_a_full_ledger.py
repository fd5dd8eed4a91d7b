"""What migrations work out from what is there already."""

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import asyncpg
import pytest

from app.database.migrations import MIGRATIONS, migrate
from tests.engines import Engines

GUILD, ZOE, CLEO = 1, 7, 8


@pytest.fixture
async def ledger_of_0008(
    engines: Engines, worker_number: int, tmp_path: Path
) -> AsyncIterator[tuple[str, asyncpg.Connection]]:
    """An address and a connection: two members, Zoë with two entries."""
    name = f"migrating_{worker_number}_{secrets.token_hex(4)}"
    url = f"{engines.postgres}/{name}"
    for path in MIGRATIONS.glob("*.sql"):
        if path.name < "0009":
            shutil.copy(path, tmp_path)
    await asyncio.to_thread(migrate, url, tmp_path, wait=1, progress=False)
    connection = await asyncpg.connect(url)
    for user_id, name_, day in ((ZOE, "Zoë", 1), (CLEO, "Cleo", 2), (ZOE, "ZOË", 3)):
        await connection.execute(
            "insert into entries (guild_id, user_id, miles, balance, reason, source_key, day, created_at, actor_id)"
            " values ($1, $2, 5, 5, 'award', $3, $4, $5, 1)",
            GUILD,
            user_id,
            f"test:{day}",
            date(2026, 5, day),
            datetime(2026, 5, day, tzinfo=UTC),
        )
        await connection.execute(
            "insert into members (guild_id, user_id, name, balance) values ($1, $2, $3, 5)"
            " on conflict (guild_id, user_id) do update set name = excluded.name, balance = 10",
            GUILD,
            user_id,
            name_,
        )
    await connection.execute("select catch_up_boards($1)", GUILD)
    yield url, connection
    await connection.close()
    engines.drop_database(name)


async def test_everybodys_name_and_last_entry_are_known_afterwards(
    ledger_of_0008: tuple[str, asyncpg.Connection],
) -> None:
    url, connection = ledger_of_0008

    await asyncio.to_thread(migrate, url, MIGRATIONS, wait=1, progress=False)

    members = await connection.fetch(
        "select user_id, folded, last_entry_at from members natural join member_names order by 1"
    )
    assert [tuple(row) for row in members] == [
        (ZOE, "zoe", datetime(2026, 5, 3, tzinfo=UTC)),
        (CLEO, "cleo", datetime(2026, 5, 2, tzinfo=UTC)),
    ]
    boards = await connection.fetch("select user_id, board, last_entry_at from standings order by 1")
    assert {(row["user_id"], row["last_entry_at"].day) for row in boards if row["board"] == "all"} == {
        (ZOE, 3),
        (CLEO, 2),
    }
    assert not [row for row in boards if row["board"] != "all" and row["last_entry_at"]]
