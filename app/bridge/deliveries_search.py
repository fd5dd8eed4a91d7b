"""A hook's deliveries with filters that may be left out: the statement is put together, its values never are."""

from datetime import datetime
from typing import Any, NamedTuple

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.terms import Criterion

from app.database.pool import Connection

COLUMNS = (
    *("id", "event", "subject", "data", "state", "attempts"),
    *("due_at", "happened_at", "tried_at", "last_status", "last_problem"),
)


class DeliveriesFilter(NamedTuple):
    state: str | None = None
    event: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_deliveries(
    connection: Connection, guild_id: int, hook_id: int, wanted: DeliveriesFilter, most: int
) -> list[asyncpg.Record]:
    """The newest first."""
    found = Table("hook_deliveries")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    rules: list[Criterion] = [found.guild_id == value(guild_id), found.hook_id == value(hook_id)]
    if wanted.state is not None:
        rules.append(found.state == value(wanted.state))
    if wanted.event is not None:
        rules.append(found.event == value(wanted.event))
    if wanted.since is not None:
        rules.append(found.happened_at >= value(wanted.since))
    if wanted.until is not None:
        rules.append(found.happened_at < value(wanted.until))
    if wanted.before_id is not None:
        rules.append(found.id < value(wanted.before_id))
    statement = (
        PostgreSQLQuery.from_(found)
        .select(*COLUMNS)
        .where(Criterion.all(rules))
        .orderby(found.id, order=Order.desc)
        .limit(most)
    )
    return await connection.fetch(statement.get_sql(), *values)
