"""`python -m tests.bench.moving`: how long 100,000 rows take from a file into the ledger and out of it again, and how
much memory an export of millions of entries takes.

In one process, beside PostgreSQL. `--scale 1` makes an archive of about 5,000,000 entries to export.
"""

import asyncio
import itertools
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import psutil
import typer
from rich.console import Console
from rich.progress import Progress

from app.database.pool import Connection, Database, open_pool
from app.database.queries import queries
from app.local.valkey import start_valkey
from app.mileage.api.exports import ENTRIES
from app.mileage.exports.columns import csv_header, csv_lines
from app.mileage.exports.streaming import Export
from app.mileage.imports.applying import Applying
from app.mileage.imports.changing import begin_to_apply
from app.mileage.imports.reading import read_file
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, foresee, store
from app.mileage.reversing import Reversing, ask_for_reversal
from app.mileage.upkeep import catch_up
from app.queue.doorbell import Doorbell, open_redis
from tests.bench.crowd import GUILD, make_crowd
from tests.bench.crowd import steps as steps_of_crowd
from tests.bench.engines import running_archive
from tests.engines import reachable_folder

ROWS = 100_000
NEEDED_SECONDS = 20
SCALE_OF_FIVE_MILLION, BUSY = 0.1, 6
NEW_GUILD, ADMIN = 1, 2
MEGABYTE = 1 << 20


class Watch:
    """Prints how long each step took."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.total = 0.0

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        passed = time.perf_counter() - started
        self.total += passed
        self._console.print(f"{what}: {passed:.2f} s")


def main(
    scale: Annotated[float, typer.Option(min=0, help="1: export some 5,000,000 entries. 0: none.")] = 1,
    rows: Annotated[int, typer.Option(min=1)] = ROWS,
) -> None:
    """Measure imports and exports."""
    console = Console()
    with (
        running_archive() as url,
        reachable_folder() as folder,
        start_valkey(folder / "valkey", durable=False) as valkey,
    ):
        if scale:
            with Progress(console=console) as progress:
                task = progress.add_task("a large guild", total=steps_of_crowd())
                made = make_crowd(
                    url, SCALE_OF_FIVE_MILLION * scale, lambda what: progress.update(task, advance=1), busy=BUSY
                )
                asyncio.run(made)
        asyncio.run(_measure(console, url, valkey.url, rows, export=bool(scale)))


async def _measure(console: Console, database_url: str, redis_url: str, rows: int, *, export: bool) -> None:
    pool, redis = await open_pool(database_url, 4), open_redis(redis_url)
    database, doorbell = Database(pool), Doorbell(redis)
    try:
        await _import(console, database, doorbell, rows)
        if export:
            await _export(console, database)
    finally:
        await doorbell.close()
        await redis.aclose()
        await pool.close()


async def _import(console: Console, database: Database, doorbell: Doorbell, rows: int) -> None:
    watch = Watch(console)
    content = "user_id,name,balance\n" + "".join(f"{10**17 + n},Fan {n},{n % 5000 + 1}\n" for n in range(rows))
    new = NewImport(NEW_GUILD, ADMIN, "bench.csv", "keep-max", BEFORE_DISCORD, 1)
    with watch.step(f"read a CSV of {rows:,} rows, {len(content) / MEGABYTE:.1f} MB"):
        read = read_file(content.encode(), NEW_GUILD, None, None)
    with watch.step("store its rows"):
        import_id = await database.transact(lambda connection: store(connection, new, read))
    with watch.step("dry run"):
        await database.run(lambda connection: foresee(connection, NEW_GUILD, import_id, "keep-max"))
    parts: list[tuple[datetime, Any]] = []
    applying = Applying(database, doorbell, lambda guild_id, event, data: parts.append((datetime.now(UTC), data)))
    await database.transact(lambda connection: begin_to_apply(connection, NEW_GUILD, import_id, ADMIN))
    with watch.step("apply"):
        await applying.apply(NEW_GUILD, import_id)
    with watch.step("boards caught up with the rest"):
        await database.run(lambda connection: catch_up(connection, NEW_GUILD))
    gaps = sorted((later - earlier).total_seconds() for (earlier, _), (later, _) in itertools.pairwise(parts))
    console.print(f"longest part: {gaps[-1] * 1000:.0f} ms" if gaps else "one part")
    verdict = "passed" if watch.total <= NEEDED_SECONDS else "FELL SHORT"
    console.print(f"import: {watch.total:.2f} s, ≤ {NEEDED_SECONDS} s asked for: {verdict}")
    row = await database.run(
        lambda connection: queries.imports.read_import(connection, guild_id=NEW_GUILD, import_id=import_id)
    )
    with watch.step("take the batch back"):
        ids = (NEW_GUILD, row["batch_id"])
        await database.transact(lambda connection: ask_for_reversal(connection, *ids, ADMIN))
        await Reversing(database, doorbell, lambda guild_id, event, data: None).reverse(*ids)
    left = await database.run(_miles_left)
    console.print(f"{left} members with miles left")


async def _miles_left(connection: Connection) -> int:
    count: int = await connection.fetchval(
        "select count(*) from members where guild_id = $1 and balance <> 0", NEW_GUILD
    )
    return count


async def _export(console: Console, database: Database) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    most, size, count = before, 0, 0

    def write(rows: Sequence[Any]) -> bytes:
        nonlocal count
        count += len(rows)
        return csv_lines(rows)

    started = time.perf_counter()
    export = await Export.begin(
        database, queries.exports.entries.sql, (GUILD, None, None, None), csv_header(ENTRIES, bom=False), write
    )
    first = None
    async for chunk in export:
        first = first or time.perf_counter() - started
        size += len(chunk)
        most = max(most, process.memory_info().rss)
    passed = time.perf_counter() - started
    console.print(
        f"export of {count:,} entries: {passed:.1f} s, {size / MEGABYTE:.0f} MB, first piece after {first or 0:.3f} s, "
        f"memory before {before / MEGABYTE:.0f} MB, at most {most / MEGABYTE:.0f} MB"
    )


if __name__ == "__main__":
    typer.run(main)
