"""Asks due sources for what is new. Any number of workers share the sources: each takes those that no other one has."""

import asyncio
import random
import time

import asyncpg
import msgspec
import structlog

from app.dailies.hosts import PROBE_AFTER
from app.dailies.incoming import brought_nothing, store_failure, store_poll
from app.dailies.items import Item, Validators
from app.dailies.politeness import HostBusy
from app.dailies.schedule import wait_after_failure
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Fetcher, Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import DatabaseUnavailable, SourceError
from app.operations import metrics
from app.queue.doorbell import Doorbell

log = structlog.get_logger(__name__)

TOGETHER = 60
"""Sources that one worker asks at the same time."""
WORTH_A_CLAIM = 20
"""So many have to be done with before more are claimed."""


TRACEBACK_SECONDS = 3600


class Polling:
    def __init__(self, database: Database, doorbell: Doorbell, fetcher: Fetcher, adapters: Adapters) -> None:
        self._database = database
        self._doorbell = doorbell
        self._fetcher = fetcher
        self._adapters = adapters
        self._traced: dict[int, float] = {}
        """When a defect was last logged in full, by source."""
        self._room = TOGETHER
        self._more_room = asyncio.Event()
        self._claiming = asyncio.Lock()

    async def poll_due(self, seconds: float) -> int:
        """Polls until nothing is due; after so many seconds no more are begun. Returns how many were polled.

        Nobody waits for a slow source: others take its place. Calls at the same time share the room there is.
        """
        until, polled, polls = time.monotonic() + seconds, 0, list[asyncio.Task[None]]()
        try:
            while time.monotonic() < until and (begun := await self._begin()):
                polled += len(begun)
                polls = [poll for poll in polls if not poll.done()] + begun
        finally:
            await asyncio.gather(*polls)
        return polled

    async def _begin(self) -> list[asyncio.Task[None]]:
        """As many as there is room for."""
        async with self._claiming:
            while self._room < WORTH_A_CLAIM:
                self._more_room.clear()
                await self._more_room.wait()
            rows = await self._claim(self._room)
            self._room -= len(rows)
        return [asyncio.create_task(self._poll_alone(row)) for row in rows]

    async def _claim(self, most: int) -> list[asyncpg.Record]:
        async def work(connection: Connection) -> list[asyncpg.Record]:
            return [row async for row in queries.dailies.claim_sources(connection, most=most)]

        return await self._database.run(work)

    async def _poll_alone(self, row: asyncpg.Record) -> None:
        """One source's trouble is nobody else's."""
        began = time.perf_counter()
        try:
            try:
                await self._poll(row)
            except DatabaseUnavailable:
                raise
            except Exception as error:
                self._log_defect(row, error)
                told = SourceError("defect", f"{type(error).__name__} inside the bot")
                await self._fail(row, told, time.perf_counter() - began)
        except DatabaseUnavailable:
            log.warning("poll not stored", guild=str(row["guild_id"]), source=row["id"])
        except Exception:
            log.exception("not even the failure could be stored", guild=str(row["guild_id"]), source=row["id"])
        finally:
            self._room += 1
            self._more_room.set()

    def _log_defect(self, row: asyncpg.Record, error: Exception) -> None:
        """With its traceback once an hour and source: it is likely to come again with every look."""
        now = time.monotonic()
        self._traced = {source: when for source, when in self._traced.items() if when > now - TRACEBACK_SECONDS}
        traceback = error if row["id"] not in self._traced else None
        self._traced.setdefault(row["id"], now)
        log.error(
            "poll went wrong", guild=str(row["guild_id"]), source=row["id"], error=repr(error), exc_info=traceback
        )

    async def _poll(self, row: asyncpg.Record) -> None:
        if row["host_failures"] >= PROBE_AFTER and (rest := await self._rest(row["host"])):
            await self._put_off(row, rest)
            return
        source, began = _source(row), time.perf_counter()
        try:
            adapter = self._adapters[source.kind]
            if adapter.watches:
                source = await self._with_what_is_known(source)
            poll = await adapter.poll(source, self._fetcher)
        except HostBusy as busy:
            await self._put_off(row, busy.seconds)
            return
        except SourceError as error:
            await self._fail(row, error, time.perf_counter() - began)
            return
        took, chance = time.perf_counter() - began, random.random()  # noqa: S311
        store = self._database.run if brought_nothing(poll) else self._database.transact
        stored = await store(lambda connection: store_poll(connection, row, poll, adapter.pace, took, chance))
        metrics.polls.labels("new" if stored.new_items else "unchanged" if poll.unchanged else "nothing-new").inc()
        for destination_id in stored.destinations:
            self._doorbell.ring("deliver_items", source.guild_id, destination_id)
        if stored.changed_items:
            self._doorbell.ring("edit_posts")

    async def _with_what_is_known(self, source: Source) -> Source:
        async def read(connection: Connection) -> list[asyncpg.Record]:
            ids = {"guild_id": source.guild_id, "source_id": source.id}
            return [row async for row in queries.dailies.remembered_items(connection, **ids)]

        rows = await self._database.run(read)
        known = {row["native_id"]: msgspec.json.decode(row["content"], type=Item) for row in rows}
        watching = tuple(row["native_id"] for row in rows if row["watching"])
        return msgspec.structs.replace(source, known=known, watching=watching)

    async def _rest(self, host: str) -> float | None:
        """Seconds; none for the one source that asks a host that fails, for all of its sources."""
        seconds: float | None = await self._database.run(
            lambda connection: queries.dailies.host_rests(connection, host=host)
        )
        return seconds

    async def _put_off(self, row: asyncpg.Record, seconds: float) -> None:
        wait = seconds * (1 + random.random())  # noqa: S311 - so that those who were sent away do not meet again
        await self._database.run(
            lambda connection: queries.dailies.put_off_source(
                connection, guild_id=row["guild_id"], source_id=row["id"], seconds=wait
            )
        )

    async def _fail(self, row: asyncpg.Record, error: SourceError, took: float) -> None:
        chance, failures = random.random(), row["failures"] + 1  # noqa: S311
        seconds = wait_after_failure(row["interval_seconds"], failures, chance, error.retry_after)
        log.info("poll without an answer", guild=str(row["guild_id"]), source=row["id"], problem=str(error))
        await self._database.transact(lambda connection: store_failure(connection, row, error, took, seconds))
        metrics.polls.labels(error.kind).inc()


def _source(row: asyncpg.Record) -> Source:
    return Source(
        id=row["id"],
        guild_id=row["guild_id"],
        kind=row["kind"],
        address=row["address"],
        title=row["title"],
        options=msgspec.json.decode(row["options"]),
        failures=row["failures"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"], body_hash=row["body_hash"]),
    )
