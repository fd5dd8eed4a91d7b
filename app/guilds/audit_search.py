"""The audit log with filters that may be left out: the statement is put together, its values never are."""

from datetime import datetime
from typing import Any, NamedTuple

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.enums import Matching
from pypika.terms import BasicCriterion, Criterion

from app.database.pool import Connection


class AuditFilter(NamedTuple):
    actor_id: int | None = None
    action: str | None = None
    """Or what it begins with, up to a dot."""
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None


async def search_audit(connection: Connection, guild_id: int, wanted: AuditFilter, most: int) -> list[asyncpg.Record]:
    """The newest first."""
    log = Table("audit_log")
    values: list[Any] = []

    def value(given: Any) -> Parameter:
        values.append(given)
        return Parameter(f"${len(values)}")

    rules: list[Criterion] = [log.guild_id == value(guild_id)]
    if wanted.actor_id is not None:
        rules.append(log.actor_id == value(wanted.actor_id))
    if wanted.action is not None:
        rules.append(
            (log.action == value(wanted.action))
            | BasicCriterion(Matching.like, log.action, value(f"{_literal(wanted.action)}.%"))
        )
    if wanted.subject is not None:
        rules.append(log.subject == value(wanted.subject))
    if wanted.since is not None:
        rules.append(log.happened_at >= value(wanted.since))
    if wanted.until is not None:
        rules.append(log.happened_at < value(wanted.until))
    if wanted.before_id is not None:
        rules.append(log.id < value(wanted.before_id))
    statement = (
        PostgreSQLQuery.from_(log)
        .select(log.id, log.actor_id, log.action, log.subject, log.before, log.after, log.happened_at)
        .where(Criterion.all(rules))
        .orderby(log.id, order=Order.desc)
        .limit(most)
    )
    return await connection.fetch(statement.get_sql(), *values)


def _literal(text: str) -> str:
    """For LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
