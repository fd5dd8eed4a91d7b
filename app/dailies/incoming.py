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
from app.dailies.deciding import Decision, decide, fell_behind, newest_only, spellings
from app.dailies.hosts import HOST_WIDE, rest_seconds
from app.dailies.items import Item, Poll
from app.dailies.judging import stopped_by
from app.dailies.living import seconds_to_next_look
from app.dailies.moving import Move, has_moved, next_move
from app.dailies.schedule import Pace, next_interval, wait
from app.database.pool import Connection
from app.database.queries import queries
from app.errors import SourceError
from app.guilds.audit import THE_BOT, write_audit

LONGEST_DETAIL = 300
FOR_PEOPLE = ("gone", "consent-ended", "key-lost")
"""Troubles that only a person can end: the source pauses at once, with the trouble as its reason."""
LONGEST_ADDRESS = 2000
SKIPPED_TO_CATCH_UP = {"state": "skipped", "reason": "catch-up"}


class Stored(NamedTuple):
    new_items: int = 0
    destinations: tuple[int, ...] = ()
    """That have something to post now."""
    changed_items: int = 0
    """Whose posts are to be edited."""


async def store_poll(
    connection: Connection, row: asyncpg.Record, poll: Poll, pace: Pace, seconds: float, chance: float
) -> Stored:
    """`row` is one of `claim-sources`; a claim that ran out meanwhile stores nothing. `seconds`: how long it took.

    One that brought nothing is one statement.
    """
    if brought_nothing(poll):
        await _finish(connection, row, pace, poll, Decision(), seconds, chance)
        return Stored()
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    source = await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids)
    if source is None:
        return Stored()
    options = msgspec.json.decode(row["options"])
    known = await known_items(connection, ids, poll)
    baseline = source["baseline_at"] is None
    moved_since = source["polled_at"] if poll.hints.moved_to or source["moved_at"] else None
    decision = decide(known, baseline, poll.items, options.get("newest_on_baseline", 0), moved_since)
    item_ids = await add_items(connection, ids, decision, poll)
    new = {item_ids[item.id]: item for item in decision.new}
    catching_up = baseline or fell_behind(source["silent"], row["interval_seconds"])
    destinations = await add_deliveries(connection, ids, new, catching_up=catching_up)
    changed = await store_changes(connection, ids, known, poll)
    destinations += await _decide_anew(connection, ids["guild_id"], changed)
    await _note_hub(connection, ids, poll)
    await _finish(connection, row, pace, poll, decision, seconds, chance)
    await _follow_move(connection, row, source, poll)
    return Stored(len(decision.new), tuple(dict.fromkeys(destinations)), len(changed))


def brought_nothing(poll: Poll) -> bool:
    """Nothing that anything but the source itself has to know of."""
    return poll.unchanged and not (poll.items or poll.looked_up or poll.hints.moved_to or poll.hints.hub)


async def store_failure(
    connection: Connection, row: asyncpg.Record, error: SourceError, seconds: float, wait_seconds: float
) -> None:
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    if await queries.dailies.lock_claimed_source(connection, claimed_until=row["claimed_until"], **ids) is None:
        return
    await queries.dailies.fail_poll(connection, seconds=float(wait_seconds), problem=error.kind, **ids)
    if error.kind in HOST_WIDE:
        await _count_host_failure(connection, row["host"])
    if error.kind in FOR_PEOPLE:
        await queries.dailies.pause_source(connection, reason=error.kind, **ids)
    detail = str(error)[:LONGEST_DETAIL]
    await _write_fetch(
        connection, ids, seconds, status=error.status, bytes=error.bytes, problem=error.kind, detail=detail
    )


async def _count_host_failure(connection: Connection, host: str) -> None:
    in_a_row = await queries.dailies.count_host_failure(connection, host=host)
    if rest := rest_seconds(in_a_row):
        await queries.dailies.close_host(connection, host=host, seconds=rest)


async def known_items(connection: Connection, ids: dict[str, int], poll: Poll) -> Known:
    native_ids = [spelling for item in poll.items for spelling in spellings(item.id)]
    rows = queries.dailies.known_items(connection, native_ids=native_ids, **ids)
    return {row["native_id"]: row async for row in rows}


async def add_items(connection: Connection, ids: dict[str, int], decision: Decision, poll: Poll) -> dict[str, int]:
    """Our ids by the source's."""
    items = [_as_row(item, poll, baseline=True) for item in decision.baseline]
    items += [_as_row(item, poll, baseline=False) for item in decision.new]
    if not items:
        return {}
    rows = queries.dailies.add_items(connection, items=msgspec.json.encode(items).decode(), **ids)
    return {row["native_id"]: row["id"] async for row in rows}


