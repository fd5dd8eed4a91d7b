"""What charts show, day by day and without gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.settings import Rank

Span = Literal["day", "week"]

BUCKET_WIDTH = 1.05
"""As `lag_bucket` in SQL."""
UNKNOWN_LAG = -1


class Period(msgspec.Struct, frozen=True):
    """Both days are in it."""

    since: date
    until: date

    def days_apart(self, step: int) -> Iterator[date]:
        return (self.since + timedelta(days=n) for n in range(0, (self.until - self.since).days + 1, step))

    @property
    def days(self) -> Iterator[date]:
        return self.days_apart(1)

    @property
    def mondays(self) -> Iterator[date]:
        """Of each week that a day of it lies in."""
        return Period(self.since - timedelta(days=self.since.weekday()), self.until).days_apart(7)


class MilesOfDay(msgspec.Struct):
    day: date
    miles: int
    bookings: int
    by_reason: dict[str, int]
    """Miles; what was reversed is taken off the reason that it was booked for."""


class ActiveMembers(msgspec.Struct):
    begins: date
    """The day, or the Monday of the week."""
    members: int


class Holders(msgspec.Struct):
    """Of a rank: listed members with at least a mile whose miles reach it and not the next."""

    rank: Rank
    members: int


class Lag(msgspec.Struct):
    """Seconds from publication to the post, within 3 %; null where no source tells."""

    posts: int
    p50: float | None
    p95: float | None


class PostsOfDay(Lag):
    day: date


async def miles_per_day(connection: Connection, guild_id: int, period: Period) -> list[MilesOfDay]:
    days = {day: MilesOfDay(day, 0, 0, {}) for day in period.days}
    rows = queries.statistics.miles_per_day(connection, guild_id=guild_id, since=period.since, until=period.until)
    async for row in rows:
        day = days[row["day"]]
        day.miles += row["miles"]
        day.bookings += row["bookings"]
        day.by_reason[row["reason"]] = row["miles"]
    return list(days.values())


async def active_members(connection: Connection, guild_id: int, span: Span, period: Period) -> list[ActiveMembers]:
    begins = list(period.days if span == "day" else period.mondays)
    rows = queries.statistics.active_members(
        connection, guild_id=guild_id, span=span, since=begins[0], until=begins[-1]
    )
    counted = {row["begins"]: row["members"] async for row in rows}
    return [ActiveMembers(first, counted.get(first, 0)) for first in begins]


async def rank_holders(connection: Connection, guild_id: int, ranks: Sequence[Rank]) -> list[Holders]:
    """`ranks` in order of their thresholds."""
    thresholds = [rank.threshold for rank in ranks]
    rows = queries.statistics.members_from(connection, guild_id=guild_id, thresholds=thresholds)
    reached = [row["members"] async for row in rows]
    above = [*reached[1:], 0]
    return [Holders(rank, here - higher) for rank, here, higher in zip(ranks, reached, above, strict=True)]


async def posts_per_day(connection: Connection, guild_id: int, period: Period) -> tuple[list[PostsOfDay], Lag]:
    """And those of all days together."""
    days: dict[date, Counter[int]] = defaultdict(Counter)
    rows = queries.statistics.posts_per_day(connection, guild_id=guild_id, since=period.since, until=period.until)
    async for row in rows:
        days[row["day"]][row["lag_bucket"]] += row["posts"]
    together: Counter[int] = sum(days.values(), Counter())
    return [PostsOfDay(*_lag(days.get(day, {})), day) for day in period.days], Lag(*_lag(together))


def _lag(posts: Mapping[int, int]) -> tuple[int, float | None, float | None]:
    known = {bucket: count for bucket, count in posts.items() if bucket != UNKNOWN_LAG}
    return sum(posts.values()), _quantile(known, 0.5), _quantile(known, 0.95)


def _quantile(posts: Mapping[int, int], share: float) -> float | None:
    """The middle of the bucket in which it lies."""
    wanted, seen = share * sum(posts.values()), 0
    for bucket in sorted(posts):
        seen += posts[bucket]
        if seen >= wanted:
            return round(float(BUCKET_WIDTH ** (bucket + 0.5)), 1)
    return None
