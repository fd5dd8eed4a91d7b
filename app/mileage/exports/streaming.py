"""Everything that a guild's ledger holds, read through a server-side cursor while it is being sent: a few hundred rows
are in memory, however many there are. It is one snapshot, in a transaction that can change nothing.
"""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any, Self

import asyncpg
from asyncpg.cursor import Cursor

from app.database.pool import Database, is_transient
from app.errors import DatabaseUnavailable

ROWS_TOGETHER = 500
"""Written in some milliseconds, in which the process answers nobody else."""
MOST_AT_ONCE = 2
"""Of a process: each keeps a connection for as long as its reader takes."""

Write = Callable[[Sequence[asyncpg.Record]], bytes]

_open: set["Export"] = set()


class TooManyExports(Exception):
    pass


class Export:
    """Pieces of a file. Whoever opened it closes it, also when nobody reads on: then the query ends."""

    def __init__(self, header: bytes, write: Write) -> None:
        self._header = header
        self._write = write
        self._kept = AsyncExitStack()
        self._cursor: Cursor[Any] | None = None

    @classmethod
    async def begin(
        cls, database: Database, statement: str, values: Sequence[Any], header: bytes, write: Write
    ) -> Self:
        """Raises `TooManyExports`, `DatabaseUnavailable`."""
        if len(_open) >= MOST_AT_ONCE:
            raise TooManyExports
        export = cls(header, write)
        _open.add(export)
        try:
            await export._begin(database, statement, values)
        except BaseException as error:
            await export.aclose()
            if is_transient(error):
                raise DatabaseUnavailable(type(error).__name__) from error
            raise
        return export

    async def _begin(self, database: Database, statement: str, values: Sequence[Any]) -> None:
        connection = await self._kept.enter_async_context(database.connection())
        await self._kept.enter_async_context(connection.transaction(isolation="repeatable_read", readonly=True))
        # In order of an index: a sort would look at all of them before it gives the first.
        await connection.execute("set local enable_seqscan = off; set local enable_sort = off")
        self._cursor = await connection.cursor(statement, *values)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if self._header:
            header, self._header = self._header, b""
            return header
        rows = await self._cursor.fetch(ROWS_TOGETHER) if self._cursor else []
        if not rows:
            await self.aclose()
            raise StopAsyncIteration
        return self._write(rows)

    async def aclose(self) -> None:
        self._cursor = None
        _open.discard(self)
        with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            await self._kept.aclose()
