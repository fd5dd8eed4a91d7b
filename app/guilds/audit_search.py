"""The audit log, with filters."""

from datetime import datetime
from typing import NamedTuple

import asyncpg
from pypika.enums import Matching
from pypika.terms import BasicCriterion

from app.database.pool import Connection
from app.database.searching import Search


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
    search = Search("audit_log", guild_id)
    search.equal(actor_id=wanted.actor_id, subject=wanted.subject)
    search.within("happened_at", wanted.since, wanted.until)
    search.below(wanted.before_id)
    action = search.table.action
    if wanted.action is not None:
        group = BasicCriterion(Matching.like, action, search.value(f"{_literal(wanted.action)}.%"))
        search.require((action == search.value(wanted.action)) | group)
    query = search.select("id", "actor_id", action, "subject", "before", "after", "happened_at")
    return await search.newest(connection, query, most)


def _literal(text: str) -> str:
    """For LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
