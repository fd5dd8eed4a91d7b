"""What became of items that are known: stored in the transaction of the poll, with the edits of their posts."""

from collections.abc import Mapping
from typing import Any

import asyncpg
import msgspec

from app.dailies.items import Item, Poll
from app.dailies.living import LIVING, worth_an_edit
from app.database.pool import Connection
from app.database.queries import queries

Known = Mapping[str, asyncpg.Record]
"""Rows of `known-items` by the source's ids."""


def is_living(item: Item, poll: Poll) -> bool:
    """Whether it is to be looked up again: by and by its post will show something else."""
    return (item.kind in LIVING and item.ended_at is None) or item.id in poll.unsure


async def store_changes(connection: Connection, ids: dict[str, int], known: Known, poll: Poll) -> dict[int, Item]:
    """Those that changed so that their posts should, by our ids; removed ones are not among them."""
    changed = {known[item.id]["id"]: item for item in poll.items if item.id in known and _changed(known[item.id], item)}
    if changed:
        rows = [{"id": each, "content": item, "living": is_living(item, poll)} for each, item in changed.items()]
        await queries.dailies.change_items(
            connection, guild_id=ids["guild_id"], items=msgspec.json.encode(rows).decode()
        )
    if poll.looked_up:
        await _note_missing(connection, ids, poll)
    return changed


def _changed(row: asyncpg.Record, item: Item) -> bool:
    """Only rows that came with their content can have changed: the others are old."""
    if row["content"] is None:
        return False
    before = msgspec.json.decode(row["content"], type=Item)
    return bool(row["came_back"]) or worth_an_edit(before, item, living=row["living"])


async def _note_missing(connection: Connection, ids: dict[str, int], poll: Poll) -> None:
    """The second time, ten minutes later at least, is the proof."""
    looked: dict[str, Any] = {"looked_up": list(poll.looked_up), "missing": list(poll.missing)}
    await queries.dailies.note_missing(connection, **ids, **looked)
    await queries.dailies.remove_missing(connection, **ids, missing=looked["missing"])
    await queries.dailies.note_look(connection, **ids, looked_up=looked["looked_up"])
