"""The hook that an operation is about."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg

from app.api.call import Call
from app.api.problems import NotThere
from app.bridge.hooks import Wish
from app.database.pool import Connection, Database
from app.database.queries import queries

Result = TypeVar("Result")


async def with_hook(call: Call, work: Callable[[Connection, Wish, int], Awaitable[Result]]) -> Result:
    """In one transaction, in which nobody else changes the hook. Raises `NotThere`."""

    async def locked(connection: Connection) -> Result:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        row = await queries.bridge.lock_hook(connection, **ids)
        if row is None:
            raise NotThere("no such webhook")
        named = {name: row[name] for name in Wish.__struct_fields__}
        return await work(connection, Wish(**named), row["version"])

    return await call.part(Database).transact(locked)


async def list_rows(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    return [row async for row in queries.bridge.list_hooks(connection, guild_id=guild_id)]


async def find_row(connection: Connection, guild_id: int, hook_id: int) -> asyncpg.Record:
    """A server has few of them. Raises `NotThere`."""
    found = next((row for row in await list_rows(connection, guild_id) if row["id"] == hook_id), None)
    if found is None:
        raise NotThere("no such webhook")
    return found
