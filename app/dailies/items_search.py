"""Items, with filters."""

from datetime import datetime
from typing import Literal, NamedTuple, cast

import asyncpg
from pypika import PostgreSQLQuery, Table
from pypika.functions import Lower
from pypika.terms import Criterion, CustomFunction

from app.database.pool import Connection
from app.database.searching import Search

ItemState = Literal["waiting", "held", "sending", "sent", "skipped", "failed", "none", "removed"]
SEARCHED = ("title", "text", "author", "url")
_text = CustomFunction("text", ["value"])
_position = CustomFunction("strpos", ["text", "part"])


class ItemsFilter(NamedTuple):
    source_id: int | None = None
    state: ItemState | None = None
    part: str | None = None
    """Of the title, text, author or address."""
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_items(connection: Connection, guild_id: int, wanted: ItemsFilter, most: int) -> list[asyncpg.Record]:
    """In the order in which they were seen, the newest first. Columns as of `find-item`."""
    search, sources = Search("items", guild_id), Table("sources")
    items = search.table
    search.equal(source_id=wanted.source_id)
    search.within("seen_at", wanted.since, wanted.until)
    search.below(wanted.before_id)
    if wanted.state is not None:
        search.require(_in_state(search, wanted.state))
    if wanted.part is not None:
        part = search.value(wanted.part.lower())
        texts = [Lower(items.content.get_text_value(name)) for name in SEARCHED]
        search.require(cast(Criterion, Criterion.any(_position(text, part) > 0 for text in texts)))
    query = (
        search.select(items.id, items.source_id, _text(items.content).as_("content"), items.seen_at, items.baseline)
        .select(items.removed_at, sources.title.as_("source_title"))
        .join(sources)
        .on((sources.guild_id == items.guild_id) & (sources.id == items.source_id))
    )
    return await search.newest(connection, query, most)


def _in_state(search: Search, state: ItemState) -> Criterion:
    items, deliveries = search.table, Table("deliveries")
    if state == "removed":
        return items.removed_at.notnull()
    of_guild = PostgreSQLQuery.from_(deliveries).select(deliveries.item_id).where(deliveries.guild_id == search.guild)
    if state == "none":
        return items.id.notin(of_guild)
    return items.id.isin(of_guild.where(deliveries.state == search.value(state)))
