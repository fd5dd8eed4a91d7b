"""Which platforms can be connected here, the address for an account's owner, and what is connected already."""

import asyncpg

from app.dailies.connections.connecting import Connecting
from app.dailies.connections.signing import Ticket
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import BadInput, OperatorError

KEYS = {
    "instagram": ("INSTAGRAM_CLIENT_ID", "INSTAGRAM_CLIENT_SECRET"),
    "tiktok": ("TIKTOK_CLIENT_KEY", "TIKTOK_CLIENT_SECRET"),
}
"""Of the environment, by platform."""


def is_set_up(connecting: Connecting, platform: str) -> bool:
    """Whether the operator has a key for it."""
    try:
        connecting.platform(platform)
    except BadInput:
        return False
    return True


def address_for_owner(connecting: Connecting, guild_id: int, actor_id: int, platform: str) -> str:
    """Whoever opens it within 15 minutes may connect an account of theirs. Raises `OperatorError` for a platform that
    is off, or none."""
    if platform not in KEYS:
        raise OperatorError(f"there is no platform {platform} to connect, only {' and '.join(KEYS)}")
    if not is_set_up(connecting, platform):
        raise OperatorError(f"{platform} is off: set {' and '.join(KEYS[platform])} first")
    return connecting.address(Ticket(guild_id, actor_id, platform))


async def list_connections(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    """Without their tokens."""
    return [row async for row in queries.connections.list_connections(connection, guild_id=guild_id)]
