"""A worker books imports: rung for, or found by its sweep after another one was killed."""

import pytest
from arq import cron

from app.database.pool import Database
from app.mileage.imports.changing import begin_to_apply
from app.mileage.imports.reading import read_file
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, store
from app.parts import Parts
from app.queue.doorbell import Doorbell
from tests.mileage.office import ANA, Office
from tests.patience import eventually
from tests.workers.conftest import GUILD, Powerhouse, a_worker
from workers import main
from workers.mileage import sweep_imports

MEMBERS = 3500
SWEEPING = [cron(sweep_imports, second=set(range(60)), keep_result=0, max_tries=1)]


async def asks_for_import(parts: Parts) -> int:
    """Its id."""
    content = "user_id,miles\n" + "".join(f"{user_id},{user_id % 100 + 1}\n" for user_id in range(1, MEMBERS + 1))
    new = NewImport(GUILD, ANA.id, "crowd.csv", "sum", BEFORE_DISCORD, 1)
    read = read_file(content.encode(), GUILD, None, None)
    database: Database = parts[Database]
    import_id = await database.transact(lambda connection: store(connection, new, read))
    await database.transact(lambda connection: begin_to_apply(connection, GUILD, import_id, ANA.id))
    return import_id


async def is_applied(office: Office) -> bool:
    [row] = await office.fetch("select state, done, members from imports where guild_id = $1", GUILD)
    return bool(row["state"] == "applied" and row["done"] == row["members"] == MEMBERS)


async def test_a_worker_that_hears_the_bell_books_an_import(
    powerhouse: Powerhouse, parts: Parts, office: Office
) -> None:
    import_id = await asks_for_import(parts)
    async with a_worker(powerhouse):
        parts[Doorbell].ring("apply_import", GUILD, import_id)
        await eventually(lambda: is_applied(office))
    assert len(await office.entries()) == MEMBERS


async def test_what_a_killed_worker_left_is_booked_by_the_next(
    powerhouse: Powerhouse, parts: Parts, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "CRON", SWEEPING)
    import_id = await asks_for_import(parts)
    await office.fetch("select book_import_part($1, $2, 1000)", GUILD, import_id)
    await office.fetch("update imports set claimed_until = now() + interval '2 seconds', attempts = 1")

    async with a_worker(powerhouse):
        await eventually(lambda: is_applied(office))

    entries = await office.entries()
    assert (len(entries), await office.odometer()) == (MEMBERS, sum(entry["miles"] for entry in entries))
