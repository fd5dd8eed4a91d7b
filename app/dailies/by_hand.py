"""Deliveries that people change: an item is posted after all, or once more; one that waits is skipped.

Both may be asked for twice: the second time nothing happens.
"""

from typing import Any

import asyncpg
import msgspec

from app.dailies.destinations import BY_HAND
from app.dailies.receipts import link_to_message
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import BadInput
from app.guilds.audit import Action, write_audit

OPEN = ("waiting", "held", "sending")


async def post_item(
    connection: Connection, guild_id: int, actor_id: int, item_id: int, channel_id: int, again: int | None = None
) -> str:
    """What its delivery is now: `waiting`, `held` while the channel is paused, or `sending`. Filters are not asked.

    Raises `BadInput`, also when it was posted already: the details name `message_id` and `link`. Whoever wants it all
    the same gives that message as `again`; asked for twice, it is one more post and not two.
    """
    row = await _find(connection, guild_id, item_id, channel_id)
    if row["state"] in OPEN:
        return str(row["state"])
    if row["state"] == "sent" and row["message_id"] != again:
        link = link_to_message(guild_id, channel_id, row["message_id"])
        raise BadInput("error-posted-already", link=link, message_id=row["message_id"])
    state, reason = ("held", row["paused_reason"]) if row["paused_reason"] else ("waiting", BY_HAND)
    if row["state"] is None:
        await _add(connection, guild_id, item_id, row, state, reason)
    else:
        await queries.dailies.restart_delivery(
            connection, guild_id=guild_id, delivery_id=row["delivery_id"], state=state, reason=reason
        )
    await _note(connection, guild_id, actor_id, "dailies.post", item_id, channel_id, row, state)
    return state


async def skip_item(connection: Connection, guild_id: int, actor_id: int, item_id: int, channel_id: int) -> None:
    """It is not posted in that channel. Raises `BadInput` when nothing waits there."""
    row = await _find(connection, guild_id, item_id, channel_id)
    if (row["state"], row["reason"]) == ("skipped", BY_HAND):
        return
    skipped = row["delivery_id"] and await queries.dailies.skip_delivery(
        connection, guild_id=guild_id, delivery_id=row["delivery_id"], reason=BY_HAND
    )
    if not skipped:
        raise BadInput("error-being-posted" if row["state"] == "sending" else "error-nothing-waits")
    await _note(connection, guild_id, actor_id, "dailies.skip", item_id, channel_id, row, "skipped")


async def _find(connection: Connection, guild_id: int, item_id: int, channel_id: int) -> asyncpg.Record:
    """The channel, locked, and the item's delivery to it, if there is one."""
    if await queries.dailies.find_item(connection, guild_id=guild_id, item_id=item_id) is None:
        raise BadInput("error-no-such-item")
    ids = {"guild_id": guild_id, "item_id": item_id, "channel_id": channel_id}
    await queries.dailies.lock_channel_of_item(connection, **ids)
    row: asyncpg.Record | None = await queries.dailies.delivery_to_channel(connection, **ids)
    if row is None:
        raise BadInput("error-not-a-destination", channel=str(channel_id))
    return row


async def _add(
    connection: Connection, guild_id: int, item_id: int, row: asyncpg.Record, state: str, reason: str
) -> None:
    delivery = {
        "destination_id": row["destination_id"],
        "item_id": item_id,
        "state": state,
        "reason": reason,
    }
    encoded = msgspec.json.encode([delivery]).decode()
    await queries.dailies.add_deliveries(connection, guild_id=guild_id, deliveries=encoded)


async def _note(
    connection: Connection,
    guild_id: int,
    actor_id: int,
    action: Action,
    item_id: int,
    channel_id: int,
    row: asyncpg.Record,
    state: str,
) -> None:
    channel = {"channel": channel_id}
    before: dict[str, Any] = {"state": row["state"], "reason": row["reason"], "message": row["message_id"]}
    await write_audit(
        connection, guild_id, actor_id, action, f"item:{item_id}", channel | before, channel | {"state": state}
    )
