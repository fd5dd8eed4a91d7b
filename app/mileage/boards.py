"""Leaderboards: pages by position instead of by offset, exact places, ties that share one."""

from collections.abc import Sequence
from typing import Any, Literal

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries

PAGE_ROWS = 10
ABOVE_ME = 4
TOP = (2**62, 0)
"""A position above everybody."""

Direction = Literal["down", "up", "me"]
Position = tuple[int, int]
"""Miles and user id: where in the order of a board something stands."""


class Standing(msgspec.Struct, frozen=True):
    place: int
    user_id: int
    name: str
    miles: int


class BoardPage(msgspec.Struct, frozen=True):
    """`mine` is the asker's place and miles: a place also for somebody hidden, None for somebody without miles."""

    rows: tuple[Standing, ...]
    members: int
    has_earlier: bool
    has_later: bool
    mine: tuple[int, int] | None


async def read_page(
    connection: Connection, guild_id: int, board: str, asker_id: int, direction: Direction, at: Position = TOP
) -> BoardPage:
    """The page below (`down`) or above (`up`) the position `at`, or the one around the asker (`me`)."""
    summary = await queries.mileage.board_summary(connection, guild_id=guild_id, board=board, user_id=asker_id)
    mine = (summary["place"], summary["miles"]) if summary["miles"] else None
    if direction == "me":
        at, direction, above_rows = ((mine[1], asker_id), "up", ABOVE_ME) if mine else (TOP, "down", 0)
    else:
        above_rows = PAGE_ROWS
    start = await _start_above(connection, guild_id, board, at, above_rows) if direction == "up" else at
    rows = await _rows(queries.mileage.board_down, connection, guild_id, board, start, PAGE_ROWS + 1)
    if not rows and start != TOP:  # everybody below has gone meanwhile
        return await read_page(connection, guild_id, board, asker_id, "up", at)
    return BoardPage(
        rows=await _placed(connection, guild_id, board, rows[:PAGE_ROWS], at_top=start == TOP),
        members=summary["members"],
        has_earlier=start != TOP,
        has_later=len(rows) > PAGE_ROWS,
        mine=mine,
    )


async def _start_above(connection: Connection, guild_id: int, board: str, at: Position, most: int) -> Position:
    """The position just above the `most` rows that stand above `at`; `TOP` when there are no more than those."""
    above = await _rows(queries.mileage.board_up, connection, guild_id, board, at, most + 1)
    if len(above) <= most:
        return TOP
    return above[most]["miles"], above[most]["user_id"]


async def _rows(
    query: Any, connection: Connection, guild_id: int, board: str, at: Position, most: int
) -> list[asyncpg.Record]:
    miles, user_id = at
    found = query(connection, guild_id=guild_id, board=board, miles=miles, user_id=user_id, most=most)
    return [row async for row in found]


async def _placed(
    connection: Connection, guild_id: int, board: str, rows: Sequence[asyncpg.Record], *, at_top: bool
) -> tuple[Standing, ...]:
    """Equal miles share a place. Only where a page may begin in the middle of such a group is the database asked."""
    standings: list[Standing] = []
    for index, row in enumerate(rows):
        if standings and standings[-1].miles == row["miles"]:
            place = standings[-1].place
        elif at_top:
            place = index + 1
        else:
            place = await queries.mileage.place(connection, guild_id=guild_id, board=board, miles=row["miles"])
        standings.append(Standing(place, row["user_id"], row["name"], row["miles"]))
    return tuple(standings)
