"""A member's statement with filters that may be left out: the statement is put together, its values never are."""

from datetime import datetime
from typing import Any, NamedTuple

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.terms import Criterion

from app.database.pool import Connection
from app.database.queries import queries

ENTRY_COLUMNS = (
    "id", "user_id", "miles", "balance", "reason", "note", "actor_id", "day", "created_at", "streak", "reverses",
    "batch_id", "source_key", "interaction_id",
)  # fmt: skip


class EntryFilter(NamedTuple):
    reason: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_statement(
    connection: Connection, guild_id: int, user_id: int, wanted: EntryFilter, most: int
) -> list[asyncpg.Record]:
    """The newest first."""
    entries = Table("entries")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    rules: list[Criterion] = [entries.guild_id == value(guild_id), entries.user_id == value(user_id)]
    if wanted.reason is not None:
        rules.append(entries.reason == value(wanted.reason))
    if wanted.since is not None:
        rules.append(entries.created_at >= value(wanted.since))
    if wanted.until is not None:
        rules.append(entries.created_at < value(wanted.until))
    if wanted.before_id is not None:
        rules.append(entries.id < value(wanted.before_id))
    statement = (
        PostgreSQLQuery.from_(entries)
        .select(*(getattr(entries, name) for name in ENTRY_COLUMNS))
        .where(Criterion.all(rules))
        .orderby(entries.id, order=Order.desc)
        .limit(most)
    )
    return await connection.fetch(statement.get_sql(), *values)


async def reversed_among(connection: Connection, guild_id: int, entry_ids: list[int]) -> frozenset[int]:
    """Which of these entries a later one took back."""
    keys = [f"reversal:{entry_id}" for entry_id in entry_ids]
    rows = queries.mileage.reversed_among(connection, guild_id=guild_id, source_keys=keys)
    return frozenset([row["reverses"] async for row in rows])
