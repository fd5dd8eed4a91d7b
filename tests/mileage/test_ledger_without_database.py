"""What callers of the ledger are told when PostgreSQL goes away."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path

import asyncpg
import pytest

from app.database.migrations import migrate
from app.database.pool import RETRY_SECONDS, Database, open_pool
from app.errors import DatabaseUnavailable
from app.guilds.store import GuildStore
from app.local.engine import Engine
from app.local.postgres import start_postgres
from app.mileage.bookings import Booking
from app.mileage.ledger import Ledger
from app.mileage.upkeep import BoardUpkeep

GUILD, ANA, BEA = 7_100_000_000_000_000_001, 1, 2
LEEWAY_SECONDS = 0.9


@pytest.fixture
def engine(engine_folder: Path) -> Iterator[Engine]:
    engine = start_postgres(engine_folder / "postgres", durable=False)
    migrate(engine.url, progress=False)
    yield engine
    engine.kill()


@pytest.fixture
async def ledger(engine: Engine) -> AsyncIterator[Ledger]:
    pool = await open_pool(engine.url, 3)
    database = Database(pool)
    ledger = Ledger(database, GuildStore(database), BoardUpkeep(database), lambda: None)
    await ledger.book(award(BEA, "first"))  # there is a connection to lose
    yield ledger
    pool.terminate()


def award(user_id: int, source_key: str) -> Booking:
    return Booking(
        guild_id=GUILD,
        user_id=user_id,
        actor_id=ANA,
        reason="award",
        source_key=source_key,
        day=date(2026, 11, 23),
        miles=5,
    )


async def fall_over(engine: Engine) -> None:
    """Immediate shutdown: connections are cut. Returns when that was noticed."""
    engine.process.send_signal(signal.SIGQUIT)
    await asyncio.to_thread(engine.process.wait, 10)
    await asyncio.sleep(0.1)


async def test_when_the_database_is_away_it_is_certain_that_nothing_was_booked(engine: Engine, ledger: Ledger) -> None:
    await fall_over(engine)
    with pytest.raises(DatabaseUnavailable) as caught:
        await ledger.book(award(BEA, "second"))
    assert not caught.value.unsure


async def test_when_it_falls_over_while_booking_nobody_can_be_sure(engine: Engine, ledger: Ledger) -> None:
    other = await asyncpg.connect(engine.url)
    await other.execute("begin")
    await other.execute("select pg_advisory_xact_lock($1)", GUILD)
    under_way = asyncio.create_task(ledger.book(award(BEA, "second")))
    await asyncio.sleep(0.3)
    await fall_over(engine)
    with pytest.raises(DatabaseUnavailable) as caught:
        await under_way
    assert caught.value.unsure
    other.terminate()


async def test_who_comes_while_others_wait_is_told_as_soon_as_they_are(engine: Engine, ledger: Ledger) -> None:
    await fall_over(engine)

    async def seconds_until_told(after: float, user_id: int) -> float:
        await asyncio.sleep(after)
        began = time.monotonic()
        with pytest.raises(DatabaseUnavailable):
            await ledger.book(award(user_id, f"after {after}"))
        return time.monotonic() - began

    waits = [seconds_until_told(0.4 * number, BEA + number) for number in range(5)]
    assert max(await asyncio.gather(*waits)) < RETRY_SECONDS + LEEWAY_SECONDS
