"""What the Admin API shows of the ledger."""

from collections.abc import Container
from datetime import date, datetime

import asyncpg
import msgspec

from app.discord.snowflake import SnowflakeText, as_text


class EntryJson(msgspec.Struct):
    """One line of a member's statement; `balance` is theirs with it."""

    id: str
    user_id: SnowflakeText
    """`0` is nobody: somebody who was forgotten."""
    miles: int
    balance: int
    reason: str
    note: str | None
    actor: SnowflakeText
    """Who booked it: the member, for what they earned; `0` for nobody who can be named."""
    origin: str
    """Where from: `discord`, `control-room`, `token:<id>`, or `batch`."""
    day: date
    """The server's day that it counts for."""
    created_at: datetime
    streak: int | None
    """Days in a row, for a check-in."""
    reverses: str | None
    """The entry that this one takes back."""
    reversed: bool
    """Whether a later entry takes this one back."""
    batch_id: str | None


class BatchJson(msgspec.Struct):
    """Bookings that were made together: by whom, when, from where."""

    id: str
    kind: str
    origin: str
    """`control-room`, `token:<id>`, or the name of what was imported."""
    actor: SnowflakeText
    note: str | None
    entries: int
    miles: int
    created_at: datetime
    reversed_at: datetime | None
    """When the whole of it was taken back."""
    reversed_by: SnowflakeText | None


def entry_json(row: asyncpg.Record, reversed_ids: Container[int]) -> EntryJson:
    return EntryJson(
        id=str(row["id"]),
        user_id=as_text(row["user_id"]),
        miles=row["miles"],
        balance=row["balance"],
        reason=row["reason"],
        note=row["note"],
        actor=as_text(row["actor_id"]),
        origin=origin_of(row["source_key"]),
        day=row["day"],
        created_at=row["created_at"],
        streak=row["streak"],
        reverses=_text(row["reverses"]),
        reversed=row["id"] in reversed_ids,
        batch_id=_text(row["batch_id"]),
    )


def batch_json(row: asyncpg.Record) -> BatchJson:
    named = {name: row[name] for name in BatchJson.__struct_fields__ if name != "actor"}
    texts = {"id": str(row["id"]), "actor": as_text(row["actor_id"]), "reversed_by": _text(row["reversed_by"])}
    return BatchJson(**named | texts)


def origin_of(source_key: str) -> str:
    """Source keys of the Admin API begin with `api:` and who asked: `user:<id>` or `token:<id>`."""
    match source_key.split(":"):
        case ["api", "token", token_id, *_]:
            return f"token:{token_id}"
        case ["api", *_]:
            return "control-room"
        case ["batch", *_]:
            return "batch"
        case _:
            return "discord"


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
