"""Sources: found, followed, changed, moved, paused, resumed and removed."""

from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import NotThere
from app.api.reading import read_id
from app.api.versions import require_seen, version_of
from app.dailies import setting_up
from app.dailies.api.choices import ChoicesPatch, choices_of
from app.dailies.api.finding import destinations_of, require_source
from app.dailies.api.shapes import ContentJson, SourceJson, show_content, show_source
from app.dailies.following import discover, discover_one, moved_to, require_channel, source_of
from app.dailies.history import lags
from app.dailies.setting_up import SourceChoices, source_choices
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText

sources = ApiBook("dailies")

SOURCES = "/guilds/{guild_id}/dailies/sources"
SOURCE = SOURCES + "/{source_id}"
POSTS_FOR_LAG = 100
"""Of each channel: a list of sources is not to look at thousands of posts."""
Pasted = Annotated[str, Meta(min_length=1, max_length=2000)]
Every = Annotated[int, Meta(ge=10, le=7 * 86400)]
Newest = Annotated[int, Meta(ge=0, le=10)]


class SourcesQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class Search(Sent, frozen=True):
    pasted: Pasted
    """A page, a feed, an account or a @handle, as anybody would paste it."""


class CandidateJson(msgspec.Struct):
    """Something that could be followed; nothing was stored."""

    kind: str
    address: str
    title: str
    items: int
    """So many are there now."""
    latest: ContentJson | None
    asks_to_wait: int
    """Seconds between two looks, as the source itself wishes; 0 when it does not say."""


class NewSource(Sent, frozen=True):
    pasted: Pasted
    """The address of a candidate, or anything that leads to just one."""
    channel_id: SnowflakeText
    choices: ChoicesPatch | None = None
    interval_seconds: Every | None = None
    """Between two looks; left out, as fits its host."""
    newest: Newest = 0
    """Post so many of what is there already."""


class SourcePatch(Sent, frozen=True):
    """What is named is replaced; null goes back to the default."""

    title: Annotated[str, Meta(min_length=1, max_length=200)] | UnsetType = UNSET
    interval_seconds: Every | UnsetType | None = UNSET
    newest_on_baseline: Newest | UnsetType = UNSET
    """How many of what is there already are posted when it is looked at first, or at another address."""


class NewAddress(Sent, frozen=True):
    pasted: Pasted


@sources.get(SOURCES, "What is followed, where it goes, and how it is")
async def list_dailies_sources(call: Call, query: SourcesQuery) -> Page[SourceJson]:
    after = read_cursor(query.cursor, int) or 0

    async def work(connection: Connection) -> tuple[list[asyncpg.Record], dict[int, SourceJson]]:
        found = queries.dailies.described_sources(
            connection, guild_id=call.guild_id, source_id=None, after_id=after, most=query.limit + 1
        )
        rows = [row async for row in found]
        return rows, await _shown(connection, call, rows)

    rows, shown = await call.part(Database).run(work)
    return page_of(rows, query.limit, lambda row: shown[row["id"]], lambda row: row["id"])


@sources.post(SOURCES + "/discovery", "What can be followed there; nothing is stored")
async def discover_sources(call: Call, body: Search) -> list[CandidateJson]:
    return [
        CandidateJson(
            kind=found.kind,
            address=found.address,
            title=found.title,
            items=len(found.poll.items),
            latest=show_content(found.latest) if found.latest else None,
            asks_to_wait=found.poll.hints.not_before,
        )
        for found in await discover(call.part, call.guild_id, body.pasted)
    ]


@sources.post(SOURCES, "Follow a source: what is new from now on goes to the channel", status=201)
async def add_dailies_source(call: Call, body: NewSource) -> SourceJson:
    choices, channel_id = choices_of(body.choices), read_id(body.channel_id, "body.channel_id")
    await require_channel(call.part, call.guild_id, channel_id, call.texts)
    found = await discover_one(call.part, call.guild_id, body.pasted)
    source = source_of(found, call.guild_id, body.newest, body.interval_seconds)

    async def work(connection: Connection) -> SourceJson:
        source_id = await setting_up.follow(connection, call.actor_id, source, channel_id, choices)
        return await _show(connection, call, source_id)

    return await call.part(Database).transact(work)


