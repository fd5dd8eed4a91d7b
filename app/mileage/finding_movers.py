"""Reads which members would move, and who they are."""

from collections.abc import Iterable, Mapping, Sequence

from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.settings import GuildSettings, Rank
from app.mileage.members_search import MemberFilter, search_members
from app.mileage.movers import Mover, mover

MOST_SHOWN = 50


async def moved_by_ranks(
    connection: Connection,
    guild_id: int,
    now: GuildSettings,
    wanted: GuildSettings,
    stretches: Iterable[tuple[int, int | None]],
) -> list[Mover]:
    """`MOST_SHOWN` at most, the most miles first; `stretches` are the least and most miles of those who move."""
    found: list[Mover] = []
    for least, most in sorted(stretches, key=lambda stretch: -stretch[0]):
        wish = MemberFilter(least=least, most=most)
        for row in await search_members(connection, guild_id, wish, "-balance", None, MOST_SHOWN - len(found)):
            user_id, name, balance = row["user_id"], row["name"], row["balance"]
            who = mover(user_id, name, balance, balance, now.ranks, wanted.ranks)
            if who and not row["left_at"]:
                found.append(who)
        if len(found) == MOST_SHOWN:
            break
    return found


async def moved_by_miles(
    connection: Connection, guild_id: int, ranks: Sequence[Rank], differences: Mapping[int, int]
) -> list[Mover]:
    """All of them, whom it concerns most first; `differences` in miles by user id."""
    rows = queries.mileage.balances(connection, guild_id=guild_id, user_ids=list(differences))
    found = [
        mover(row["user_id"], row["name"], row["balance"], row["balance"] + differences[row["user_id"]], ranks, ranks)
        async for row in rows
    ]
    return sorted(filter(None, found), key=lambda who: (-abs(who.instead - who.balance), who.user_id))
