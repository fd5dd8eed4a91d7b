"""What a member may do with their own data: hide from the boards, take a copy, be forgotten."""

from typing import Any

import msgspec

from app.api.actors import actor_text
from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.mileage.upkeep import catch_up

PAGE_ENTRIES = 1000


async def hide(connection: Connection, guild_id: int, user_id: int, *, hidden: bool) -> None:
    """Hides from (or shows again on) every board. In the caller's transaction."""
    standing = await queries.mileage.member_standing(connection, guild_id=guild_id, user_id=user_id)
    await queries.mileage.mark_member(connection, guild_id=guild_id, user_id=user_id, hidden=hidden, has_left=None)
    if standing["hidden"] != hidden:
        before, after = {"hidden": standing["hidden"]}, {"hidden": hidden}
        await write_audit(connection, guild_id, user_id, "privacy.hide", f"member:{user_id}", before, after)


async def mark_left(connection: Connection, guild_id: int, user_id: int, *, left: bool) -> None:
    """Somebody who left is not listed until they come back; their miles stay."""
    await queries.mileage.mark_member(connection, guild_id=guild_id, user_id=user_id, hidden=None, has_left=left)


async def erase(connection: Connection, guild_id: int, user_id: int) -> None:
    """Forgets the person; their miles stay on the odometer as nobody's. In the caller's transaction."""
    await queries.mileage.erase_member(connection, guild_id=guild_id, user_id=user_id)
    await write_audit(connection, guild_id, 0, "privacy.erase", "member:0", None, None)


async def copy_of_data(connection: Connection, guild_id: int, user_id: int) -> bytes:
    """Everything stored about the member, as readable JSON."""
    await catch_up(connection, guild_id)
    standing = await queries.mileage.member_standing(connection, guild_id=guild_id, user_id=user_id)
    boards = [
        dict(row) async for row in queries.mileage.boards_of_member(connection, guild_id=guild_id, user_id=user_id)
    ]
    copy = {
        "guild_id": str(guild_id),
        "user_id": str(user_id),
        "member": {key: value for key, value in standing.items() if key != "guild_name"},
        "boards": boards,
        "entries": await _all_entries(connection, guild_id, user_id),
    }
    return msgspec.json.format(msgspec.json.encode(copy), indent=2)


async def _all_entries(connection: Connection, guild_id: int, user_id: int) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    after_id = 0
    while True:
        page = queries.mileage.entries_after(
            connection, guild_id=guild_id, user_id=user_id, after_id=after_id, most=PAGE_ENTRIES
        )
        rows = [dict(row) async for row in page]
        entries += [row | {"actor_id": actor_text(row["actor_id"])} for row in rows]
        if len(rows) < PAGE_ENTRIES:
            return entries
        after_id = rows[-1]["id"]
