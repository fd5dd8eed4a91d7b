"""`omo dailies connect|connections|disconnect`: for operators, until the Control Room is there."""

from collections.abc import Mapping
from typing import Any

import asyncpg

from app.dailies.connections.connecting import Connecting, disconnect
from app.dailies.connections.inviting import address_for_owner, list_connections
from app.dailies.connections.signing import TICKET_SECONDS
from app.database.pool import Database
from app.errors import OperatorError
from app.guilds.store import OPERATOR


def address_to_open(parts: Mapping[type, Any], guild_id: int, platform: str) -> list[str]:
    """Raises `OperatorError` for a platform that is off."""
    connecting: Connecting = parts[Connecting]
    address = address_for_owner(connecting, guild_id, OPERATOR, platform)
    return [
        f"To be opened by the owner of the account, within {TICKET_SECONDS // 60} minutes. Give it to nobody else:",
        address,
        f"The app at {platform} has to allow this redirect address: {connecting.redirect(platform)}",
    ]


async def listed(parts: Mapping[type, Any], guild_id: int) -> list[str]:
    rows = await parts[Database].run(lambda connection: list_connections(connection, guild_id))
    return [_line(row) for row in rows] or ["No account is connected to this server."]


def _line(row: asyncpg.Record) -> str:
    state = f"paused: {row['paused_reason']}" if row["paused_reason"] else row["problem"] or "fine"
    ends = f"refreshed {row['issued_at']:%Y-%m-%d %H:%M} UTC, would end {row['ends_at']:%Y-%m-%d}"
    return f"{row['id']:>4}  {row['platform']}:{row['account_id']}  {row['name']}  {ends}  ({state})"


async def removed(parts: Mapping[type, Any], guild_id: int, connection_id: int) -> str:
    """Raises `OperatorError` when there is no such connection."""
    if not await parts[Database].transact(lambda each: disconnect(each, guild_id, OPERATOR, connection_id)):
        raise OperatorError(
            f"there is no connection {connection_id} in this server: `omo dailies connections` shows them"
        )
    return f"Connection {connection_id} and its tokens are forgotten; its source is paused."
