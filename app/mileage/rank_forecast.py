"""What another ladder of ranks would do to a guild's members, told from how many stand between two thresholds."""

from collections.abc import Mapping, Sequence

import msgspec

from app.guilds.settings import GuildSettings, Rank
from app.mileage.ranks import rank_at, roles_at


class RankCount(msgspec.Struct, frozen=True):
    name: str
    threshold: int
    members: int
    """Who would have reached it, and no higher one."""
    up: int
    """Of these: who would come from a lower rank, or from none …"""
    down: int
    """… and from a higher one."""


class RankForecast(msgspec.Struct, frozen=True):
    moved: int
    """Members who would reach another rank than now."""
    up: int
    down: int
    roles_changed: int
    """Members whose rank roles would not be what they are now; also where roles, or stack or replace, change."""
    without: int
    """Members below the first rank."""
    ranks: tuple[RankCount, ...]


def bounds_of(now: GuildSettings, wanted: GuildSettings) -> list[int]:
    """Every threshold, in order: between two of them all members fare alike."""
    return sorted({rank.threshold for rank in (*now.ranks, *wanted.ranks)})


def forecast(now: GuildSettings, wanted: GuildSettings, reached: Mapping[int, int], members: int) -> RankForecast:
    """`reached` is how many of the `members` have at least so many miles, for each of `bounds_of`."""
    up: dict[int, int] = {}
    down: dict[int, int] = {}
    standing: dict[int, int] = {}
    roles_changed = 0
    for miles, count in _groups(bounds_of(now, wanted), reached):
        before, after = rank_at(now.ranks, miles), rank_at(wanted.ranks, miles)
        place = after.threshold if after else -1
        standing[place] = standing.get(place, 0) + count
        way = _way(before, after)
        for moving, direction in ((up, 1), (down, -1)):
            moving[place] = moving.get(place, 0) + (count if way == direction else 0)
        if roles_at(now.ranks, miles, now.rank_roles) != roles_at(wanted.ranks, miles, wanted.rank_roles):
            roles_changed += count
    ranks = tuple(
        RankCount(
            rank.name,
            rank.threshold,
            standing.get(rank.threshold, 0),
            up.get(rank.threshold, 0),
            down.get(rank.threshold, 0),
        )
        for rank in wanted.ranks
    )
    ups, downs = sum(up.values()), sum(down.values())
    without = members - sum(rank.members for rank in ranks)
    return RankForecast(ups + downs, ups, downs, roles_changed, without, ranks)


def _groups(bounds: Sequence[int], reached: Mapping[int, int]) -> list[tuple[int, int]]:
    """Miles that stand for all up to the next bound, and how many members have so many. Below the first bound nobody
    has a rank, before or after."""
    above = [*(reached[bound] for bound in bounds[1:]), 0]
    return [(bound, reached[bound] - more) for bound, more in zip(bounds, above, strict=True)]


def _way(before: Rank | None, after: Rank | None) -> int:
    """1 up, -1 down, 0 for the same rank: one that keeps its role or its name is the same, wherever it begins."""
    if before and after and (before.name == after.name or (before.role_id and before.role_id == after.role_id)):
        return 0
    old = before.threshold if before else -1
    new = after.threshold if after else -1
    return (new > old) - (new < old)
