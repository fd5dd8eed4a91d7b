"""What another ladder of ranks would do to a guild's members, told from how many stand between two thresholds."""

from collections.abc import Mapping, Sequence

import msgspec

from app.guilds.settings import GuildSettings
from app.mileage.movers import Mover, way
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
    movers: tuple[Mover, ...] = ()
    """Some of those who move, the most miles first."""


def bounds_of(now: GuildSettings, wanted: GuildSettings) -> list[int]:
    """Every threshold, in order: between two of them all members fare alike."""
    return sorted({rank.threshold for rank in (*now.ranks, *wanted.ranks)})


def moving_stretches(now: GuildSettings, wanted: GuildSettings) -> list[tuple[int, int | None]]:
    """The least and most miles of those who would reach another rank."""
    bounds = bounds_of(now, wanted)
    ends = [*(bound - 1 for bound in bounds[1:]), None]
    return [
        (least, most)
        for least, most in zip(bounds, ends, strict=True)
        if way(rank_at(now.ranks, least), rank_at(wanted.ranks, least), wanted.ranks)
    ]


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
        direction = way(before, after, wanted.ranks)
        for moving, its in ((up, 1), (down, -1)):
            moving[place] = moving.get(place, 0) + (count if direction == its else 0)
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
