"""Who changed what: every change by a person leaves a line, with before and after, in the transaction that makes it.

Awards and reversals write theirs in SQL (`book_entries`).
"""

import msgspec

from app.database.pool import Connection
from app.database.queries import queries

THE_BOT = 1
"""The actor when the bot changed something by itself; no account of Discord's has so small an id."""


async def write_audit(
    connection: Connection, guild_id: int, actor_id: int, action: str, subject: str, before: object, after: object
) -> None:
    await queries.guilds.write_audit(
        connection,
        guild_id=guild_id,
        actor_id=actor_id,
        action=action,
        subject=subject,
        before=msgspec.json.encode(before).decode(),
        after=msgspec.json.encode(after).decode(),
    )
