"""What the Admin API shows of the ledger."""

from collections.abc import Container, Mapping
from datetime import date, datetime

import asyncpg
import msgspec

from app.api.actors import ActorText, actor_text
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.token_marks import TokenMark, TokenMarks


class EntryJson(msgspec.Struct):
    """One line of a member's statement; `balance` is theirs with it."""

    id: str
    user_id: SnowflakeText
    """`0` is nobody: somebody who was forgotten."""
    name: str | None
    """Theirs, as far as the ledger knows."""
    miles: int
    balance: int
    reason: str
    note: str | None
    actor: ActorText
    """Who booked it: the member, for what they earned; `0` for nobody who can be named."""
    actor_name: str | None
    """Null for who never had miles here."""
    token: TokenMark | None
    """When a token booked it."""
    origin: str
    """Where from: `discord`, `control-room`, `api` (a token), or `batch`."""
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


class ReversalJson(msgspec.Struct):
    """How far taking a batch back is."""

    asked_at: datetime
    entries: int
    """Of the batch, that nobody had taken back before, …"""
    done: int
    """… and how many of them are taken back now."""


class BatchJson(msgspec.Struct):
    """Bookings that were made together: by whom, when, from where."""

    id: str
    kind: str
    origin: str
    """`control-room`, `api` (a token), or the name of what was imported."""
    actor: ActorText
    actor_name: str | None
    token: TokenMark | None
    """When a token booked it."""
    note: str | None
    entries: int
    miles: int
    created_at: datetime
    reversed_at: datetime | None
    """When nothing of it was left."""
    reversed_by: ActorText | None
    reversed_by_name: str | None
    reversal: ReversalJson | None
    """Once somebody asked to take it back."""


def entry_json(
    row: asyncpg.Record, reversed_ids: Container[int], tokens: TokenMarks, names: Mapping[int, str]
) -> EntryJson:
    return EntryJson(
        id=str(row["id"]),
        user_id=as_text(row["user_id"]),
        name=names.get(row["user_id"]),
        miles=row["miles"],
        balance=row["balance"],
        reason=row["reason"],
        note=row["note"],
        actor=actor_text(row["actor_id"]),
        actor_name=names.get(row["actor_id"]),
        token=tokens.get(row["actor_id"]),
        origin=origin_of(row),
        day=row["day"],
        created_at=row["created_at"],
        streak=row["streak"],
        reverses=_text(row["reverses"]),
        reversed=row["id"] in reversed_ids,
        batch_id=_text(row["batch_id"]),
    )


def batch_json(row: asyncpg.Record, tokens: TokenMarks, names: Mapping[int, str]) -> BatchJson:
    return BatchJson(
        id=str(row["id"]),
        kind=row["kind"],
        origin=row["origin"],
        actor=actor_text(row["actor_id"]),
        actor_name=names.get(row["actor_id"]),
        token=tokens.get(row["actor_id"]),
        note=row["note"],
        entries=row["entries"],
        miles=row["miles"],
        created_at=row["created_at"],
        reversed_at=row["reversed_at"],
        reversed_by=None if row["reversed_by"] is None else actor_text(row["reversed_by"]),
        reversed_by_name=names.get(row["reversed_by"]),
        reversal=_reversal(row),
    )


def _reversal(row: asyncpg.Record) -> ReversalJson | None:
    if row["reversal_asked_at"] is None:
        return None
    return ReversalJson(row["reversal_asked_at"], row["reversal_entries"], row["reversal_done"])


def origin_of(entry: asyncpg.Record) -> str:
    """Source keys of the Admin API begin with `api:`; those of reversals name only what they take back."""
    kind = entry["source_key"].split(":")[0]
    if entry["actor_id"] < 0 or entry["source_key"].startswith("api:token:"):
        return "api"
    if kind == "api" or (kind == "reversal" and entry["interaction_id"] is None):
        return "control-room"
    return "batch" if kind == "batch" else "discord"


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
