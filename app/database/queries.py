"""The named statements of `sql/queries`, one namespace per file: `queries.mileage.balance(connection, guild_id=…)`."""

from pathlib import Path
from typing import Any

import aiosql
from aiosql.adapters.asyncpg import AsyncPGAdapter

from app.database.pool import Connection

QUERIES_FOLDER = Path(__file__).parents[2] / "sql" / "queries"


class _OnConnection(AsyncPGAdapter):
    """aiosql looks through all attributes of what it is given, at every statement, to tell a pool from a connection.
    Here it is always a connection."""

    async def select(self, conn: Connection, query_name: str, sql: str, parameters: Any, _: Any = None) -> Any:
        for row in await conn.fetch(sql, *self._in_order(query_name, parameters)):
            yield row

    async def select_one(self, conn: Connection, query_name: str, sql: str, parameters: Any, _: Any = None) -> Any:
        return await conn.fetchrow(sql, *self._in_order(query_name, parameters))

    async def select_value(self, conn: Connection, query_name: str, sql: str, parameters: Any) -> Any:
        return await conn.fetchval(sql, *self._in_order(query_name, parameters))

    async def insert_update_delete(self, conn: Connection, query_name: str, sql: str, parameters: Any) -> Any:
        return await conn.execute(sql, *self._in_order(query_name, parameters))

    def _in_order(self, query_name: str, parameters: dict[str, Any]) -> list[Any]:
        return [parameters[name] for name in self.var_sorted[query_name]]


class _Queries:
    def __init__(self, folder: Path) -> None:
        for file in sorted(folder.glob("*.sql")):
            setattr(self, file.stem, aiosql.from_path(file, _OnConnection))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"there is no sql/queries/{name}.sql")


queries: Any = _Queries(QUERIES_FOLDER)
