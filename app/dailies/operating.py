"""`omo dailies add|list|pause|resume|remove`: for operators, and for admins until the Control Room is there."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.dailies import setting_up
from app.dailies.choices import Choices, changed_choices
from app.dailies.discovery.protocol import Candidate
from app.dailies.following import discover_one, moved_to, require_channel, source_of
from app.dailies.history import Lag, lags, latest_fetches
from app.dailies.items import counted
from app.dailies.operating_by_hand import told_in_words
from app.dailies.ping_roles import require_open_role
from app.dailies.what_fits import no_json
from app.database.pool import Connection, Database
from app.discord.rest import DiscordRest
from app.errors import SettingsError
from app.guilds.store import OPERATOR

SHOWN_FETCHES = 20


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
    part = parts.__getitem__
    found = await discover_one(part, wish.guild_id, wish.address)
    await require_channel(part, wish.guild_id, wish.channel_id)
    if wish.dry_run:
        return [*_about(found), "Nothing was stored."]
    with told_in_words():
        await require_open_role(parts[DiscordRest], parts[Database], wish.guild_id, choices)
    source = source_of(found, wish.guild_id, wish.newest, wish.every)
    source_id = await parts[Database].transact(
        lambda connection: setting_up.add_source(connection, OPERATOR, source, wish.channel_id, choices, found.poll)
    )
    return [*_about(found), f"Source {source_id} is followed: what is new from now on goes to the channel."]


def _choices(text: str) -> Choices:
    return changed_choices(Choices(), read_patch(text))


def read_patch(text: str) -> dict[str, Any]:
    try:
        patch: dict[str, Any] = msgspec.json.decode(text, type=dict)
    except RecursionError:
        raise SettingsError(["the choices nest too deep"]) from None
    except msgspec.DecodeError as error:
        raise SettingsError([no_json(error)]) from None
    return patch


def _about(found: Candidate) -> list[str]:
    lines = [f"{found.title or found.address}: {counted(len(found.poll.items))}"]
    if newest := found.latest:
        when = f"{newest.published_at:%Y-%m-%d %H:%M} UTC" if newest.published_at else "undated"
        lines.append(f"The latest: {newest.title or newest.text[:80]} ({newest.kind}, {when}) {newest.url}")
    return lines


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


async def move(parts: Mapping[type, Any], guild_id: int, source_id: int, address: str) -> list[str]:
    """Raises as `add` does."""
    found = await discover_one(parts.__getitem__, guild_id, address)
    source = moved_to(found, guild_id)
    await parts[Database].transact(
        lambda connection: setting_up.change_address(connection, OPERATOR, source_id, source, found.poll)
    )
    return [*_about(found), f"Source {source_id} is read there: what is new from now on is posted."]


async def remove(parts: Mapping[type, Any], guild_id: int, source_id: int) -> str:
    await parts[Database].transact(
        lambda connection: setting_up.remove_source(connection, guild_id, OPERATOR, source_id)
    )
    return f"Source {source_id} is forgotten."


async def history(parts: Mapping[type, Any], guild_id: int, source_id: int) -> list[str]:
    """How the latest polls went, the newest first, and how long items took from publication to a channel."""

    async def read(connection: Connection) -> tuple[list[asyncpg.Record], dict[int, Lag]]:
        fetches = await latest_fetches(connection, guild_id, source_id, SHOWN_FETCHES)
        return fetches, await lags(connection, guild_id, [source_id])

    fetches, found = await parts[Database].run(read)
    lines = [_fetch_line(row) for row in fetches] or ["It was not asked yet, or not in the last month."]
    return [*lines, *(line for lag in found.values() for line in _lag_lines(lag))]


def _lag_lines(lag: Lag) -> Iterator[str]:
    yield (
        f"posts in 30 days: {lag.posts}, half within {lag.seen_p50:.0f} s of the look that found them,"
        f" 95 % within {lag.seen_p95:.0f} s"
    )
    if lag.dated:
        yield f"of publication: half within {lag.p50:.0f} s, 95 % within {lag.p95:.0f} s"


def _fetch_line(row: asyncpg.Record) -> str:
    at = f"{row['fetched_at']:%Y-%m-%d %H:%M:%S}"
    answer = f"{row['status'] or '---'}  {row['bytes']:>9,} bytes  {row['milliseconds']:>6,} ms"
    return f"{at}  {answer}  {_what_came(row)}"


def _what_came(row: asyncpg.Record) -> str:
    if row["problem"]:
        return f"{row['problem']}: {row['detail']}"
    numbers = f"{counted(row['items'])}, {row['new_items']} new"
    return f"{numbers}: {row['detail']}" if row["items"] and row["detail"] else row["detail"] or numbers
