"""Whether what was answered is true: every acknowledged check-in is in the ledger once, and nothing else is."""

import asyncio

import asyncpg

from tests.bench.payloads import GUILD


class LedgerDiffers(Exception):
    pass


def require_check_ins(database_url: str, acknowledged: int) -> None:
    """Raises `LedgerDiffers`."""
    entries, members = asyncio.run(_counted(database_url))
    if not entries == members == acknowledged:
        raise LedgerDiffers(f"{acknowledged} check-ins acknowledged, {entries} entries of {members} members stored")


async def _counted(database_url: str) -> tuple[int, int]:
    connection = await asyncpg.connect(database_url)
    try:
        entries = await connection.fetchval("select count(*) from entries where guild_id = $1", GUILD)
        members = await connection.fetchval("select count(distinct user_id) from entries where guild_id = $1", GUILD)
        return entries, members
    finally:
        await connection.close()
