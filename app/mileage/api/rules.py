"""The Admin API about what earns miles, and what other rules would have earned."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.database.pool import Database
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.changing import MOST_PERCENT, REASON, changed
from app.guilds.patching import change_as_sent, require_there
from app.guilds.settings import MOST_MILES_AT_ONCE, EarningRule, GuildSettings, everything
from app.guilds.store import GuildStore, load
from app.mileage.finding_movers import MOST_SHOWN, moved_by_miles
from app.mileage.movers import Mover
from app.mileage.rehearsal import ReasonRehearsal
from app.mileage.rehearsing import Rehearsed, rehearse

rules = ApiBook("settings")

MOST_DAYS = 90
Percent = Annotated[int, Meta(ge=0, le=MOST_PERCENT)]
Reason = Annotated[str, Meta(min_length=1, max_length=50, pattern=REASON.pattern)]


class RulesJson(msgspec.Struct):
    """Defaults included."""

    rules: dict[str, EarningRule]
    """By reason, such as `check-in`."""
    cap_per_day: int | None
    """Over all of them."""
    no_mile_roles: list[SnowflakeText]
    multipliers: dict[SnowflakeText, int]
    """Per cent by role; the highest of a member's roles counts."""
    award_roles: list[SnowflakeText]
    """Roles that may award miles by hand and take them back, besides the admins."""
    self_award: bool
    """Whether they may award miles to themselves."""


class RulePatch(Sent, frozen=True):
    miles: Annotated[int, Meta(ge=0, le=MOST_MILES_AT_ONCE)] | UnsetType = UNSET
    streak_step: Annotated[int, Meta(ge=0, le=1000)] | UnsetType = UNSET
    streak_most: Annotated[int, Meta(ge=0, le=365)] | UnsetType = UNSET
    cap_per_day: Annotated[int, Meta(ge=0, le=MOST_MILES_AT_ONCE)] | UnsetType | None = UNSET
    cooldown_seconds: Annotated[int, Meta(ge=0, le=86_400)] | UnsetType = UNSET


class RulesPatch(Sent, frozen=True):
    """A JSON merge patch: what is named is replaced; null goes back to the default."""

    rules: dict[Reason, RulePatch | None] | UnsetType | None = UNSET
    cap_per_day: Annotated[int, Meta(ge=0, le=2**31)] | UnsetType | None = UNSET
    no_mile_roles: Annotated[list[SnowflakeText], Meta(max_length=100)] | UnsetType | None = UNSET
    multipliers: dict[SnowflakeText, Percent | None] | UnsetType | None = UNSET
    award_roles: Annotated[list[SnowflakeText], Meta(max_length=100)] | UnsetType | None = UNSET
    self_award: bool | UnsetType | None = UNSET


@rules.get("/guilds/{guild_id}/rules", "What earns miles")
async def read_rules(call: Call) -> Tagged[RulesJson]:
    return _tagged(await call.part(Database).run(lambda connection: load(connection, call.guild_id)))


@rules.patch("/guilds/{guild_id}/rules", "Change what earns miles", level="admin", statuses=(412, 428))
async def change_rules(call: Call, body: RulesPatch) -> Tagged[RulesJson]:
    return _tagged(await change_as_sent(call, body))


class RulesTrial(Sent, frozen=True):
    """Other rules, as a patch of those of now, and how many days to look back."""

    change: RulesPatch
    days: Annotated[int, Meta(ge=1, le=MOST_DAYS)] = 30


class RehearsalJson(msgspec.Struct):
    """Miles by hand stay as they are. Multipliers and no-mile roles are left out of `by_rules_of_now` and `instead`:
    the ledger does not say who held which role."""

    entries: int
    since: datetime | None
    """The oldest entry that was looked at."""
    complete: bool
    """False when there were more entries in these days than are looked at: then it is about the newest."""
    earned: int
    """Miles in the ledger, in all."""
    by_rules_of_now: int
    instead: int
    reasons: list[ReasonRehearsal]
    up: int
    """Members whose rank would be a higher one today …"""
    down: int
    """… and a lower one."""
    movers: list[Mover]
    """Some of them, whom it concerns most first."""


@rules.post(
    "/guilds/{guild_id}/rules/dry-run", "What other rules would have earned in the last days; nothing is changed",
    level="editor", changes=False,
)  # fmt: skip
async def try_rules(call: Call, body: RulesTrial) -> RehearsalJson:
    now, change = await call.part(GuildStore).settings(call.guild_id), msgspec.to_builtins(body.change)
    await require_there(call, change, "body.change")
    wanted = changed(now, change)
    since = datetime.now(UTC) - timedelta(days=body.days)
    database = call.part(Database)
    rehearsed = await rehearse(database, call.guild_id, now, wanted, since)
    differences = rehearsed.rehearsal.differences
    moved = await database.run(lambda connection: moved_by_miles(connection, call.guild_id, now.ranks, differences))
    return _told(rehearsed, moved)


def _told(rehearsed: Rehearsed, moved: Sequence[Mover]) -> RehearsalJson:
    reasons = sorted(rehearsed.rehearsal.reasons.values(), key=lambda each: each.reason)
    return RehearsalJson(
        entries=rehearsed.entries,
        since=rehearsed.since,
        complete=rehearsed.complete,
        earned=sum(each.earned for each in reasons),
        by_rules_of_now=sum(each.by_rules_of_now for each in reasons),
        instead=sum(each.instead for each in reasons),
        reasons=reasons,
        up=sum(who.up for who in moved),
        down=sum(not who.up for who in moved),
        movers=list(moved[:MOST_SHOWN]),
    )


def _tagged(settings: GuildSettings) -> Tagged[RulesJson]:
    named: dict[str, Any] = everything(settings)
    return Tagged(
        RulesJson(
            rules=named["rules"],
            cap_per_day=settings.cap_per_day,
            no_mile_roles=[as_text(role) for role in settings.no_mile_roles],
            multipliers={as_text(role): percent for role, percent in settings.multipliers.items()},
            award_roles=[as_text(role) for role in settings.award_roles],
            self_award=settings.self_award,
        ),
        settings.version,
    )
