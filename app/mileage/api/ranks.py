"""The Admin API about ranks: thresholds, names, roles, and what another ladder would do."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent, line_of
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.changing import LONGEST_NAME, MOST_RANKS, changed
from app.guilds.patching import change_as_sent
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore, load
from app.mileage.rank_forecast import RankForecast, bounds_of, forecast
from app.mileage.resync import ask_for_resync
from app.mileage.upkeep import catch_up
from app.queue.doorbell import Doorbell

ranks = ApiBook("settings")

EVERYBODY = -(2**62)


class RankJson(msgspec.Struct):
    threshold: int
    """Miles."""
    name: str
    role_id: SnowflakeText | None
    paused_reason: str | None
    """Why its role is not given at the moment; null while it is."""


class RanksJson(msgspec.Struct):
    ranks: list[RankJson]
    """In order of their thresholds."""
    rank_roles: Literal["stack", "replace"]
    """Whether members keep the roles of the ranks below."""


class SentRank(Sent, frozen=True):
    threshold: Annotated[int, Meta(ge=0, le=2**53)]
    name: Annotated[str, line_of(LONGEST_NAME)]
    role_id: SnowflakeText | None = None
    paused_reason: str | None = None
    """As it was read; it changes nothing."""


class SentRanks(Sent, frozen=True):
    ranks: Annotated[list[SentRank], Meta(min_length=1, max_length=MOST_RANKS)]
    """All of them; each with a threshold of its own."""
    rank_roles: Literal["stack", "replace"] = "replace"


@ranks.get("/guilds/{guild_id}/ranks", "Ranks: thresholds, names, roles")
async def read_ranks(call: Call) -> Tagged[RanksJson]:
    return _tagged(await call.part(Database).run(lambda connection: load(connection, call.guild_id)))


@ranks.put("/guilds/{guild_id}/ranks", "Replace the ranks", level="admin", statuses=(412, 428))
async def replace_ranks(call: Call, body: SentRanks) -> Tagged[RanksJson]:
    """Roles follow when members' miles next change, or with a resync."""

    return _tagged(await change_as_sent(call, body))


@ranks.post(
    "/guilds/{guild_id}/ranks/dry-run", "Whom other ranks would move; nothing is changed", level="viewer", changes=False
)  # fmt: skip
async def try_ranks(call: Call, body: SentRanks) -> RankForecast:
    guild_id = call.guild_id

    async def work(connection: Connection) -> RankForecast:
        now = await load(connection, guild_id)
        wanted = changed(now, msgspec.to_builtins(body))
        await catch_up(connection, guild_id)
        bounds = [EVERYBODY, *bounds_of(now, wanted)]
        found = queries.mileage.members_with_at_least(connection, guild_id=guild_id, bounds=bounds)
        reached = {row["bound"]: row["members"] async for row in found}
        return forecast(now, wanted, reached, reached[EVERYBODY])

    return await call.part(Database).run(work)


class ResyncJson(msgspec.Struct):
    members: int
    """Whose roles are looked after now, in the background."""


@ranks.post(
    "/guilds/{guild_id}/ranks/resync", "Make everybody's roles fit their rank, in the background", level="admin",
    status=202,
)  # fmt: skip
async def resync_all_ranks(call: Call) -> ResyncJson:
    asked = await ask_for_resync(call.part(Database), call.part(Doorbell), call.guild_id, call.actor_id)
    call.part(GuildStore).forget(call.guild_id)
    return ResyncJson(asked)


def _tagged(settings: GuildSettings) -> Tagged[RanksJson]:
    shown = [
        RankJson(rank.threshold, rank.name, as_text(rank.role_id) if rank.role_id else None, rank.paused_reason)
        for rank in settings.ranks
    ]
    return Tagged(RanksJson(shown, settings.rank_roles), settings.version)
