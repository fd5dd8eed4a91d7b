"""Reads and changes the settings of guilds."""

import time
from collections.abc import Callable

import msgspec

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.guilds.settings import GuildSettings, read_settings

REMEMBERED_SECONDS = 5.0
MOST_REMEMBERED = 10_000
OPERATOR = 0
"""The actor in the audit log when a change came from the command line."""


class GuildStore:
    """Remembers settings for a few seconds. Miles are never booked by old ones all the same: each booking names the
    version it was decided with, the database refuses another, and whoever booked calls `forget` and decides again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered: dict[int, tuple[float, GuildSettings]] = {}

    async def settings(self, guild_id: int) -> GuildSettings:
        remembered = self._remembered.get(guild_id)
        if remembered and remembered[0] > time.monotonic():
            return remembered[1]
        settings = await self._database.run(lambda connection: load(connection, guild_id))
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[guild_id] = (time.monotonic() + REMEMBERED_SECONDS, settings)
        return settings

    def forget(self, guild_id: int) -> None:
        self._remembered.pop(guild_id, None)

    async def change(
        self, guild_id: int, actor_id: int, change: Callable[[GuildSettings], GuildSettings]
    ) -> GuildSettings:
        """Applies `change` to the newest settings, with a line in the audit log; returns what is now in force. Where
        nothing is other than before, nothing is written."""

        async def work(connection: Connection) -> GuildSettings:
            await queries.guilds.lock_settings(connection, guild_id=guild_id)
            before = await load(connection, guild_id)
            if (wanted := change(before)) == before:
                return before
            await _save(connection, guild_id, wanted)
            after = await load(connection, guild_id)
            await write_audit(connection, guild_id, actor_id, "settings.change", f"guild:{guild_id}", before, after)
            return after

        settings = await self._database.transact(work)
        self.forget(guild_id)
        return settings


async def load(connection: Connection, guild_id: int) -> GuildSettings:
    row = await queries.guilds.load_settings(connection, guild_id=guild_id)
    return read_settings(row["version"], row["chosen"], row["ranks"])


async def _save(connection: Connection, guild_id: int, settings: GuildSettings) -> None:
    ranks = msgspec.json.encode(settings.ranks).decode()
    await queries.guilds.replace_ranks(connection, guild_id=guild_id, ranks=ranks)
    chosen = msgspec.json.encode(settings.chosen()).decode()
    await queries.guilds.save_settings(connection, guild_id=guild_id, chosen=chosen)
