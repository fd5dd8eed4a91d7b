"""A worker takes large batches back: rung for, or found by its sweep after another one was killed."""

import pytest
from arq import cron

from app.database.pool import Database
from app.mileage.reversing import ask_for_reversal
from app.parts import Parts
from app.queue.doorbell import Doorbell
from tests.mileage.office import ANA, Office
from tests.patience import eventually
from tests.workers.conftest import GUILD, Powerhouse, a_worker
from tests.workers.test_imports import MEMBERS, asks_for_import
from workers import main
from workers.mileage import apply_import, reverse_batch, sweep_reversals

SWEEPING = [cron(sweep_reversals, second=set(range(60)), keep_result=0, max_tries=1)]


@pytest.fixture
async def batch_id(parts: Parts) -> int:
    """Of an import that was booked, and that Ana asked to take back."""
    import_id = await asks_for_import(parts)
    await apply_import({"parts": parts}, GUILD, import_id)
    database: Database = parts[Database]
    [row] = await Office(database, GUILD).fetch("select id from batches where guild_id = $1", GUILD)
    batch_id: int = row["id"]
    await database.transact(lambda connection: ask_for_reversal(connection, GUILD, batch_id, ANA.id))
    return batch_id


async def is_taken_back(office: Office) -> bool:
    [row] = await office.fetch("select reversed_at, reversal_done from batches where guild_id = $1", GUILD)
    return row["reversed_at"] is not None and row["reversal_done"] == MEMBERS


async def test_a_worker_that_hears_the_bell_takes_a_batch_back(
    powerhouse: Powerhouse, parts: Parts, office: Office, batch_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "CRON", [])
    async with a_worker(powerhouse):
        parts[Doorbell].ring("reverse_batch", GUILD, batch_id)
        await eventually(lambda: is_taken_back(office))

    assert (len(await office.entries()), await office.odometer()) == (2 * MEMBERS, 0)


async def test_what_a_killed_worker_left_is_taken_back_by_the_next(
    powerhouse: Powerhouse, parts: Parts, office: Office, batch_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "CRON", SWEEPING)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("app.mileage.reversing.catch_up", killed)
        with pytest.raises(KeyboardInterrupt):
            await reverse_batch({"parts": parts}, GUILD, batch_id)
    await office.fetch("update batches set claimed_until = now() + interval '2 seconds'")
    async with a_worker(powerhouse):
        await eventually(lambda: is_taken_back(office))

    assert (len(await office.entries()), await office.odometer()) == (2 * MEMBERS, 0)
