"""`instagram:name` and `tiktok:name`: an account that was connected to the server, by its name or the platform's id."""

import re

import asyncpg

from app.dailies.connections.access import address_of
from app.dailies.discovery.discovering import Candidate
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Fetcher, Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import SourceError

_NAMED = re.compile(r"(instagram|tiktok):@?(.{1,200})", re.IGNORECASE)


async def connected(
    pasted: str, guild_id: int, database: Database, adapters: Adapters, http: Fetcher
) -> list[Candidate]:
    """Nothing when something else is meant. Raises `SourceError` when the account is not connected, or not readable."""
    named = _NAMED.fullmatch(pasted.strip())
    if named is None or named[2].startswith("//"):
        return []
    platform, name = named[1].lower(), named[2].strip()

    async def find(connection: Connection) -> list[asyncpg.Record]:
        rows = queries.connections.connections_named(connection, guild_id=guild_id, platform=platform, name=name)
        return [row async for row in rows]

    rows = await database.run(find)
    if not rows:
        cure = f"`omo dailies connect {platform}` gives the address where its owner allows that"
        raise SourceError("consent-ended", f"no {platform} account {name} is connected to this server: {cure}")
    return [await _candidate(guild_id, row, adapters, http) for row in rows]


async def _candidate(guild_id: int, row: asyncpg.Record, adapters: Adapters, http: Fetcher) -> Candidate:
    address = address_of(row["platform"], row["account_id"])
    source = Source(guild_id=guild_id, kind=row["platform"], address=address, title=row["name"])
    poll = await adapters[source.kind].poll(source, http)
    return Candidate(kind=source.kind, address=address, poll=poll)
