"""What a poll brought, stored in one transaction: items, deliveries, the next time, and only with them the validators.

Had the validators been stored first, a crash in between would lose items: the next poll would hear "unchanged".
"""

import time
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.dailies.choices import read_choices
from app.dailies.deciding import Decision, decide, spellings
from app.dailies.filters import TooSlow, lets_through
from app.dailies.items import Item, Poll
from app.dailies.schedule import next_interval, shortest_interval, wait
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import SourceError

LONGEST_DETAIL = 300


class Stored(NamedTuple):
    new_items: int = 0
    destinations: tuple[int, ...] = ()
    """That have something to post now."""


async def store_poll(connection: Connection, row: asyncpg.Record, poll: Poll, seconds: float, chance: float) -> Stored:
    """`row` is one of `claim-sources`; a claim that ran out meanwhile stores nothing. `seconds`: how long it took.

    A poll that is unchanged is one statement.
    """
    if poll.unchanged:
        await _finish(connection, row, poll, Decision(), seconds, chance)
        return Stored()
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    source = await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids)
    if source is None:
        return Stored()
    options = msgspec.json.decode(row["options"])
    seen = await _seen(connection, ids, poll)
    decision = decide(seen, source["baseline_at"] is None, poll.items, options.get("newest_on_baseline", 0))
    item_ids = await _add_items(connection, ids, decision)
    new = {item_ids[item.id]: item for item in decision.new}
    destinations = await _add_deliveries(connection, ids, new)
    await _finish(connection, row, poll, decision, seconds, chance)
    return Stored(len(decision.new), destinations)


async def store_failure(
    connection: Connection, row: asyncpg.Record, error: SourceError, seconds: float, wait_seconds: float
) -> None:
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    if await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids) is None:
        return
    await queries.dailies.fail_poll(connection, seconds=float(wait_seconds), problem=error.kind, **ids)
    if error.kind == "gone":
        await queries.dailies.pause_source(connection, reason=error.kind, **ids)
    detail = str(error)[:LONGEST_DETAIL]
    await _write_fetch(connection, ids, seconds, status=error.status, problem=error.kind, detail=detail)


async def _seen(connection: Connection, ids: dict[str, int], poll: Poll) -> set[str]:
    native_ids = [spelling for item in poll.items for spelling in spellings(item.id)]
    return {row["native_id"] async for row in queries.dailies.known_items(connection, native_ids=native_ids, **ids)}


async def _add_items(connection: Connection, ids: dict[str, int], decision: Decision) -> dict[str, int]:
    """Our ids by the source's."""
    items = [_as_row(item, baseline=True) for item in decision.baseline]
    items += [_as_row(item, baseline=False) for item in decision.new]
    if not items:
        return {}
    rows = queries.dailies.add_items(connection, items=msgspec.json.encode(items).decode(), **ids)
    return {row["native_id"]: row["id"] async for row in rows}


def _as_row(item: Item, *, baseline: bool) -> dict[str, Any]:
    return {"native_id": item.id, "content": item, "baseline": baseline}


async def _add_deliveries(connection: Connection, ids: dict[str, int], new: dict[int, Item]) -> tuple[int, ...]:
    """`new` by our ids, in the order in which they are to be posted."""
    if not new:
        return ()
    destinations = [row async for row in queries.dailies.destinations_of_source(connection, **ids)]
    deliveries = [_delivery(row, item_id, item) for row in destinations for item_id, item in new.items()]
    await queries.dailies.add_deliveries(
        connection, guild_id=ids["guild_id"], deliveries=msgspec.json.encode(deliveries).decode()
    )
    return tuple({each["destination_id"]: None for each in deliveries if each["state"] == "waiting"})


def _delivery(destination: asyncpg.Record, item_id: int, item: Item) -> dict[str, Any]:
    delivery = {"destination_id": destination["id"], "item_id": item_id}
    try:
        if not lets_through(read_choices(destination["choices"]).filter, item):
            return {**delivery, "state": "skipped", "reason": "filtered"}
    except TooSlow:
        return {**delivery, "state": "skipped", "reason": "filter-too-slow"}
    paused = destination["paused_reason"]
    return {**delivery, "state": "held" if paused else "waiting", "reason": paused}


async def _finish(
    connection: Connection, row: asyncpg.Record, poll: Poll, decision: Decision, seconds: float, chance: float
) -> None:
    shortest = shortest_interval(row["address"], msgspec.json.decode(row["options"]).get("interval_seconds"))
    interval = next_interval(row["interval_seconds"], shortest, brought_something=bool(decision.new))
    await queries.dailies.finish_poll(
        connection,
        guild_id=row["guild_id"],
        source_id=row["id"],
        claimed_until=row["claimed_until"],
        title=poll.hints.title,
        etag=poll.validators.etag,
        last_modified=poll.validators.last_modified,
        body_hash=poll.validators.body_hash,
        has_baseline=bool(poll.items),
        interval_seconds=interval,
        seconds=wait(interval, row["id"], time.time(), chance, poll.hints.not_before),
        status=poll.status,
        bytes=poll.bytes,
        milliseconds=int(seconds * 1000),
        items=len(poll.items),
        new_items=len(decision.new),
    )


async def _write_fetch(connection: Connection, ids: dict[str, int], seconds: float, **told: Any) -> None:
    unknown = {"status": 0, "bytes": 0, "items": 0, "new_items": 0, "problem": None, "detail": None}
    await queries.dailies.write_fetch(connection, milliseconds=int(seconds * 1000), **ids, **{**unknown, **told})
