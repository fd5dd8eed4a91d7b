"""Sources and the channels that get their items: added, listed, paused, resumed and removed by people."""

from typing import Any

import asyncpg
import msgspec

from app.dailies.baseline import store_baseline
from app.dailies.choices import Choices, changed_choices, read_choices
from app.dailies.items import Poll
from app.dailies.resuming import resume_channels_of
from app.dailies.schedule import LONGEST_CHOSEN, SHORTEST_CHOSEN
from app.dailies.sources.protocol import Source
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import OperatorError, SettingsError
from app.guilds.audit import write_audit

BY_HAND = "by-hand"
"""The reason of a pause that a person made; only a person ends it."""


async def add_source(
    connection: Connection, actor_id: int, source: Source, channel_id: int, choices: Choices, shown: Poll | None = None
) -> int:
    """Its id. Added again for another channel it is the same source; for the same channel, the choices are replaced.

    `shown` is what discovery has just read of it: what comes after that is posted. Raises `SettingsError` for a pace
    that cannot be.
    """
    guild_id, every = source.guild_id, source.options.get("interval_seconds")
    if every is not None and not SHORTEST_CHOSEN <= every <= LONGEST_CHOSEN:
        raise SettingsError([f"seconds between two looks: must be from {SHORTEST_CHOSEN} to {LONGEST_CHOSEN} (a week)"])
    source_id: int = await queries.dailies.add_source(
        connection,
        guild_id=guild_id,
        kind=source.kind,
        address=source.address,
        title=source.title,
        options=msgspec.json.encode(source.options).decode(),
    )
    encoded = msgspec.json.encode(choices).decode()
    await queries.dailies.add_destination(
        connection, guild_id=guild_id, source_id=source_id, channel_id=channel_id, choices=encoded
    )
    await _let_out(connection, guild_id, source_id, channel_id, choices)
    if shown:
        newest = source.options.get("newest_on_baseline", 0)
        await store_baseline(connection, guild_id, source_id, shown, newest)
    after = {"address": source.address, "channel": channel_id, "choices": choices}
    await write_audit(connection, guild_id, actor_id, "dailies.add", f"source:{source_id}", None, after)
    return source_id


async def list_sources(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    return [row async for row in queries.dailies.list_sources(connection, guild_id=guild_id)]


async def pause_source(connection: Connection, guild_id: int, actor_id: int, source_id: int) -> None:
    """Raises `OperatorError` when there is no such source."""
    await queries.dailies.pause_source(connection, guild_id=guild_id, source_id=source_id, reason=BY_HAND)
    await _note(connection, guild_id, actor_id, "dailies.pause", source_id)


async def resume_source(connection: Connection, guild_id: int, actor_id: int, source_id: int) -> None:
    """And all of its channels. Raises `OperatorError` when there is no such source."""
    await queries.dailies.resume_source(connection, guild_id=guild_id, source_id=source_id)
    await resume_channels_of(connection, guild_id, source_id)
    await _note(connection, guild_id, actor_id, "dailies.resume", source_id)


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
        await _let_out(connection, guild_id, source_id, channel_id, after)
        channel = {"channel": channel_id}
        old, new = channel | {"choices": before}, channel | {"choices": after}
        await write_audit(connection, guild_id, actor_id, "dailies.choose", f"source:{source_id}", old, new)
    return after


async def _let_out(connection: Connection, guild_id: int, source_id: int, channel_id: int, choices: Choices) -> None:
    ids = {"guild_id": guild_id, "source_id": source_id, "channel_id": channel_id}
    await queries.dailies.let_out_what_waits(connection, spacing_seconds=float(choices.spacing_seconds), **ids)


async def change_address(
    connection: Connection, actor_id: int, source_id: int, found: Source, shown: Poll | None = None
) -> None:
    """What is at the new address already, as discovery has `shown` it, is not posted. Raises `OperatorError` when there
    is no such source, or the guild follows that address already."""
    guild_id = found.guild_id
    row = await _require(connection, guild_id, source_id)
    changed = await queries.dailies.change_address(
        connection,
        guild_id=guild_id,
        source_id=source_id,
        kind=found.kind,
        address=found.address,
        title=found.title,
    )
    if not changed:
        raise OperatorError(f"this server follows {found.address} already")
    if shown:
        await store_baseline(connection, guild_id, source_id, shown)
    before, after = {"address": row["address"], "kind": row["kind"]}, {"address": found.address, "kind": found.kind}
    if before != after:
        await write_audit(connection, guild_id, actor_id, "dailies.move", f"source:{source_id}", before, after)


async def remove_source(connection: Connection, guild_id: int, actor_id: int, source_id: int) -> None:
    """With its items and deliveries; what is in the channels stays. Raises `OperatorError` when there is none."""
    await _note(connection, guild_id, actor_id, "dailies.remove", source_id)
    await queries.dailies.remove_source(connection, guild_id=guild_id, source_id=source_id)


async def _note(connection: Connection, guild_id: int, actor_id: int, action: str, source_id: int) -> None:
    row = await _require(connection, guild_id, source_id)
    source: dict[str, Any] = {"address": row["address"], "title": row["title"]}
    await write_audit(connection, guild_id, actor_id, action, f"source:{source_id}", source, None)


async def _require(connection: Connection, guild_id: int, source_id: int) -> asyncpg.Record:
    row: asyncpg.Record | None = await queries.dailies.find_source(connection, guild_id=guild_id, source_id=source_id)
    if row is None:
        raise OperatorError(f"there is no source {source_id} in this server: `omo dailies list` shows them")
    return row
