"""Leaderboards: pages by position instead of by offset, exact places, ties that share one."""

from collections.abc import Sequence
from typing import Literal

import asyncpg
import msgspec

from app.database.pool import Connection
from app.database.queries import queries
from app.mileage.upkeep import catch_up

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
    connection: Connection,
    guild_id: int,
    board: str,
    asker_id: int,
    direction: Direction,
    at: Position = TOP,
    most: int = PAGE_ROWS,
) -> BoardPage:
    """The page below (`down`) or above (`up`) the position `at`, or the one around the asker (`me`)."""
    page, is_behind = await _read_page(connection, guild_id, board, asker_id, direction, at, most)
    if is_behind:
        await catch_up(connection, guild_id)
        page, _ = await _read_page(connection, guild_id, board, asker_id, direction, at, most)
    return page


async def _read_page(
    connection: Connection, guild_id: int, board: str, asker_id: int, direction: Direction, at: Position, most: int
) -> tuple[BoardPage, bool]:
    """The page as the boards stand, and whether they lack entries."""
    start = at
    if direction != "down":
        start = await _start(connection, guild_id, board, asker_id if direction == "me" else None, at, most)
    found = queries.mileage.board_page(
        connection,
        guild_id=guild_id,
        board=board,
        asker_id=asker_id,
        miles=start[0],
        user_id=start[1],
        most=most + 1,
    )
    lines = [line async for line in found]
    rows = [line for line in lines if line["user_id"] is not None]
    if not rows and start != TOP:  # everybody below has gone meanwhile
        return await _read_page(connection, guild_id, board, asker_id, "up", at, most)
    page = BoardPage(
        rows=await _placed(connection, guild_id, board, rows[:most], start),
        members=lines[0]["members"],
        has_earlier=start != TOP,
        has_later=len(rows) > most,
        mine=(lines[0]["my_place"], lines[0]["my_miles"]) if lines[0]["my_miles"] else None,
    )
    return page, lines[0]["behind"]


async def _start(
    connection: Connection, guild_id: int, board: str, member_id: int | None, at: Position, most: int
) -> Position:
    """Just above a member's surroundings, or above the page that ends at `at`; `TOP` where no more than those are."""
    if member_id is not None:
        above = await queries.mileage.above_member(
            connection, guild_id=guild_id, board=board, user_id=member_id, nth=ABOVE_ME + 1
        )
    else:
        above = await queries.mileage.above_position(
            connection, guild_id=guild_id, board=board, miles=at[0], user_id=at[1], nth=most + 1
        )
    return (above["miles"], above["user_id"]) if above else TOP


async def _placed(
    connection: Connection, guild_id: int, board: str, rows: Sequence[asyncpg.Record], start: Position
) -> tuple[Standing, ...]:
    """Equal miles share a place. Below the top, the database is asked where the page begins, and places follow from the
    rows; when the page begins in the middle of such a group, it is asked for the next group, too."""
    standings: list[Standing] = []
    rows_above = 0 if start == TOP else None
    for index, row in enumerate(rows):
        if standings and standings[-1].miles == row["miles"]:
            place = standings[-1].place
        elif rows_above is not None:
            place = rows_above + index + 1
        else:
            place = await queries.mileage.place(connection, guild_id=guild_id, board=board, miles=row["miles"])
            if row["miles"] != start[0]:
                rows_above = place - index - 1
        standings.append(Standing(place, row["user_id"], row["name"], row["miles"]))
    return tuple(standings)
