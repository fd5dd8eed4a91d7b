"""`instagram:name` and `tiktok:name`: an account that was connected to the server, by its name or the platform's id."""

import re

import asyncpg

from app.dailies.connections.access import address_of
from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.protocol import Fetcher, Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import SourceError

_NAMED = re.compile(r"(instagram|tiktok):@?(.{1,200})", re.IGNORECASE)
_PAGE = re.compile(r"https://(?:www\.|m\.)?(instagram|tiktok)\.com/@?([\w.]{1,100})/?", re.IGNORECASE)


class ConnectedAccounts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        """Also by the address of their page. Raises `SourceError` when the account is not connected."""
        named = _NAMED.fullmatch(pasted.text.strip()) or _PAGE.fullmatch(pasted.address.partition("?")[0])
        if named is None or named[2].startswith("//"):
            return []
        platform, name = named[1].lower(), named[2].strip()
        rows = await self._database.run(lambda connection: _named(connection, pasted.guild_id, platform, name))
        if not rows:
            cure = f"`omo dailies connect {platform}` gives the address where its owner allows that"
            raise SourceError("consent-ended", f"no {platform} account {name} is connected to this server: {cure}")
        return [_source(pasted.guild_id, row) for row in rows]


async def _named(connection: Connection, guild_id: int, platform: str, name: str) -> list[asyncpg.Record]:
    rows = queries.connections.connections_named(connection, guild_id=guild_id, platform=platform, name=name)
    return [row async for row in rows]


def _source(guild_id: int, row: asyncpg.Record) -> Source:
    address = address_of(row["platform"], row["account_id"])
    return Source(guild_id=guild_id, kind=row["platform"], address=address)
