"""The pool of connections, and work on it that survives a hiccup of the database.

Work is a function of a connection. It may run more than once, so it does nothing but talk to the database, and what it
books carries a key that makes a second run harmless.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import Context
from typing import TypeVar

import asyncpg
import stamina
import structlog

from app.errors import DatabaseUnavailable

log = structlog.get_logger(__name__)

Connection = asyncpg.pool.PoolConnectionProxy
Result = TypeVar("Result")
Work = Callable[[Connection], Awaitable[Result]]

CONNECT_TIMEOUT = 2.0
ACQUIRE_TIMEOUT = 1.5
RETRY_SECONDS = 1.6
"""Inside Discord's three seconds, with room for the answer."""
SHORTEST_RETRY_SECONDS = 0.01
IDLE_SECONDS = 30.0
SESSION = {
    "application_name": "omo-bot",
    "jit": "off",
    # Every statement has one good plan: an index. Planning a board's page anew took twice as long as reading it.
    "plan_cache_mode": "force_generic_plan",
}


class Database:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool

    async def run(self, work: Work[Result], seconds: float = RETRY_SECONDS) -> Result:
        """Every statement commits by itself. Raises `DatabaseUnavailable` when it still fails after `seconds`."""

        async def once() -> Result:
            async with self.connection() as connection:
                return await work(connection)

        return await _retried(once, seconds)

    async def transact(self, work: Work[Result]) -> Result:
        """In one transaction. Returns after the commit; raises `DatabaseUnavailable` when nothing was written for sure,
        or when the connection broke while committing and every repetition failed too."""

        async def once() -> Result:
            async with self.transaction() as connection:
                return await work(connection)

        return await _retried(once)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        async with self.pool.acquire(timeout=ACQUIRE_TIMEOUT) as connection:
            yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        async with self.connection() as connection, connection.transaction():
            yield connection


class Lane:
    """One connection kept by somebody who does one thing at a time: taking and giving it back is a tenth of a fast
    statement. After a failure another one is taken; after a while of rest it is given back."""

    def __init__(self, database: Database) -> None:
        self._pool = database.pool
        self._connection: Connection | None = None
        self._in_use = False
        self._used_at = 0.0
        self._resting: asyncio.Task[None] | None = None

    async def run(self, work: Work[Result], seconds: float = RETRY_SECONDS) -> Result:
        """As `Database.run`; the error tells whether the work may be done all the same."""
        unsure = False

        async def once() -> Result:
            nonlocal unsure
            if self._connection is None:
                self._connection = await self._pool.acquire(timeout=ACQUIRE_TIMEOUT)
            try:
                return await work(self._connection)
            except BaseException as error:  # also when the caller is cancelled, half-way through a statement
                unsure = unsure or not isinstance(error, _NOTHING_DONE)
                await self.leave()
                raise

        self._in_use = True
        try:
            return await _retried(once, seconds)
        except DatabaseUnavailable as error:
            error.unsure = unsure
            raise
        finally:
            self._rest()

    def _rest(self) -> None:
        """A connection that idles for long may be cut on its way without a word, so it does not stay for ever."""
        self._in_use, self._used_at = False, time.monotonic()
        if self._resting is None:
            self._resting = asyncio.create_task(self._leave_when_idle(), context=Context())

    async def _leave_when_idle(self) -> None:
        # No event: use is far too frequent to tell of each.
        while self._in_use or time.monotonic() - self._used_at < IDLE_SECONDS:  # noqa: ASYNC110
            await asyncio.sleep(IDLE_SECONDS)
        self._resting = None
        await self.leave()

    async def close(self) -> None:
        if self._resting:
            self._resting.cancel()
        await self.leave()

    async def leave(self) -> None:
        """Gives the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._pool.release(connection)


async def _retried(once: Callable[[], Awaitable[Result]], seconds: float = RETRY_SECONDS) -> Result:
    started = time.monotonic()
    try:
        return await once()
    except Exception as error:
        if not is_transient(error):
            raise
    seconds = max(seconds - (time.monotonic() - started), SHORTEST_RETRY_SECONDS)
    try:
        async for attempt in stamina.retry_context(
            on=is_transient, attempts=None, timeout=seconds, wait_initial=0.03, wait_max=0.4, wait_jitter=0.1
        ):
            with attempt:
                return await once()
    except Exception as error:
        if is_transient(error):
            log.warning("database unavailable", error=repr(error))
            raise DatabaseUnavailable(type(error).__name__) from error
        raise
    raise AssertionError("a retry ends with a result or an error")


_TRANSIENT = (
    OSError,
    asyncio.TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ReadOnlySQLTransactionError,
)


_NOTHING_DONE = (
    asyncpg.InterfaceError,  # nothing was sent
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ReadOnlySQLTransactionError,
)


def is_transient(error: BaseException) -> bool:
    """Whether the same statement can succeed a moment later."""
    if isinstance(error, asyncpg.InterfaceError):
        # also raised for mistakes in the call, which repeating does not mend
        return any(sign in str(error) for sign in ("closed", "released back to the pool"))
    return isinstance(error, _TRANSIENT)


async def _keep_as_it_is(_: object) -> None:
    """Nothing here changes a session's state, so the reset between two uses (a round trip each) is left out."""


async def open_pool(database_url: str, size: int) -> asyncpg.Pool:
    """Does not connect yet when the database is away: the first use does."""
    pool: asyncpg.Pool = await asyncpg.create_pool(
        database_url,
        min_size=0,
        max_size=size,
        timeout=CONNECT_TIMEOUT,
        command_timeout=30,
        reset=_keep_as_it_is,
        max_inactive_connection_lifetime=300,
        server_settings=SESSION,
    )
    return pool
