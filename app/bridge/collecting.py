"""From the ledger to messages: a cursor for each hook, so that a booking knows nothing of it.

Entries get their ids under the guild's lock, so whatever is not committed yet is above everything that is. (Posts of
The Dailies are told by a trigger, in the transaction that settles them.)
"""

from collections.abc import Iterator, Sequence
from typing import Any

import asyncpg
import msgspec

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import as_text
from app.guilds.settings import Rank
from app.guilds.store import load
from app.mileage.ranks import rank_at

MOST_AT_ONCE = 500


async def collect_whatever_is_new(database: Database) -> int:
    """For all hooks; how many entries were looked at."""

    async def behind(connection: Connection) -> list[tuple[int, int]]:
        return [(row["guild_id"], row["id"]) async for row in queries.bridge.hooks_behind(connection)]

    collected = 0
    for guild_id, hook_id in await database.run(behind):
        while new := await database.transact(lambda connection: collect(connection, guild_id, hook_id)):  # noqa: B023
            collected += new
    return collected


async def collect(connection: Connection, guild_id: int, hook_id: int) -> int:
    """In one transaction: the next entries' messages, and up to where they were collected."""
    ids = {"guild_id": guild_id, "hook_id": hook_id}
    hook = await queries.bridge.claim_entries(connection, **ids)
    if hook is None:
        return 0
    after = hook["entries_up_to"]
    rows = queries.bridge.entries_after(connection, guild_id=guild_id, after_id=after, most=MOST_AT_ONCE)
    entries = [row async for row in rows]
    if not entries:
        return 0
    ranks = (await load(connection, guild_id)).ranks
    messages = [message for message in _messages(entries, ranks) if message["event"] in hook["events"]]
    await queries.bridge.add_messages(connection, messages=msgspec.json.encode(messages).decode(), **ids)
    await queries.bridge.note_entries(connection, entries_up_to=entries[-1]["id"], **ids)
    return len(entries)


def _messages(entries: Sequence[asyncpg.Record], ranks: Sequence[Rank]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        if entry["user_id"] == 0 or entry["imported"]:  # erased meanwhile; nobody wants 100,000 messages
            continue
        about = {
            "subject": f"entry:{entry['id']}",
            "user_id": entry["user_id"],
            "happened_at": entry["created_at"],
        }
        yield about | {"event": "miles.awarded", "data": _award(entry)}
        before, after = rank_at(ranks, entry["balance"] - entry["miles"]), rank_at(ranks, entry["balance"])
        if before != after:
            change = {"from": _rank(before), "to": _rank(after)}
            yield about | {"event": "rank.changed", "data": _person(entry) | change}


def _person(entry: asyncpg.Record) -> dict[str, Any]:
    user_id, name = as_text(entry["user_id"]), entry["name"] or ""
    return {"entry_id": as_text(entry["id"]), "user_id": user_id, "user_name": name, "balance": entry["balance"]}


def _award(entry: asyncpg.Record) -> dict[str, Any]:
    """A reversal has negative miles, and names what it takes back."""
    return _person(entry) | {
        "miles": entry["miles"],
        "reason": entry["reason"],
        "note": entry["note"],
        "day": entry["day"],
        "by_user_id": as_text(entry["actor_id"]) if entry["actor_id"] >= 0 else None,
        "by_token_id": as_text(-entry["actor_id"]) if entry["actor_id"] < 0 else None,
        "reverses_entry_id": as_text(entry["reverses"]) if entry["reverses"] else None,
    }


def _rank(rank: Rank | None) -> dict[str, Any] | None:
    return {"name": rank.name, "threshold": rank.threshold} if rank else None
