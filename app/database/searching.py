"""Lists with filters that may be left out: the statement is put together, its values never are."""

from datetime import datetime
from typing import Any

import asyncpg
from pypika import Order, Parameter, PostgreSQLQuery, Table
from pypika.queries import QueryBuilder
from pypika.terms import Criterion

from app.database.pool import Connection


class Search:
    """Rows of a guild's table that keep to all rules, the newest first."""

    def __init__(self, table: str, guild_id: int) -> None:
        self.table = Table(table)
        self._values: list[Any] = []
        self.guild = self.value(guild_id)
        self._rules: list[Criterion] = [self.table.guild_id == self.guild]

    def value(self, given: Any) -> Parameter:
        self._values.append(given)
        return Parameter(f"${len(self._values)}")

    def require(self, rule: Criterion) -> None:
        self._rules.append(rule)

    def equal(self, **wanted: Any) -> None:
        """By column; what is None is left out."""
        for column, given in wanted.items():
            if given is not None:
                self.require(self.table[column] == self.value(given))

    def within(self, column: str, since: datetime | None, until: datetime | None) -> None:
        """From `since` on, and before `until`."""
        if since is not None:
            self.require(self.table[column] >= self.value(since))
        if until is not None:
            self.require(self.table[column] < self.value(until))

    def below(self, before_id: int | None) -> None:
        """The page after the one that ended with this id."""
        if before_id is not None:
            self.require(self.table.id < self.value(before_id))

    def select(self, *columns: Any) -> QueryBuilder:
        return PostgreSQLQuery.from_(self.table).select(*columns)

    async def newest(self, connection: Connection, query: QueryBuilder, most: int) -> list[asyncpg.Record]:
        """`query` is what `select` gave, joined with whatever it needs."""
        statement = query.where(Criterion.all(self._rules)).orderby(self.table.id, order=Order.desc).limit(most)
        return await connection.fetch(statement.get_sql(), *self._values)
