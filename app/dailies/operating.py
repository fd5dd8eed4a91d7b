"""`omo dailies add|list|pause|resume|remove`: for operators, and for admins until the Control Room is there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.dailies import setting_up
from app.dailies.channels import look_at_channel
from app.dailies.choices import Choices, changed_choices
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Item, Poll
from app.dailies.sources import adapter_for
from app.dailies.sources.protocol import Source
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.errors import OperatorError, SettingsError
from app.guilds.store import OPERATOR
from app.texts import DEFAULT_LANGUAGE, texts_in


class Wish(NamedTuple):
    """`choices` is JSON; `every` in seconds."""

    guild_id: int
    channel_id: int
    address: str
    choices: str = "{}"
    newest: int = 0
    every: int | None = None
    dry_run: bool = False


async def add(parts: Mapping[type, Any], wish: Wish) -> list[str]:
    """Lines to read. Raises `SourceError` when there is nothing to follow, `OperatorError` for a channel to which the
    bot cannot post, `SettingsError` for choices that cannot work: then nothing is stored."""
    choices = _choices(wish.choices)
    options = {"newest_on_baseline": wish.newest} | ({"interval_seconds": wish.every} if wish.every else {})
    source = Source(guild_id=wish.guild_id, address=wish.address, options=options)
    poll = await adapter_for(source.kind).poll(source, parts[HttpFetcher])
    source = msgspec.structs.replace(source, title=poll.hints.title)
    if problem := await look_at_channel(parts[DiscordRest], wish.guild_id, wish.channel_id):
        raise OperatorError(texts_in(DEFAULT_LANGUAGE)(f"dailies-pause-{problem}"))
    if wish.dry_run:
        return [*_about(source, poll), "Nothing was stored."]
    source_id = await parts[Database].transact(
        lambda connection: setting_up.add_source(connection, OPERATOR, source, wish.channel_id, choices)
    )
    return [*_about(source, poll), f"Source {source_id} is followed: what is new from now on goes to the channel."]


def _choices(text: str) -> Choices:
    try:
        return changed_choices(Choices(), msgspec.json.decode(text, type=dict))
    except msgspec.DecodeError as error:
        raise SettingsError([f"the choices are no JSON object: {error}"]) from None


def _about(source: Source, poll: Poll) -> list[str]:
    lines = [f"{source.title or source.address}: {len(poll.items)} items"]
    if newest := max(poll.items, key=_age, default=None):
        when = f"{newest.published_at:%Y-%m-%d %H:%M} UTC" if newest.published_at else "undated"
        lines.append(f"The latest: {newest.title or newest.text[:80]} ({newest.kind}, {when}) {newest.url}")
    return lines


def _age(item: Item) -> float:
    return item.published_at.timestamp() if item.published_at else 0.0


async def listed(parts: Mapping[type, Any], guild_id: int) -> list[str]:
    rows = await parts[Database].run(lambda connection: setting_up.list_sources(connection, guild_id))
    return [_line(row) for row in rows] or ["Nothing is followed in this server."]


def _line(row: asyncpg.Record) -> str:
    state = f"paused: {row['paused_reason']}" if row["paused_reason"] else row["problem"] or "fine"
    if row["channel_paused_reason"]:
        state += f", channel paused: {row['channel_paused_reason']}"
    return f"{row['id']:>4}  {row['title'] or '–'}  {row['address']}  → {row['channel_id'] or 'nowhere'}  ({state})"


async def pause(parts: Mapping[type, Any], guild_id: int, source_id: int) -> str:
    await parts[Database].transact(
        lambda connection: setting_up.pause_source(connection, guild_id, OPERATOR, source_id)
    )
    return f"Source {source_id} is paused."


async def resume(parts: Mapping[type, Any], guild_id: int, source_id: int) -> str:
    await parts[Database].transact(
        lambda connection: setting_up.resume_source(connection, guild_id, OPERATOR, source_id)
    )
    return f"Source {source_id} goes on."


async def remove(parts: Mapping[type, Any], guild_id: int, source_id: int) -> str:
    await parts[Database].transact(
        lambda connection: setting_up.remove_source(connection, guild_id, OPERATOR, source_id)
    )
    return f"Source {source_id} is forgotten."
