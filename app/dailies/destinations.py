"""The channels that get a source's items: added, changed, paused, resumed and removed by people."""

from typing import Any

import asyncpg
import msgspec

from app.dailies.choices import Choices, changed_choices, read_choices
from app.dailies.resuming import resume_channel
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import OperatorError
from app.guilds.audit import Action, write_audit

BY_HAND = "by-hand"
"""The reason of a pause that a person made; only a person ends it."""


async def add_channel(
    connection: Connection, guild_id: int, actor_id: int, source_id: int, channel_id: int, choices: Choices
) -> int:
    """The destination's id; asked for again it is the same one. Raises `OperatorError` when the channel gets the source
    already, with other choices."""
    encoded = msgspec.json.encode(choices).decode()
    row = await queries.dailies.keep_destination(
        connection, guild_id=guild_id, source_id=source_id, channel_id=channel_id, choices=encoded
    )
    if read_choices(row["choices"]) != choices:
        raise OperatorError("that channel gets this source already, with other choices: change those instead")
    if row["added"]:
        await let_out(connection, guild_id, source_id, channel_id, choices)
        after = {"channel": channel_id, "choices": choices}
        await write_audit(connection, guild_id, actor_id, "dailies.add", f"source:{source_id}", None, after)
    destination_id: int = row["id"]
    return destination_id


async def channel_choices(connection: Connection, guild_id: int, source_id: int, channel_id: int) -> Choices:
    """Locked until the transaction ends. Raises `OperatorError` when the channel does not get the source."""
    stored = await queries.dailies.choices_of_channel(
        connection, guild_id=guild_id, source_id=source_id, channel_id=channel_id
    )
    if stored is None:
        raise OperatorError(f"channel {channel_id} does not get source {source_id}: `omo dailies list` shows what does")
    return read_choices(stored)


async def change_choices(
    connection: Connection, guild_id: int, actor_id: int, source_id: int, channel_id: int, patch: dict[str, Any]
) -> Choices:
    """What they are now. Raises `OperatorError` when the channel does not get the source, `SettingsError` for what
    cannot work."""
    before = await channel_choices(connection, guild_id, source_id, channel_id)
    after = changed_choices(before, patch)
    if after != before:
        encoded = msgspec.json.encode(after).decode()
        await queries.dailies.change_choices(
            connection, guild_id=guild_id, source_id=source_id, channel_id=channel_id, choices=encoded
        )
        await let_out(connection, guild_id, source_id, channel_id, after)
        channel = {"channel": channel_id}
        old, new = channel | {"choices": before}, channel | {"choices": after}
        await write_audit(connection, guild_id, actor_id, "dailies.choose", f"source:{source_id}", old, new)
    return after


async def let_out(connection: Connection, guild_id: int, source_id: int, channel_id: int, choices: Choices) -> None:
    """What waits comes when these choices say so, not when those before them did."""
    ids = {"guild_id": guild_id, "source_id": source_id, "channel_id": channel_id}
    await queries.dailies.let_out_what_waits(connection, spacing_seconds=float(choices.spacing_seconds), **ids)


async def pause_channel(connection: Connection, guild_id: int, actor_id: int, destination: asyncpg.Record) -> None:
    """What waits is held. `destination` has its id, source and channel; paused already, nothing happens."""
    ids = {"guild_id": guild_id, "destination_id": destination["id"]}
    if await queries.dailies.pause_destination(connection, reason=BY_HAND, **ids):
        await _note(connection, guild_id, actor_id, "dailies.pause-channel", destination, {"paused": BY_HAND})


async def resume_paused_channel(
    connection: Connection, guild_id: int, actor_id: int, destination: asyncpg.Record
) -> None:
    """The newest of what was held goes out. Not paused, nothing happens."""
    if destination["paused_reason"]:
        await resume_channel(connection, guild_id, destination["id"])
        await _note(connection, guild_id, actor_id, "dailies.resume-channel", destination, {"paused": None})


async def remove_channel(connection: Connection, guild_id: int, actor_id: int, destination: asyncpg.Record) -> None:
    """With its deliveries; what is in the channel stays."""
    await queries.dailies.remove_destination(connection, guild_id=guild_id, destination_id=destination["id"])
    await _note(connection, guild_id, actor_id, "dailies.remove-channel", destination, None)


async def _note(
    connection: Connection,
    guild_id: int,
    actor_id: int,
    action: Action,
    destination: asyncpg.Record,
    change: dict[str, Any] | None,
) -> None:
    """`destination` is as it was; without a change it is gone."""
    before = {"channel": destination["channel_id"], "paused": destination["paused_reason"]}
    after = None if change is None else before | change
    await write_audit(connection, guild_id, actor_id, action, f"source:{destination['source_id']}", before, after)
