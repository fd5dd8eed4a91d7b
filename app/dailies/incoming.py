"""What a poll brought, stored in one transaction: items, deliveries, the next time, and only with them the validators.

Had the validators been stored first, a crash in between would lose items: the next poll would hear "unchanged".
"""

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import asyncpg
import msgspec

from app.dailies.changes import Known, is_living, store_changes
from app.dailies.choices import Choices, read_choices
from app.dailies.deciding import Decision, decide
from app.dailies.filters import TooSlow, lets_through
from app.dailies.items import Item, Poll
from app.dailies.living import seconds_to_next_look
from app.dailies.schedule import Pace, next_interval, wait
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import SourceError

LONGEST_DETAIL = 300
FOR_PEOPLE = ("gone", "consent-ended", "key-lost")
"""Troubles that only a person can end: the source pauses at once, with the trouble as its reason."""
LONGEST_ADDRESS = 2000


class Stored(NamedTuple):
    new_items: int = 0
    destinations: tuple[int, ...] = ()
    """That have something to post now."""
    changed_items: int = 0
    """Whose posts are to be edited."""


async def store_poll(
    connection: Connection, row: asyncpg.Record, poll: Poll, pace: Pace, seconds: float, chance: float
) -> Stored:
    """`row` is one of `claim-sources`; a claim that ran out meanwhile stores nothing. `seconds`: how long it took."""
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    source = await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids)
    if source is None:
        return Stored()
    options = msgspec.json.decode(row["options"])
    known = await _known(connection, ids, poll)
    decision = decide(known, source["baseline_at"] is None, poll.items, options.get("newest_on_baseline", 0))
    item_ids = await _add_items(connection, ids, decision, poll)
    new = {item_ids[item.id]: item for item in decision.new}
    destinations = await _add_deliveries(connection, ids, new)
    changed = await store_changes(connection, ids, known, poll)
    destinations += await _decide_anew(connection, ids["guild_id"], changed)
    await _note_hub(connection, ids, poll)
    await _finish(connection, row, pace.chosen(options.get("interval_seconds")), poll, decision, chance)
    await _write_fetch(
        connection,
        ids,
        seconds,
        status=poll.status,
        bytes=poll.bytes,
        items=len(poll.items),
        new_items=len(decision.new),
    )
    return Stored(len(decision.new), tuple(dict.fromkeys(destinations)), len(changed))


async def store_failure(
    connection: Connection, row: asyncpg.Record, error: SourceError, seconds: float, wait_seconds: float
) -> None:
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    if await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids) is None:
        return
    await queries.dailies.fail_poll(connection, seconds=float(wait_seconds), problem=error.kind, **ids)
    if error.kind in FOR_PEOPLE:
        await queries.dailies.pause_source(connection, reason=error.kind, **ids)
    detail = str(error)[:LONGEST_DETAIL]
    await _write_fetch(connection, ids, seconds, status=error.status, problem=error.kind, detail=detail)


async def _known(connection: Connection, ids: dict[str, int], poll: Poll) -> Known:
    native_ids = [item.id for item in poll.items]
    rows = queries.dailies.known_items(connection, native_ids=native_ids, **ids)
    return {row["native_id"]: row async for row in rows}


async def _add_items(connection: Connection, ids: dict[str, int], decision: Decision, poll: Poll) -> dict[str, int]:
    """Our ids by the source's."""
    items = [_as_row(item, poll, baseline=True) for item in decision.baseline]
    items += [_as_row(item, poll, baseline=False) for item in decision.new]
    if not items:
        return {}
    rows = queries.dailies.add_items(connection, items=msgspec.json.encode(items).decode(), **ids)
    return {row["native_id"]: row["id"] async for row in rows}


def _as_row(item: Item, poll: Poll, *, baseline: bool) -> dict[str, Any]:
    return {"native_id": item.id, "content": item, "baseline": baseline, "living": is_living(item, poll)}


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
    state, reason = _decided(read_choices(destination["choices"]), destination["paused_reason"], item)
    return {"destination_id": destination["id"], "item_id": item_id, "state": state, "reason": reason}


def _decided(choices: Choices, paused: str | None, item: Item) -> tuple[str, str | None]:
    """State and reason."""
    if choices.kinds is not None and item.kind not in choices.kinds:
        return "skipped", "kind"
    try:
        if not lets_through(choices.filter, item):
            return "skipped", "filtered"
    except TooSlow:
        return "skipped", "filter-too-slow"
    return "held" if paused else "waiting", paused


async def _decide_anew(connection: Connection, guild_id: int, changed: dict[int, Item]) -> tuple[int, ...]:
    """What was not wanted while it was upcoming may be wanted now that it is live, and the other way round."""
    if not changed:
        return ()
    rows = queries.dailies.undecided_deliveries(connection, guild_id=guild_id, item_ids=list(changed))
    ringing: list[int] = []
    for row in [row async for row in rows]:
        state, reason = _decided(read_choices(row["choices"]), row["paused_reason"], changed[row["item_id"]])
        if (state, reason) == (row["state"], row["reason"]):
            continue
        ringing += [row["destination_id"]] if state == "waiting" else []
        await queries.dailies.decide_anew(
            connection, guild_id=guild_id, delivery_id=row["id"], state=state, reason=reason
        )
    return tuple(ringing)


async def _note_hub(connection: Connection, ids: dict[str, int], poll: Poll) -> None:
    """Hubs are asked over https only: the secret is sent along."""
    hub, topic = poll.hints.hub, poll.hints.topic
    if hub.startswith("https://") and topic and max(len(hub), len(topic)) <= LONGEST_ADDRESS:
        await queries.dailies.note_hub(connection, hub=hub, topic=topic, **ids)


async def _finish(
    connection: Connection,
    row: asyncpg.Record,
    pace: Pace,
    poll: Poll,
    decision: Decision,
    chance: float,
) -> None:
    brought_something = bool(decision.new or decision.baseline)
    interval = next_interval(row["interval_seconds"], pace, brought_something=brought_something)
    seconds = wait(interval, row["id"], time.time(), chance, poll.hints.not_before)
    await queries.dailies.finish_poll(
        connection,
        guild_id=row["guild_id"],
        source_id=row["id"],
        title=poll.hints.title,
        etag=poll.validators.etag,
        last_modified=poll.validators.last_modified,
        body_hash=poll.validators.body_hash,
        has_baseline=bool(poll.items) or poll.complete,
        interval_seconds=interval,
        seconds=_sooner(seconds, poll.items, pace.shortest),
    )


def _sooner(seconds: float, items: Iterable[Item], shortest: int) -> float:
    """What begins meanwhile is looked at then."""
    soon = seconds_to_next_look(items, datetime.now(UTC), shortest)
    return seconds if soon is None else min(seconds, soon)


async def _write_fetch(connection: Connection, ids: dict[str, int], seconds: float, **told: Any) -> None:
    unknown = {"status": 0, "bytes": 0, "items": 0, "new_items": 0, "problem": None, "detail": None}
    await queries.dailies.write_fetch(connection, milliseconds=int(seconds * 1000), **ids, **{**unknown, **told})
