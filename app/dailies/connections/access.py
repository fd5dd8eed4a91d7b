"""Lets adapters read connected accounts; pauses a connection when its owner's consent is over."""

from collections.abc import Awaitable, Callable

import asyncpg

from app.dailies.connections.platform import TokenExpired
from app.dailies.connections.refreshing import Refreshing
from app.dailies.sources.protocol import Given, Granted, Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import SourceError

Ask = Callable[[Granted], Awaitable[Given]]


class ConnectedAccess:
    def __init__(self, database: Database, refreshing: Refreshing) -> None:
        self._database = database
        self._refreshing = refreshing

    async def use(self, source: Source, ask: Ask[Given]) -> Given:
        row = await self._connection(source)
        await self._refreshing.open(row)  # a pause, or a lost key, is told before anybody is asked
        row = await self._refreshing.ready(row)
        try:
            return await self._ask(row, ask)
        except TokenExpired:
            dead = row["tokens"]
            row = await self._refreshing.refresh(row, lambda now: now["tokens"] == dead)
        try:
            return await self._ask(row, ask)
        except TokenExpired as error:
            await self._refreshing.pause(row, error)
            raise

    async def _ask(self, row: asyncpg.Record, ask: Ask[Given]) -> Given:
        tokens = await self._refreshing.open(row)
        try:
            return await ask(Granted(tokens.access, row["name"]))
        except TokenExpired:
            raise
        except SourceError as error:
            if error.kind == "consent-ended":
                await self._refreshing.pause(row, error)
            raise

    async def _connection(self, source: Source) -> asyncpg.Record:
        account_id = account_of(source)

        async def find(connection: Connection) -> asyncpg.Record | None:
            found: asyncpg.Record | None = await queries.connections.find_connection(
                connection, guild_id=source.guild_id, platform=source.kind, account_id=account_id
            )
            return found

        row = await self._database.run(find)
        if row is None:
            raise SourceError("consent-ended", f"{source.address} is not connected to this server")
        return row


def address_of(platform: str, account_id: str) -> str:
    """What a source of this account has for an address."""
    return f"{platform}:{account_id}"


def account_of(source: Source) -> str:
    return source.address.removeprefix(f"{source.kind}:")
