"""The Admin API about ranks: thresholds, names, roles, and what another ladder would do."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent, line_of
from app.commands.context import Person
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.changing import LONGEST_NAME, MOST_RANKS, changed
from app.guilds.patching import change_as_sent
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore, load
from app.mileage.cards.card import RankCard
from app.mileage.finding_movers import moved_by_ranks
from app.mileage.rank_cards import CardAddresses, make_card
from app.mileage.rank_forecast import RankForecast, bounds_of, forecast, moving_stretches
from app.mileage.resync import ask_for_resync, waiting_for_resync
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
        movers = await moved_by_ranks(connection, guild_id, now, wanted, moving_stretches(now, wanted))
        told = forecast(now, wanted, reached, reached[EVERYBODY])
        return msgspec.structs.replace(told, movers=tuple(movers))

    return await call.part(Database).run(work)


class CardTrial(Sent, frozen=True):
    """Ranks that are only thought about, and how far somebody has come."""

    ranks: Annotated[list[SentRank], Meta(min_length=1, max_length=MOST_RANKS)]
    miles: Annotated[int, Meta(ge=0, le=2**53)]


class CardJson(msgspec.Struct):
    url: str
    """A picture, 934 by 282 pixels."""


@ranks.post(
    "/guilds/{guild_id}/ranks/card", "The caller's rank card by other ranks; nothing is changed", level="viewer",
    changes=False,
)  # fmt: skip
async def try_card(call: Call, body: CardTrial) -> CardJson:
    person = Person(call.caller.user_id, call.caller.name)

    async def work(connection: Connection) -> RankCard:
        wanted = changed(await load(connection, call.guild_id), {"ranks": msgspec.to_builtins(body.ranks)})
        standing = await queries.mileage.member_standing(connection, guild_id=call.guild_id, user_id=person.id)
        await catch_up(connection, call.guild_id)
        place = await queries.mileage.place(connection, guild_id=call.guild_id, board="all", miles=body.miles)
        return make_card(person, wanted, {**standing, "balance": body.miles}, place, call.texts.language)

    return CardJson(call.part(CardAddresses).url(await call.part(Database).run(work)))


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


class ResyncStateJson(msgspec.Struct):
    waiting: int
    """Members whose roles are still to be looked after."""


@ranks.get("/guilds/{guild_id}/ranks/resync", "How far a resync has come")
async def read_resync(call: Call) -> ResyncStateJson:
    return ResyncStateJson(
        await call.part(Database).run(lambda connection: waiting_for_resync(connection, call.guild_id))
    )


def _tagged(settings: GuildSettings) -> Tagged[RanksJson]:
    shown = [
        RankJson(rank.threshold, rank.name, as_text(rank.role_id) if rank.role_id else None, rank.paused_reason)
        for rank in settings.ranks
    ]
    return Tagged(RanksJson(shown, settings.rank_roles), settings.version)
