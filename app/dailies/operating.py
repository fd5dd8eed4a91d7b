"""`omo dailies add|list|pause|resume|remove`: for operators, and for admins until the Control Room is there."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.dailies import setting_up
from app.dailies.channels import look_at_channel
from app.dailies.choices import Choices, changed_choices
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Candidate
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import counted
from app.dailies.sources.protocol import Source
from app.dailies.what_fits import no_json
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.markdown import plain
from app.discord.rest import DiscordRest
from app.errors import OperatorError, SettingsError
from app.guilds.store import OPERATOR
from app.texts import DEFAULT_LANGUAGE, texts_in

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
    found = _only_one(await parts[Discovery].discover(wish.address, parts[HttpFetcher], wish.guild_id))
    if problem := await look_at_channel(parts[DiscordRest], wish.guild_id, wish.channel_id):
        raise OperatorError(plain(texts_in(DEFAULT_LANGUAGE)(f"dailies-pause-{problem}")))
    if wish.dry_run:
        return [*_about(found), "Nothing was stored."]
    source = _source(wish, found)
    source_id = await parts[Database].transact(
        lambda connection: setting_up.add_source(connection, OPERATOR, source, wish.channel_id, choices)
    )
    return [*_about(found), f"Source {source_id} is followed: what is new from now on goes to the channel."]


def _only_one(found: list[Candidate]) -> Candidate:
    if len(found) > 1:
        named = "\n".join(f"  {each.address}  {each.title}" for each in found)
        raise OperatorError(f"that page names {len(found)} feeds; add the one you want:\n{named}")
    return found[0]


def _source(wish: Wish, found: Candidate) -> Source:
    chosen = {"newest_on_baseline": wish.newest} | ({"interval_seconds": wish.every} if wish.every else {})
    options = {**found.source.options, **chosen}
    return msgspec.structs.replace(found.source, guild_id=wish.guild_id, title=found.title, options=options)


def _choices(text: str) -> Choices:
    return changed_choices(Choices(), read_patch(text))


def read_patch(text: str) -> dict[str, Any]:
    try:
        patch: dict[str, Any] = msgspec.json.decode(text, type=dict)
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
    found = _only_one(await parts[Discovery].discover(address, parts[HttpFetcher], guild_id))
    source = msgspec.structs.replace(found.source, guild_id=guild_id, title=found.title)
    await parts[Database].transact(
        lambda connection: setting_up.change_address(connection, OPERATOR, source_id, source)
    )
    return [*_about(found), f"Source {source_id} is read there: what is new from now on is posted."]


async def remove(parts: Mapping[type, Any], guild_id: int, source_id: int) -> str:
    await parts[Database].transact(
        lambda connection: setting_up.remove_source(connection, guild_id, OPERATOR, source_id)
    )
    return f"Source {source_id} is forgotten."


async def history(parts: Mapping[type, Any], guild_id: int, source_id: int) -> list[str]:
    """How the latest polls went, the newest first, and how long items took from publication to a channel."""
    ids = {"guild_id": guild_id, "source_id": source_id}

    async def read(connection: Connection) -> tuple[list[asyncpg.Record], list[asyncpg.Record]]:
        fetches = [row async for row in queries.dailies.latest_fetches(connection, most=SHOWN_FETCHES, **ids)]
        return fetches, [row async for row in queries.dailies.lag(connection, **ids)]

    fetches, lags = await parts[Database].run(read)
    lines = [_fetch_line(row) for row in fetches] or ["It was not asked yet, or not in the last month."]
    return [*lines, *(line for lag in lags for line in _lag_lines(lag))]


def _lag_lines(lag: asyncpg.Record) -> Iterator[str]:
    yield (
        f"posts in 30 days: {lag['posts']}, half within {lag['seen_p50']:.0f} s of the look that found them,"
        f" 95 % within {lag['seen_p95']:.0f} s"
    )
    if lag["dated"]:
        yield f"of publication: half within {lag['p50']:.0f} s, 95 % within {lag['p95']:.0f} s"


def _fetch_line(row: asyncpg.Record) -> str:
    at = f"{row['fetched_at']:%Y-%m-%d %H:%M:%S}"
    answer = f"{row['status'] or '---'}  {row['bytes']:>9,} bytes  {row['milliseconds']:>6,} ms"
    return f"{at}  {answer}  {_what_came(row)}"


def _what_came(row: asyncpg.Record) -> str:
    if row["problem"]:
        return f"{row['problem']}: {row['detail']}"
    numbers = f"{counted(row['items'])}, {row['new_items']} new"
    return f"{numbers}: {row['detail']}" if row["items"] and row["detail"] else row["detail"] or numbers
