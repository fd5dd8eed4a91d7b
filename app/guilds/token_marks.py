"""The tokens among those who did something, as admins know them."""

from collections.abc import Iterable

import msgspec

from app.database.pool import Connection
from app.database.queries import queries


class TokenMark(msgspec.Struct, frozen=True):
    id: str
    hint: str
    """How it begins."""
    name: str


TokenMarks = dict[int, TokenMark]
"""By the number of the actor."""


async def tokens_among(connection: Connection, guild_id: int, actor_ids: Iterable[int | None]) -> TokenMarks:
    """Also of tokens that were revoked."""
    token_ids = sorted({-actor_id for actor_id in actor_ids if actor_id is not None and actor_id < 0})
    if not token_ids:
        return {}
    rows = queries.guilds.tokens_among(connection, guild_id=guild_id, token_ids=token_ids)
    return {-row["id"]: TokenMark(str(row["id"]), row["hint"], row["name"]) async for row in rows}
