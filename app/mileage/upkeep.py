"""Boards follow the ledger: in the background soon after a booking, and at once when somebody looks."""

import asyncio
from collections.abc import Callable, Iterable
from contextvars import Context

import structlog

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import DatabaseUnavailable

log = structlog.get_logger(__name__)

PAUSE_SECONDS = 0.25
"""In a busy moment many bookings share one go: each then costs half."""


class BoardUpkeep:
    """Keeps what the boards lack short. Nothing is lost when a process ends before: whoever reads takes in the rest."""

    def __init__(
        self, database: Database, pause: float = PAUSE_SECONDS, told: Callable[[int], None] = lambda guild_id: None
    ) -> None:
        """`told` is called with each guild whose boards have caught up; must not block."""
        self._database = database
        self._told = told
        self._pause = pause
        self._behind: set[int] = set()
        self._work: asyncio.Task[None] | None = None

    def fall_behind(self, guild_ids: Iterable[int]) -> None:
        """Something was booked in these guilds. Returns at once."""
        self._behind.update(guild_ids)
        if self._work is None:
            # In a context of its own: it works for many, so its log lines carry nobody's interaction.
            self._work = asyncio.create_task(self._catch_up(), context=Context())

    async def _catch_up(self) -> None:
        try:
            while self._behind:
                await asyncio.sleep(self._pause)
                guild_ids, self._behind = self._behind, set()
                for guild_id in guild_ids:
                    await self._catch_up_alone(guild_id)
        except DatabaseUnavailable:
            log.info("boards are left behind; whoever reads them next takes in the rest")
        finally:
            self._work = None

    async def _catch_up_alone(self, guild_id: int) -> None:
        """One guild's trouble is nobody else's."""
        try:
            await self._database.run(lambda connection: catch_up(connection, guild_id))
        except DatabaseUnavailable:
            raise
        except Exception:
            log.exception("boards cannot follow their ledger", guild=str(guild_id))
        else:
            self._told(guild_id)

    async def close(self) -> None:
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)


async def catch_up(connection: Connection, guild_id: int) -> None:
    """Afterwards the guild's boards hold every entry that was in the ledger when it began."""
    await queries.mileage.catch_up_boards(connection, guild_id=guild_id)
