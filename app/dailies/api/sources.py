"""Sources that are followed: listed, changed, paused, resumed and removed."""

from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent, line_of
from app.api.paging import MOST_ITEMS, Page, page_of, read_id_cursor
from app.api.versions import require_seen, version_of
from app.dailies import setting_up
from app.dailies.api.finding import require_source
from app.dailies.api.shapes import SourceJson
from app.dailies.api.showing import changed_source, shown_sources, tagged_source
from app.dailies.setting_up import SourceChoices
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.texts.lines import one_line

sources = ApiBook("dailies")

SOURCES = "/guilds/{guild_id}/dailies/sources"
SOURCE = SOURCES + "/{source_id}"
Every = Annotated[int, Meta(ge=10, le=7 * 86400)]
Newest = Annotated[int, Meta(ge=0, le=10)]


class SourcesQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class SourcePatch(Sent, frozen=True):
    """What is named is replaced; null goes back to the default."""

    title: Annotated[str, line_of(200)] | UnsetType = UNSET
    interval_seconds: Every | UnsetType | None = UNSET
    newest_on_baseline: Newest | UnsetType = UNSET
    """How many of what is there already are posted when it is looked at first, or at another address."""


@sources.get(SOURCES, "What is followed, where it goes, and how it is")
async def list_dailies_sources(call: Call, query: SourcesQuery) -> Page[SourceJson]:
    after = read_id_cursor(query.cursor, call.texts) or 0

    async def work(connection: Connection) -> tuple[list[asyncpg.Record], dict[int, SourceJson]]:
        found = queries.dailies.described_sources(
            connection, guild_id=call.guild_id, source_id=None, after_id=after, most=query.limit + 1
        )
        rows = [row async for row in found]
        return rows, await shown_sources(connection, call, rows)

    rows, shown = await call.part(Database).run(work)
    return page_of(rows, query.limit, lambda row: shown[row["id"]], lambda row: row["id"])


@sources.get(SOURCE, "One source")
async def read_dailies_source(call: Call) -> Tagged[SourceJson]:
    return await call.part(Database).run(lambda connection: tagged_source(connection, call))


@sources.patch(SOURCE, "Change how a source is read", statuses=(412, 428))
async def change_dailies_source(call: Call, body: SourcePatch) -> Tagged[SourceJson]:
    patch: dict[str, Any] = msgspec.to_builtins(body)
    if "title" in patch:
        patch["title"] = one_line(patch["title"])

    def change(before: SourceChoices) -> SourceChoices:
        require_seen(call.headers, version_of(before))
        return msgspec.structs.replace(before, **patch)

    async def work(connection: Connection) -> Tagged[SourceJson]:
        await setting_up.change_source(connection, call.guild_id, call.actor_id, call.ids["source_id"], change)
        return await tagged_source(connection, call)

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
        return await changed_source(connection, call, row["id"])

    return await call.part(Database).transact(work)