def _as_row(item: Item, poll: Poll, *, baseline: bool) -> dict[str, Any]:
    return {"native_id": item.id, "content": item, "baseline": baseline, "living": is_living(item, poll)}


async def add_deliveries(
    connection: Connection, ids: dict[str, int], new: dict[int, Item], *, catching_up: bool
) -> tuple[int, ...]:
    """`new` by our ids, in the order in which they are to be posted."""
    if not new:
        return ()
    destinations = [row async for row in queries.dailies.destinations_of_source(connection, **ids)]
    deliveries = [each for row in destinations for each in _deliveries(row, new, catching_up=catching_up)]
    await queries.dailies.add_deliveries(
        connection, guild_id=ids["guild_id"], deliveries=msgspec.json.encode(deliveries).decode()
    )
    return tuple({each["destination_id"]: None for each in deliveries if each["state"] == "waiting"})


def _deliveries(destination: asyncpg.Record, new: dict[int, Item], *, catching_up: bool) -> list[dict[str, Any]]:
    """To one channel."""
    choices = read_choices(destination["choices"])
    deliveries = [_delivery(destination, choices, item_id, item) for item_id, item in new.items()]
    if catching_up:
        left_out, _ = newest_only([each for each in deliveries if each["state"] != "skipped"], choices.catch_up)
        for each in left_out:
            each.update(SKIPPED_TO_CATCH_UP)
    return deliveries


def _delivery(destination: asyncpg.Record, choices: Choices, item_id: int, item: Item) -> dict[str, Any]:
    state, reason = _decided(choices, destination["paused_reason"], item)
    return {"destination_id": destination["id"], "item_id": item_id, "state": state, "reason": reason}


def _decided(choices: Choices, paused: str | None, item: Item) -> tuple[str, str | None]:
    """State and reason."""
    if reason := stopped_by(choices, item):
        return "skipped", reason
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
    took: float,
    chance: float,
) -> None:
    pace = pace.chosen(msgspec.json.decode(row["options"]).get("interval_seconds"))
    brought_something = bool(decision.new or decision.baseline)
    interval = next_interval(row["interval_seconds"], pace, brought_something=brought_something)
    seconds = wait(interval, row["id"], time.time(), chance, poll.hints.not_before)
    await queries.dailies.finish_poll(
        connection,
        guild_id=row["guild_id"],
        source_id=row["id"],
        claimed_until=row["claimed_until"],
        title=poll.hints.title,
        etag=poll.validators.etag,
        last_modified=poll.validators.last_modified,
        body_hash=poll.validators.body_hash,
        has_baseline=bool(poll.items) or poll.complete,
        interval_seconds=interval,
        seconds=_sooner(seconds, poll.items, pace.shortest),
        status=poll.status,
        bytes=poll.bytes,
        milliseconds=int(took * 1000),
        items=len(poll.items),
        new_items=len(decision.new),
        detail=poll.remark,
        host=row["host"],
    )


def _sooner(seconds: float, items: Iterable[Item], shortest: int) -> float:
    """What begins meanwhile is looked at then."""
    soon = seconds_to_next_look(items, datetime.now(UTC), shortest)
    return seconds if soon is None else min(seconds, soon)


async def _follow_move(connection: Connection, row: asyncpg.Record, source: asyncpg.Record, poll: Poll) -> None:
    ids = {"guild_id": row["guild_id"], "source_id": row["id"]}
    before = Move(source["moving_to"], source["moving_since"], source["moving_looks"])
    now = datetime.now(UTC)
    move = next_move(before, poll.hints.moved_to, now, unchanged=poll.unchanged)
    if has_moved(move, now) and await queries.dailies.move_source(connection, address=move.to, **ids):
        old, new = {"address": row["address"]}, {"address": move.to}
        await write_audit(connection, row["guild_id"], THE_BOT, "dailies.move", f"source:{row['id']}", old, new)
    elif move != before:
        await queries.dailies.note_move(
            connection, moving_to=move.to, moving_since=move.since, moving_looks=move.looks, **ids
        )


async def _write_fetch(connection: Connection, ids: dict[str, int], seconds: float, **told: Any) -> None:
    unknown = {"status": 0, "bytes": 0, "items": 0, "new_items": 0, "problem": None, "detail": None}
    await queries.dailies.write_fetch(connection, milliseconds=int(seconds * 1000), **ids, **{**unknown, **told})
