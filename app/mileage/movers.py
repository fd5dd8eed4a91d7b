"""Members who would reach another rank than now, by other ranks or by other miles."""

from collections.abc import Sequence

import msgspec

from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.settings import Rank
from app.mileage.ranks import rank_at


class Mover(msgspec.Struct, frozen=True, kw_only=True):
    user_id: SnowflakeText
    name: str
    balance: int
    instead: int
    """Their miles by what is tried out."""
    before: str | None
    """The rank of now; null for none."""
    after: str | None
    up: bool


def way(before: Rank | None, after: Rank | None, wanted_ranks: Sequence[Rank]) -> int:
    """1 up, -1 down, 0 for the same rank: one that keeps its role or its name is the same, wherever it begins among the
    `wanted_ranks`."""
    if before and after and _same(before, after):
        return 0
    kept = next((rank for rank in wanted_ranks if before and _same(before, rank)), before)
    old = kept.threshold if kept else -1
    new = after.threshold if after else -1
    return (new > old) - (new < old)


def _same(one: Rank, other: Rank) -> bool:
    return one.name == other.name or bool(one.role_id and one.role_id == other.role_id)


def mover(
    user_id: int, name: str, balance: int, instead: int, ranks: Sequence[Rank], wanted_ranks: Sequence[Rank]
) -> Mover | None:
    """None for who would not move."""
    before, after = rank_at(ranks, balance), rank_at(wanted_ranks, instead)
    if (direction := way(before, after, wanted_ranks)) == 0:
        return None
    return Mover(
        user_id=as_text(user_id),
        name=name,
        balance=balance,
        instead=instead,
        before=before.name if before else None,
        after=after.name if after else None,
        up=direction > 0,
    )
