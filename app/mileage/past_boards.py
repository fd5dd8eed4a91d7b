"""The board of the whole trip as it stood at the end of a day, from the ledger: each entry holds its member's balance.

Nothing is booked backwards, so what stood then never changes: it is worked out once (one look into the ledger for each
member; half a second for 100,000) and then remembered in Valkey for a while, ids and miles of the first thousand.
Who hid, left or was forgotten meanwhile is left out when it is read.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.mileage.boards import TOP, Position, Standing
from app.queue.remembering import Remembering

MOST_LINES = 1000
REMEMBERED_SECONDS = 600


class PastBoard(msgspec.Struct, frozen=True):
    """User id and miles, from the top."""

    lines: tuple[tuple[int, int], ...]


class PastBoards:
    def __init__(self, database: Database, redis: Redis) -> None:
        self._database = database
        self._boards = Remembering(redis, "past-board", PastBoard, REMEMBERED_SECONDS)

    async def read_page(
        self, guild_id: int, moment: datetime, at: Position | None, most: int
    ) -> tuple[list[Standing], bool]:
        """The standings below a position, and whether there are more."""
        up_to: int = await self._database.run(
            lambda connection: queries.mileage.last_entry_before(connection, guild_id=guild_id, moment=moment)
        )
        board = await self._boards.get(f"{guild_id}:{up_to}", lambda: self._work_out(guild_id, up_to))
        start = at or TOP
        below = [each for each in _placed(board.lines) if (each.miles, each.user_id) < start]
        shown = await self._named(guild_id, below)
        return shown[:most], len(shown) > most

    async def _work_out(self, guild_id: int, up_to: int) -> PastBoard:
        async def work(connection: Connection) -> PastBoard:
            found = queries.mileage.board_up_to(connection, guild_id=guild_id, up_to=up_to, most=MOST_LINES)
            return PastBoard(tuple([(row["user_id"], row["miles"]) async for row in found]))

        return await self._database.run(work)

    async def _named(self, guild_id: int, standings: list[Standing]) -> list[Standing]:
        async def work(connection: Connection) -> dict[int, str]:
            user_ids = [standing.user_id for standing in standings]
            found = queries.mileage.listed_among(connection, guild_id=guild_id, user_ids=user_ids)
            return {row["user_id"]: row["name"] async for row in found}

        names = await self._database.run(work)
        return [
            msgspec.structs.replace(standing, name=names[standing.user_id])
            for standing in standings
            if standing.user_id in names
        ]


def _placed(lines: Sequence[tuple[int, int]]) -> list[Standing]:
    """Equal miles share a place."""
    standings: list[Standing] = []
    for number, (user_id, miles) in enumerate(lines, 1):
        tied = standings and standings[-1].miles == miles
        standings.append(Standing(standings[-1].place if tied else number, user_id, "", miles))
    return standings