@sources.get(SOURCE, "One source")
async def read_dailies_source(call: Call) -> Tagged[SourceJson]:
    return await call.part(Database).run(lambda connection: _tagged(connection, call))


@sources.patch(SOURCE, "Change how a source is read", statuses=(412, 428))
async def change_dailies_source(call: Call, body: SourcePatch) -> Tagged[SourceJson]:
    patch: dict[str, Any] = msgspec.to_builtins(body)

    def change(before: SourceChoices) -> SourceChoices:
        require_seen(call.headers, version_of(before))
        return msgspec.structs.replace(before, **patch)

    async def work(connection: Connection) -> Tagged[SourceJson]:
        await setting_up.change_source(connection, call.guild_id, call.actor_id, call.ids["source_id"], change)
        return await _tagged(connection, call)

    return await call.part(Database).transact(work)


@sources.put(SOURCE + "/address", "Read it at another address; what is there already is not posted")
async def move_dailies_source(call: Call, body: NewAddress) -> SourceJson:
    await call.part(Database).run(lambda connection: require_source(connection, call))
    source = moved_to(await discover_one(call.part, call.guild_id, body.pasted), call.guild_id)
    source_id = call.ids["source_id"]

    async def work(connection: Connection) -> SourceJson:
        await require_source(connection, call)
        await setting_up.change_address(connection, call.actor_id, source_id, source)
        return await _show(connection, call, source_id)

    return await call.part(Database).transact(work)


@sources.post(SOURCE + "/pause", "Do not look at it until somebody resumes it")
async def pause_dailies_source(call: Call) -> SourceJson:
    return await _change(call, setting_up.pause_source)


@sources.post(SOURCE + "/resume", "Go on, with all of its channels; the newest of what was held goes out")
async def resume_dailies_source(call: Call) -> SourceJson:
    return await _change(call, setting_up.resume_source)


@sources.delete(SOURCE, "Follow it no longer: its items and receipts are forgotten, what was posted stays")
async def remove_dailies_source(call: Call) -> None:
    async def work(connection: Connection) -> None:
        row = await require_source(connection, call)
        await setting_up.remove_source(connection, call.guild_id, call.actor_id, row["id"])

    await call.part(Database).transact(work)


async def _change(call: Call, change: Any) -> SourceJson:
    """`change` is one of `setting_up`."""

    async def work(connection: Connection) -> SourceJson:
        row = await require_source(connection, call)
        await change(connection, call.guild_id, call.actor_id, row["id"])
        return await _show(connection, call, row["id"])

    return await call.part(Database).transact(work)


async def _tagged(connection: Connection, call: Call) -> Tagged[SourceJson]:
    row = await require_source(connection, call)
    return Tagged((await _shown(connection, call, [row]))[row["id"]], version_of(source_choices(row)))


async def _show(connection: Connection, call: Call, source_id: int) -> SourceJson:
    rows = queries.dailies.described_sources(
        connection, guild_id=call.guild_id, source_id=source_id, after_id=0, most=1
    )
    shown = await _shown(connection, call, [row async for row in rows])
    if source_id not in shown:
        raise NotThere("no such source")
    return shown[source_id]


async def _shown(connection: Connection, call: Call, rows: list[asyncpg.Record]) -> dict[int, SourceJson]:
    """By their ids."""
    ids = [row["id"] for row in rows]
    destinations = await destinations_of(connection, call.guild_id, ids)
    found = await lags(connection, call.guild_id, ids, POSTS_FOR_LAG)
    return {row["id"]: show_source(call.texts, row, destinations, found) for row in rows}
