"""The Admin API's figures for charts."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.problems import InvalidRequest
from app.database.pool import Connection, Database
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.store import GuildStore
from app.mileage.days import day_of
from app.mileage.upkeep import catch_up
from app.statistics.charts import (
    ActiveMembers,
    Holders,
    MilesOfDay,
    Period,
    PostsOfDay,
    Span,
    active_members,
    miles_per_day,
    posts_per_day,
    rank_holders,
)
from app.statistics.counting import count_entries, count_posts_of_late

statistics = ApiBook("statistics")

USUAL_DAYS = 30
MOST_DAYS = 366
COUNTED_WHILE_WAITING = 2_000
"""Entries; a worker counts the others within a minute or two."""


class PeriodQuery(Sent, frozen=True):
    since: date | None = None
    """The server's days, both in it; without them the last thirty."""
    until: date | None = None


class MembersQuery(PeriodQuery, frozen=True):
    by: Span = "day"


class MilesChart(msgspec.Struct, kw_only=True):
    zone: str
    """Whose days these are."""
    behind: bool
    """Whether the newest entries are not counted yet."""
    days: list[MilesOfDay]


class MembersChart(msgspec.Struct, kw_only=True):
    zone: str
    behind: bool
    spans: list[ActiveMembers]


class RankShare(msgspec.Struct):
    name: str
    threshold: int
    role_id: SnowflakeText | None
    members: int
    """Those who are on the board; who hides or left is not."""


class DailiesChart(msgspec.Struct, kw_only=True):
    zone: str
    posts: int
    lag_p50: float | None
    """Seconds from publication to the post; null where no source tells."""
    lag_p95: float | None
    days: list[PostsOfDay]


@statistics.get("/guilds/{guild_id}/statistics/miles", "Miles per day and reason")
async def read_miles_chart(call: Call, query: PeriodQuery) -> MilesChart:
    zone, period = await _period(call, query)

    async def work(connection: Connection) -> MilesChart:
        behind = await _is_behind(connection, call.guild_id)
        return MilesChart(zone=zone, behind=behind, days=await miles_per_day(connection, call.guild_id, period))

    return await call.part(Database).run(work)


@statistics.get("/guilds/{guild_id}/statistics/members", "How many members earned something, per day or week")
async def read_members_chart(call: Call, query: MembersQuery) -> MembersChart:
    zone, period = await _period(call, query)

    async def work(connection: Connection) -> MembersChart:
        behind = await _is_behind(connection, call.guild_id)
        spans = await active_members(connection, call.guild_id, query.by, period)
        return MembersChart(zone=zone, behind=behind, spans=spans)

    return await call.part(Database).run(work)


@statistics.get("/guilds/{guild_id}/statistics/ranks", "How many members hold each rank")
async def read_ranks_chart(call: Call) -> list[RankShare]:
    settings = await call.part(GuildStore).settings(call.guild_id)

    async def work(connection: Connection) -> list[Holders]:
        await catch_up(connection, call.guild_id)
        return await rank_holders(connection, call.guild_id, settings.ranks)

    return [_share(holders) for holders in await call.part(Database).run(work)]


@statistics.get("/guilds/{guild_id}/statistics/dailies", "Posts of The Dailies per day, and how soon they came")
async def read_dailies_chart(call: Call, query: PeriodQuery) -> DailiesChart:
    zone, period = await _period(call, query)

    async def work(connection: Connection) -> DailiesChart:
        await count_posts_of_late(connection, call.guild_id)
        days, together = await posts_per_day(connection, call.guild_id, period)
        return DailiesChart(zone=zone, posts=together.posts, lag_p50=together.p50, lag_p95=together.p95, days=days)

    return await call.part(Database).transact(work)


async def _period(call: Call, query: PeriodQuery) -> tuple[str, Period]:
    """Raises `InvalidRequest` for one that ends before it begins, or is too long."""
    settings = await call.part(GuildStore).settings(call.guild_id)
    until = query.until or day_of(datetime.now(UTC), settings.zone_info)
    since = query.since or until - timedelta(days=min(USUAL_DAYS - 1, (until - date.min).days))
    if since > until:
        raise InvalidRequest({"query.since": call.texts("field-after", day=str(until))})
    if (until - since).days >= MOST_DAYS:
        raise InvalidRequest({"query.since": call.texts("field-days-before", days=MOST_DAYS, day=str(until))})
    return settings.zone, Period(since, until)


async def _is_behind(connection: Connection, guild_id: int) -> bool:
    counted = await count_entries(connection, guild_id, COUNTED_WHILE_WAITING)
    return counted == COUNTED_WHILE_WAITING


def _share(holders: Holders) -> RankShare:
    rank = holders.rank
    return RankShare(rank.name, rank.threshold, as_text(rank.role_id) if rank.role_id else None, holders.members)
