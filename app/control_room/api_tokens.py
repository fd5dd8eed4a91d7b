"""Tokens for machines: `omo_…`, shown once; kept as a digest, with scopes such as `miles:write`.

What they may do stands in their scopes; they belong to one guild and outlive the person who made them.
"""

import hashlib
import re
import secrets
from datetime import datetime

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.audit import write_audit

PREFIX = "omo_"
_TOKEN = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


class ApiToken(msgspec.Struct, frozen=True):
    id: int
    guild_id: int
    hint: str
    name: str
    scopes: frozenset[str]
    created_by: int
    expires_at: datetime | None

    def may(self, area: str, *, writing: bool) -> bool:
        """Who may write may read."""
        return f"{area}:write" in self.scopes or (not writing and f"{area}:read" in self.scopes)


def new_token() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(token: str) -> bytes:
    """A token has 256 bits of chance in it: nothing slower is needed."""
    return hashlib.sha256(token.encode()).digest()


async def find_token(connection: Connection, token: str) -> ApiToken | None:
    """None for what is forged, revoked or over. That it was used is noted once a minute."""
    if not _TOKEN.fullmatch(token):
        return None
    row = await queries.control_room.find_token(connection, digest=digest_of(token))
    if row is None:
        return None
    if row["note_use"]:
        await queries.control_room.note_token_use(connection, guild_id=row["guild_id"], token_id=row["id"])
    named = {name: row[name] for name in ApiToken.__struct_fields__}
    return ApiToken(**named | {"scopes": frozenset(row["scopes"])})


async def add_token(
    connection: Connection,
    guild_id: int,
    creator: tuple[int, str],
    name: str,
    scopes: list[str],
    expires_at: datetime | None,
) -> tuple[str, asyncpg.Record]:
    """The token, which nobody can read again, and its row. In the caller's transaction, audited."""
    token = new_token()
    row = await queries.control_room.add_token(
        connection,
        guild_id=guild_id,
        digest=digest_of(token),
        hint=token[: len(PREFIX) + 4],
        name=name,
        scopes=scopes,
        created_by=creator[0],
        created_by_name=creator[1],
        expires_at=expires_at,
    )
    after = {"name": name, "scopes": scopes, "expires_at": expires_at}
    await write_audit(connection, guild_id, creator[0], "token.make", f"token:{row['id']}", None, after)
    return token, row


async def revoke_token(connection: Connection, guild_id: int, actor_id: int, token_id: int) -> bool:
    """False when there is none; a second time changes nothing. As `add_token`."""
    row = await queries.control_room.revoke_token(connection, guild_id=guild_id, token_id=token_id)
    if row is None:
        return False
    if row["revoked_at"]:
        return True
    before = {"name": row["name"], "scopes": list(row["scopes"])}
    await write_audit(connection, guild_id, actor_id, "token.revoke", f"token:{row['id']}", before, None)
    return True
