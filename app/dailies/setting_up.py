"""Sources: added, listed, changed, moved, paused, resumed and removed by people."""

from collections.abc import Callable
from typing import Any

import asyncpg
import msgspec

from app.dailies.baseline import store_baseline
from app.dailies.choices import Choices
from app.dailies.destinations import BY_HAND, add_channel, let_out
from app.dailies.items import Poll
from app.dailies.resuming import resume_channels_of
from app.dailies.schedule import LONGEST_CHOSEN, SHORTEST_CHOSEN
from app.dailies.sources.protocol import Source
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import OperatorError, SettingsError
from app.guilds.audit import Action, write_audit


async def add_source(
    connection: Connection, actor_id: int, source: Source, channel_id: int, choices: Choices, shown: Poll | None = None
) -> int:
    """Its id. Added again for another channel it is the same source; for the same channel, the choices are replaced.

    `shown` is what discovery has just read of it: what comes after that is posted. Raises `SettingsError` for a pace
    that cannot be.
    """
    guild_id, source_id = source.guild_id, await _keep_source(connection, source)
    encoded = msgspec.json.encode(choices).decode()
    await queries.dailies.add_destination(
        connection, guild_id=guild_id, source_id=source_id, channel_id=channel_id, choices=encoded
    )
    await let_out(connection, guild_id, source_id, channel_id, choices)
    await _begin(connection, source, source_id, shown)
    after = {"address": source.address, "channel": channel_id, "choices": choices}
    await write_audit(connection, guild_id, actor_id, "dailies.add", f"source:{source_id}", None, after)
    return source_id


async def follow(
    connection: Connection, actor_id: int, source: Source, channel_id: int, choices: Choices, shown: Poll | None = None
) -> int:
    """As `add_source`, but replaces nobody's choices. Raises as `add_channel` does, too."""
    source_id = await _keep_source(connection, source)
    await add_channel(connection, source.guild_id, actor_id, source_id, channel_id, choices)
    await _begin(connection, source, source_id, shown)
    return source_id


async def _keep_source(connection: Connection, source: Source) -> int:
    _require_pace(source.options.get("interval_seconds"))
    source_id: int = await queries.dailies.add_source(
        connection,
        guild_id=source.guild_id,
        kind=source.kind,
        address=source.address,
        title=source.title,
        options=msgspec.json.encode(source.options).decode(),
    )
    return source_id


async def _begin(connection: Connection, source: Source, source_id: int, shown: Poll | None) -> None:
    if shown:
        newest = source.options.get("newest_on_baseline", 0)
        await store_baseline(connection, source.guild_id, source_id, shown, newest)


def _require_pace(seconds: int | None) -> None:
    if seconds is not None and not SHORTEST_CHOSEN <= seconds <= LONGEST_CHOSEN:
        raise SettingsError([f"seconds between two looks: must be from {SHORTEST_CHOSEN} to {LONGEST_CHOSEN} (a week)"])


async def list_sources(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    return [row async for row in queries.dailies.list_sources(connection, guild_id=guild_id)]


async def pause_source(connection: Connection, guild_id: int, actor_id: int, source_id: int) -> None:
    """Paused already, nothing happens. Raises `OperatorError` when there is no such source."""
    row = await _require(connection, guild_id, source_id)
    if await queries.dailies.pause_source(connection, guild_id=guild_id, source_id=source_id, reason=BY_HAND):
        await _note(connection, guild_id, actor_id, "dailies.pause", row, {"paused": BY_HAND})


async def resume_source(connection: Connection, guild_id: int, actor_id: int, source_id: int) -> None:
    """And all of its channels. Raises `OperatorError` when there is no such source."""
    row = await _require(connection, guild_id, source_id)
    await queries.dailies.resume_source(connection, guild_id=guild_id, source_id=source_id)
    await resume_channels_of(connection, guild_id, source_id)
    await _note(connection, guild_id, actor_id, "dailies.resume", row, {"paused": None})


class SourceChoices(msgspec.Struct, frozen=True):
    title: str
    """Above its posts."""
    interval_seconds: int | None
    """Between two looks, when there was something new; None: as fits its host."""
    newest_on_baseline: int
    """How many of what is there already are posted when it is looked at first, or at another address."""


def source_choices(row: asyncpg.Record) -> SourceChoices:
    """`row` has a title and options."""
    options = msgspec.json.decode(row["options"])
    return SourceChoices(row["title"], options.get("interval_seconds"), options.get("newest_on_baseline", 0))


async def change_source(
    connection: Connection,
    guild_id: int,
    actor_id: int,
    source_id: int,
    change: Callable[[SourceChoices], SourceChoices],
) -> SourceChoices | None:
    """What they are now; None when there is no such source."""
    ids = {"guild_id": guild_id, "source_id": source_id}
    row = await queries.dailies.lock_source(connection, **ids)
    if row is None:
        return None
    before = source_choices(row)
    after = change(before)
    _require_pace(after.interval_seconds)
    if after != before:
        chosen = {"interval_seconds": after.interval_seconds, "newest_on_baseline": after.newest_on_baseline}
        options = {
            name: value for name, value in (msgspec.json.decode(row["options"]) | chosen).items() if value is not None
        }
        encoded, seconds = msgspec.json.encode(options).decode(), after.interval_seconds
        await queries.dailies.change_source(
            connection, title=after.title, options=encoded, seconds=None if seconds is None else float(seconds), **ids
        )
        await write_audit(connection, guild_id, actor_id, "dailies.change", f"source:{source_id}", before, after)
    return after


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
    row = await _require(connection, guild_id, source_id)
    await _note(connection, guild_id, actor_id, "dailies.remove", row, None)
    await queries.dailies.remove_source(connection, guild_id=guild_id, source_id=source_id)


async def _note(
    connection: Connection,
    guild_id: int,
    actor_id: int,
    action: Action,
    row: asyncpg.Record,
    change: dict[str, Any] | None,
) -> None:
    """`row` is the source as it was; without a change it is gone."""
    before = {"address": row["address"], "title": row["title"], "paused": row["paused_reason"]}
    after = None if change is None else before | change
    await write_audit(connection, guild_id, actor_id, action, f"source:{row['id']}", before, after)


async def _require(connection: Connection, guild_id: int, source_id: int) -> asyncpg.Record:
    row: asyncpg.Record | None = await queries.dailies.find_source(connection, guild_id=guild_id, source_id=source_id)
    if row is None:
        raise OperatorError(f"there is no source {source_id} in this server: `omo dailies list` shows them")
    return row
