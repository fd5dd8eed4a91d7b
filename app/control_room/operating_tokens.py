"""`omo token create|list|revoke`."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import asyncpg

from app.control_room.api_tokens import add_token, revoke_token
from app.control_room.feature_books import SCOPES
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import OperatorError
from app.guilds.store import OPERATOR

MAKER = (OPERATOR, "operator")


async def created(
    parts: Mapping[type, Any], guild_id: int, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> str:
    """The token. Raises `OperatorError`."""
    if unknown := sorted(set(scopes) - set(SCOPES)):
        raise OperatorError(f"there is no scope {', '.join(unknown)}: there are {', '.join(SCOPES)}")
    if expires_at and expires_at <= datetime.now(UTC):
        raise OperatorError("that time is over: choose one to come")
    database: Database = parts[Database]
    token, _ = await database.transact(
        lambda connection: add_token(connection, guild_id, MAKER, name, sorted(set(scopes)), expires_at)
    )
    return token


async def listed(parts: Mapping[type, Any], guild_id: int) -> list[str]:
    async def work(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.control_room.list_tokens(connection, guild_id=guild_id)]

    rows = await parts[Database].run(work)
    return [_line(row) for row in rows] or ["This server has no token."]


def _line(row: asyncpg.Record) -> str:
    used = f"used {row['used_at']:%Y-%m-%d %H:%M} UTC" if row["used_at"] else "never used"
    return f"{row['id']:>4}  {row['hint']}…  {row['name']}  {', '.join(row['scopes'])}  {_state(row)}, {used}"


def _state(row: asyncpg.Record) -> str:
    if row["revoked_at"]:
        return f"revoked {row['revoked_at']:%Y-%m-%d}"
    return f"until {row['expires_at']:%Y-%m-%d %H:%M} UTC" if row["expires_at"] else "for good"


async def revoked(parts: Mapping[type, Any], guild_id: int, token_id: int) -> str:
    """Raises `OperatorError` when there is no such token."""
    if not await parts[Database].transact(lambda each: revoke_token(each, guild_id, OPERATOR, token_id)):
        raise OperatorError(
            f"there is no token {token_id} in this server: `omo token list --guild {guild_id}` shows them"
        )
    return f"Token {token_id} opens nothing any more."
