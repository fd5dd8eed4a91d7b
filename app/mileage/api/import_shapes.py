"""What the Admin API shows of imports."""

from datetime import date, datetime

import asyncpg
import msgspec

from app.api.actors import ActorText, actor_text
from app.discord.snowflake import SnowflakeText, as_text
from app.mileage.imports.rows import BadLine, FileFormat
from app.mileage.imports.storing import Foresight, State, Strategy
from app.texts import Texts


class MoveJson(msgspec.Struct):
    line: int
    user_id: SnowflakeText
    name: str
    before: int
    after: int


class UnmatchedJson(msgspec.Struct):
    line: int
    name: str
    miles: int
    why: str
    """`nobody` or `many` have that name here; `left out` by hand."""


class DryRunJson(msgspec.Struct):
    """What applying it would do now."""

    members: int
    """Whose miles would change; …"""
    new_members: int
    """… of them, how many this server's ledger does not know yet."""
    unchanged: int
    miles_up: int
    miles_down: int
    repeated: int
    """Lines about somebody who is in the file already."""
    unmatched: int
    left_out: int
    """By hand."""
    sample: list[MoveJson]
    """The greatest changes."""
    unmatched_sample: list[UnmatchedJson]


class BadLineJson(msgspec.Struct):
    line: int
    problem: str


class ImportJson(msgspec.Struct):
    id: str
    state: State
    """`read`: looked at, and may be applied; `stopped`: its batch was taken back while it was being booked."""
    format: FileFormat
    strategy: Strategy
    file_name: str
    points_per_mile: int
    counts_for: date
    lines: int
    """That could be read."""
    bad_count: int
    bad_lines: list[BadLineJson]
    """The first hundred. In JSON, `line` counts the records."""
    actor: ActorText
    actor_name: str
    """Empty: the ledger does not know them."""
    created_at: datetime
    members: int
    """Whom applying it looks at, …"""
    done: int
    """… and how many of them it has."""
    applied_by: ActorText | None
    asked_at: datetime | None
    finished_at: datetime | None
    batch_id: str | None
    """By which it is taken back."""
    entries: int
    """That it booked so far, …"""
    miles: int
    """… and their miles."""
    reversed_at: datetime | None
    """When the whole of it was taken back."""
    dry_run: DryRunJson | None = None
    """While it is not applied, and where one import is asked for."""


def import_json(row: asyncpg.Record, texts: Texts) -> ImportJson:
    named = {name: row[name] for name in ImportJson.__struct_fields__ if name not in ("actor", "dry_run")}
    applied_by = None if row["applied_by"] is None else actor_text(row["applied_by"])
    ids = {name: None if row[name] is None else str(row[name]) for name in ("id", "batch_id")}
    actors = {"actor": actor_text(row["actor_id"]), "applied_by": applied_by}
    stored = msgspec.json.decode(row["bad_lines"], type=list[BadLine])
    bad_lines = [BadLineJson(each.line, each.told(texts)) for each in stored]
    return ImportJson(**named | ids | actors | {"bad_lines": bad_lines})


def dry_run_json(foresight: Foresight) -> DryRunJson:
    moves = [move_json(row) for row in foresight.moves]
    unmatched = [unmatched_json(row) for row in foresight.unmatched_lines]
    return DryRunJson(**dict(foresight.totals), **dict(foresight.unmatched), sample=moves, unmatched_sample=unmatched)


def move_json(row: asyncpg.Record) -> MoveJson:
    return MoveJson(**dict(row) | {"user_id": as_text(row["user_id"])})


def unmatched_json(row: asyncpg.Record) -> UnmatchedJson:
    return UnmatchedJson(row["line"], row["name"], row["miles"], row["matched"])
