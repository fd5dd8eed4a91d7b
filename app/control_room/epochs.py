"""How often each person signed out everywhere. Remembered for a few seconds, so that most requests ask nobody."""

import time

from app.database.pool import Database
from app.database.queries import queries

REMEMBERED_SECONDS = 15.0
MOST_REMEMBERED = 10_000


class Epochs:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered: dict[int, tuple[float, int]] = {}

    async def of(self, user_id: int) -> int:
        until, epoch = self._remembered.get(user_id, (0.0, 0))
        if until > time.monotonic():
            return epoch
        epoch = await self._database.run(
            lambda connection: queries.control_room.read_epoch(connection, user_id=user_id)
        )
        self._remember(user_id, epoch or 0)
        return epoch or 0

    async def sign_out_everywhere(self, user_id: int) -> None:
        """Other processes hear of it within `REMEMBERED_SECONDS`."""
        epoch = await self._database.run(
            lambda connection: queries.control_room.raise_epoch(connection, user_id=user_id)
        )
        self._remember(user_id, epoch)

    def _remember(self, user_id: int, epoch: int) -> None:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[user_id] = (time.monotonic() + REMEMBERED_SECONDS, epoch)
