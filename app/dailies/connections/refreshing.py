"""Keeps tokens fresh, one worker at a time for each connection.

TikTok's refresh tokens count once. So the row is locked while the platform is asked, and the new pair is committed
before anybody uses it. Should the commit fail, the pair is written again: what the row holds is dead by then.
"""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import asyncpg
import structlog

from app.dailies.connections import Platforms
from app.dailies.connections.platform import Grant, Tokens
from app.dailies.connections.sealing import Sealing
from app.dailies.politeness import HostBusy
from app.dailies.sources.protocol import Fetcher
from app.database.pool import Connection, Database, is_transient
from app.database.queries import queries
from app.errors import DatabaseUnavailable, SourceError

MARGIN = timedelta(minutes=1)
"""A token that ends sooner is not sent any more."""
ENDED = ("consent-ended", "key-lost")
"""Troubles that pause a connection, until somebody connects it again."""
FIRST_RETRY_SECONDS, LONGEST_RETRY_SECONDS = 60, 6 * 3600
KEEP_TRYING_SECONDS = 60.0
AT_ONCE = 3
"""Refreshes of one process: each holds a connection to the database while the platform thinks."""
MOST_DUE = 30

log = structlog.get_logger(__name__)

Stale = Callable[[asyncpg.Record], bool]


class Refreshing:
    def __init__(self, database: Database, http: Fetcher, sealing: Sealing, platforms: Platforms) -> None:
        self._database = database
        self._http = http
        self._sealing = sealing
        self._platforms = platforms
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def refresh_due(self) -> int:
        """Returns how many were refreshed, by whomever."""

        async def due(connection: Connection) -> list[asyncpg.Record]:
            return [row async for row in queries.connections.due_connections(connection, most=MOST_DUE)]

        rows = await self._database.run(due)
        return sum(await asyncio.gather(*(self._refresh_due(row) for row in rows)))

    async def _refresh_due(self, row: asyncpg.Record) -> bool:
        try:
            await self.refresh(row, lambda now: now["paused_reason"] is None and now["due_at"] <= datetime.now(UTC))
            return True
        except (SourceError, DatabaseUnavailable) as error:
            log.info("not refreshed", guild=str(row["guild_id"]), connection=row["id"], error=str(error))
            return False

    async def ready(self, row: asyncpg.Record) -> asyncpg.Record:
        """The connection with a token that can be sent. Raises `SourceError`."""
        return row if not _ends_soon(row) else await self.refresh(row, _ends_soon)

    async def refresh(self, row: asyncpg.Record, stale: Stale) -> asyncpg.Record:
        """The connection as it is afterwards; whoever waited for somebody else's refresh asks `stale` anew.

        Raises `SourceError`. A caller that is cancelled leaves the refresh going: its answer must be kept.
        """
        return await asyncio.shield(self._refresh(row, stale))

    async def pause(self, row: asyncpg.Record, error: SourceError) -> None:
        """With its source; unless the tokens were replaced since `row` was read."""
        await self._database.run(
            lambda connection: queries.connections.pause_connection(
                connection, reason=error.kind, before=row["tokens"], **_ids(row)
            )
        )

    async def open(self, row: asyncpg.Record) -> Tokens:
        """Raises `SourceError` of the kind `key-lost`, and pauses; a key that is back ends such a pause."""
        try:
            tokens = self._sealing.open(row["tokens"], row)
        except SourceError as error:
            await self.pause(row, error)
            raise
        if row["paused_reason"] == "key-lost":
            await self._database.run(lambda each: queries.connections.resume_connection(each, **_ids(row)))
        elif row["paused_reason"]:
            raise SourceError(row["paused_reason"], "its owner has to connect it again")
        return tokens

    async def _refresh(self, row: asyncpg.Record, stale: Stale) -> asyncpg.Record:
        current: asyncpg.Record | None = None
        grant: Grant | None = None
        try:
            async with self._turns, self._database.transaction() as connection:
                current = await queries.connections.lock_connection(connection, **_ids(row))
                if current is None:
                    raise SourceError("consent-ended", "it is not connected any more")
                if not stale(current):
                    return current
                grant = await self._ask(current)
                return await self._keep(connection, current, grant)
        except SourceError as error:
            await self._note(current, error)
            raise
        except Exception as error:
            if not is_transient(error):
                raise
            if current is None or grant is None:
                raise DatabaseUnavailable(type(error).__name__) from error
        return await self._keep_at_last(current, grant)

    async def _ask(self, row: asyncpg.Record) -> Grant:
        tokens = self._sealing.open(row["tokens"], row)
        platform = self._platforms.get(row["platform"])
        if platform is None:
            raise SourceError("broken", f"the operator has no key for {row['platform']}")
        return await platform.refresh(tokens, self._http)

    async def _keep(self, connection: Connection, row: asyncpg.Record, grant: Grant) -> asyncpg.Record:
        kept: asyncpg.Record | None = await queries.connections.keep_tokens(
            connection,
            tokens=self._sealing.seal(grant.tokens, row),
            scopes=grant.scopes,
            expires_at=grant.expires_at,
            refresh_expires_at=grant.refresh_expires_at,
            due_at=self._platforms[row["platform"]].refresh_at(grant),
            before=row["tokens"],
            **_ids(row),
        )
        return kept or await queries.connections.lock_connection(connection, **_ids(row))

    async def _keep_at_last(self, row: asyncpg.Record, grant: Grant) -> asyncpg.Record:
        log.warning("new tokens are written again", guild=str(row["guild_id"]), connection=row["id"])
        return await self._database.run(lambda connection: self._keep(connection, row, grant), KEEP_TRYING_SECONDS)

    async def _note(self, row: asyncpg.Record | None, error: SourceError) -> None:
        """Of a failure: a pause, or when to try again."""
        if row is None or isinstance(error, HostBusy):
            return
        if error.kind in ENDED:
            await self.pause(row, error)
            return
        doubled = min(FIRST_RETRY_SECONDS << min(row["failures"], 16), LONGEST_RETRY_SECONDS)
        seconds = float(max(doubled * (0.5 + random.random() / 2), error.retry_after))  # noqa: S311
        await self._database.run(
            lambda connection: queries.connections.fail_refresh(
                connection, seconds=seconds, problem=error.kind, **_ids(row)
            )
        )


def _ends_soon(row: asyncpg.Record) -> bool:
    return bool(row["expires_at"] <= datetime.now(UTC) + MARGIN)


def _ids(row: asyncpg.Record) -> dict[str, int]:
    return {"guild_id": row["guild_id"], "connection_id": row["id"]}
