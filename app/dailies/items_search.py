"""Items with filters that may be left out: the statement is put together, its values never are."""

from datetime import datetime
from typing import Any, Literal, NamedTuple, cast

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.functions import Lower
from pypika.terms import Criterion, CustomFunction

from app.database.pool import Connection

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
    items, sources = Table("items"), Table("sources")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    guild = value(guild_id)
    rules: list[Criterion] = [items.guild_id == guild]
    if wanted.source_id is not None:
        rules.append(items.source_id == value(wanted.source_id))
    if wanted.state is not None:
        rules.append(_in_state(items, guild, wanted.state, value))
    if wanted.part is not None:
        part = value(wanted.part.lower())
        texts = [Lower(items.content.get_text_value(name)) for name in SEARCHED]
        rules.append(cast(Criterion, Criterion.any(_position(text, part) > 0 for text in texts)))
    if wanted.since is not None:
        rules.append(items.seen_at >= value(wanted.since))
    if wanted.until is not None:
        rules.append(items.seen_at < value(wanted.until))
    if wanted.before_id is not None:
        rules.append(items.id < value(wanted.before_id))
    statement = (
        PostgreSQLQuery.from_(items)
        .join(sources)
        .on((sources.guild_id == items.guild_id) & (sources.id == items.source_id))
        .select(items.id, items.source_id, _text(items.content).as_("content"), items.seen_at, items.baseline)
        .select(items.removed_at, sources.title.as_("source_title"))
        .where(Criterion.all(rules))
        .orderby(items.id, order=Order.desc)
        .limit(most)
    )
    return await connection.fetch(statement.get_sql(), *values)


def _in_state(items: Table, guild: Parameter, state: ItemState, value: Any) -> Criterion:
    if state == "removed":
        return items.removed_at.notnull()
    deliveries = Table("deliveries")
    of_guild = PostgreSQLQuery.from_(deliveries).select(deliveries.item_id).where(deliveries.guild_id == guild)
    if state == "none":
        return items.id.notin(of_guild)
    return items.id.isin(of_guild.where(deliveries.state == value(state)))
