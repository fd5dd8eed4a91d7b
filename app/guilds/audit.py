"""Who changed what: every change by a person leaves a line, with before and after, in the transaction that makes it.

Awards and reversals write theirs in SQL (`book_entries`).
"""

from typing import Literal

import msgspec

from app.database.pool import Connection
from app.database.queries import queries

Action = Literal[
    "settings.change",
    "ranks.resync",
    "mileage.award",
    "mileage.reverse",
    "mileage.batch",
    "mileage.reverse-batch",
    "import.read",
    "import.match",
    "import.choose",
    "import.apply",
    "import.discard",
    "privacy.hide",
    "privacy.erase",
    "dailies.add",
    "dailies.change",
    "dailies.choose",
    "dailies.connect",
    "dailies.disconnect",
    "dailies.move",
    "dailies.pause",
    "dailies.pause-channel",
    "dailies.post",
    "dailies.remove",
    "dailies.remove-channel",
    "dailies.resume",
    "dailies.resume-channel",
    "dailies.skip",
    "dailies.test",
    "hook.change",
    "hook.make",
    "hook.ping",
    "hook.remove",
    "hook.replay",
    "hook.rotate",
    "token.make",
    "token.revoke",
]
Family = Literal["settings", "ranks", "mileage", "import", "privacy", "dailies", "hook", "token"]
"""What actions begin with, up to the dot."""
THE_BOT = 1
"""The actor when the bot changed something by itself; no account of Discord's has so small an id."""


async def write_audit(
    connection: Connection, guild_id: int, actor_id: int, action: Action, subject: str, before: object, after: object
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
