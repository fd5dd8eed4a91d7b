"""How looks at a source went, and which hosts are down."""

from datetime import datetime
from typing import Annotated

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_id_cursor
from app.dailies.api.finding import require_source
from app.dailies.api.sources import SOURCE
from app.dailies.history import latest_fetches, open_incidents
from app.database.pool import Connection, Database

history = ApiBook("dailies")


class FetchesQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class FetchJson(msgspec.Struct):
    id: str
    fetched_at: datetime
    status: int
    """Of HTTP; 0 when there was no answer, 304 when nothing had changed."""
    bytes: int
    milliseconds: int
    items: int
    new_items: int
    problem: str | None
    sentence: str | None
    """What was wrong, and the cure."""
    detail: str | None
    """The same for whoever runs the bot."""


class IncidentJson(msgspec.Struct):
    """A host that is down for many sources at once; one source asks for all until it answers."""

    id: str
    host: str
    problem: str
    sentence: str
    began_at: datetime
    sources: int
    """So many of this server's are there."""


@history.get(SOURCE + "/fetches", "How the looks of the last 30 days went, the newest first")
async def list_fetches(call: Call, query: FetchesQuery) -> Page[FetchJson]:
    before = read_id_cursor(query.cursor, call.texts)

    async def work(connection: Connection) -> list[asyncpg.Record]:
        source = await require_source(connection, call)
        return await latest_fetches(connection, call.guild_id, source["id"], query.limit + 1, before)

    def show(row: asyncpg.Record) -> FetchJson:
        told = {name: row[name] for name in FetchJson.__struct_fields__ if name not in ("id", "sentence")}
        return FetchJson(id=str(row["id"]), sentence=_sentence(call, row["problem"]), **told)

    return page_of(await call.part(Database).run(work), query.limit, show, lambda row: row["id"])


@history.get("/guilds/{guild_id}/dailies/incidents", "Hosts of followed sources that are down just now")
async def list_incidents(call: Call) -> list[IncidentJson]:
    rows = await call.part(Database).run(lambda connection: open_incidents(connection, call.guild_id))
    return [
        IncidentJson(
            str(row["id"]),
            row["host"],
            row["problem"],
            _sentence(call, row["problem"]) or "",
            row["began_at"],
            row["sources"],
        )
        for row in rows
    ]


def _sentence(call: Call, problem: str | None) -> str | None:
    text_id = f"error-source-{problem}"
    return call.texts(text_id) if problem and call.texts.has(text_id) else problem
