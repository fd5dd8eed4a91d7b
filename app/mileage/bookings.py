"""What is asked of the ledger: pure decisions, made from a guild's settings, about one member each.

The limits that depend on what the ledger already holds (once a day, caps, cooldowns, streaks) travel along as numbers
and are applied by `book_entries` in SQL, under the guild's lock.
"""

from datetime import date
from typing import Literal

import msgspec

from app.commands.context import Person
from app.errors import BadInput
from app.guilds.settings import GuildSettings
from app.texts.lines import one_line

Reason = Literal["check-in", "award", "performing", "attending", "watched", "import", "reversal"]
"""What an entry is for."""
CHECK_IN: Reason = "check-in"
AWARD: Reason = "award"
REVERSAL: Reason = "reversal"
LONGEST_NOTE = 300
EVENTS: tuple[Reason, ...] = ("performing", "attending")
"""Reasons that may also be awarded by hand."""


class Booking(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The type `booking` in SQL, by name. `miles` before `percent` (the multiplier) and the streak's bonus."""

    guild_id: int
    user_id: int
    actor_id: int
    reason: Reason
    source_key: str
    interaction_id: int | None = None
    day: date | None = None
    name: str = ""
    note: str | None = None
    miles: int = 0
    percent: int = 100
    streak_step: int | None = None
    streak_most: int | None = None
    reason_cap: int | None = None
    day_cap: int | None = None
    cooldown: int | None = None
    settings_version: int | None = None
    reverses: int | None = None
    batch_id: int | None = None


class Booked(msgspec.Struct, frozen=True):
    """The entry that a booking made, or the one that an earlier booking with the same source key made.

    The type `booked` in SQL, in its order."""

    outcome: Literal["booked", "repeated", "stale", "cooling", "missing"]
    entry_id: int | None = None
    miles: int = 0
    balance: int = 0
    streak: int | None = None
    interaction_id: int | None = None
    ranks_due: bool = False
    wait_seconds: int | None = None

    @property
    def balance_before(self) -> int:
        return self.balance - self.miles


def check_in(settings: GuildSettings, guild_id: int, person: Person, day: date, interaction_id: int) -> Booking:
    return earned(settings, guild_id, person, CHECK_IN, f"check-in:{person.id}:{day}", day, interaction_id)


def earned(
    settings: GuildSettings,
    guild_id: int,
    person: Person,
    reason: Reason,
    source_key: str,
    day: date,
    interaction_id: int,
) -> Booking:
    """Miles by a rule of the guild. Raises `BadInput` for somebody with a no-mile role."""
    refuse_no_mile_role(settings, person)
    rule = settings.rule(reason)
    return Booking(
        guild_id=guild_id,
        user_id=person.id,
        actor_id=person.id,
        name=one_line(person.name),
        reason=reason,
        source_key=source_key,
        interaction_id=interaction_id,
        day=day,
        miles=rule.miles,
        percent=settings.multiplier(person.roles),
        streak_step=rule.streak_step if reason == CHECK_IN else None,
        streak_most=rule.streak_most if reason == CHECK_IN else None,
        reason_cap=rule.cap_per_day,
        day_cap=settings.cap_per_day,
        cooldown=rule.cooldown_seconds or None,
        settings_version=settings.version,
    )


def award(
    settings: GuildSettings,
    guild_id: int,
    giver: Person,
    to: Person,
    miles: int,
    why: str,
    day: date,
    interaction_id: int,
) -> Booking:
    """As a host awards them in Discord, where the note may name an event. Raises as `by_hand`."""
    note = one_line(why)[:LONGEST_NOTE]
    reason = next((event for event in EVENTS if event == note), AWARD)
    source_key = f"interaction:{interaction_id}"
    booking = by_hand(settings, guild_id, giver.id, to, miles, reason, note, day, source_key)
    return msgspec.structs.replace(booking, interaction_id=interaction_id)


def by_hand(
    settings: GuildSettings,
    guild_id: int,
    giver_id: int,
    to: Person,
    miles: int,
    reason: Reason,
    note: str,
    day: date,
    source_key: str,
) -> Booking:
    """Exactly so many miles, no cap, no multiplier. Raises `BadInput` for whom nobody can award."""
    if to.is_bot:
        raise BadInput("error-award-bot")
    if to.id == giver_id and not settings.self_award:
        raise BadInput("error-self-award")
    refuse_no_mile_role(settings, to)
    return Booking(
        guild_id=guild_id,
        user_id=to.id,
        actor_id=giver_id,
        name=one_line(to.name),
        reason=reason,
        note=one_line(note)[:LONGEST_NOTE] or None,
        source_key=source_key,
        day=day,
        miles=miles,
        settings_version=settings.version,
    )


def reversal(guild_id: int, actor_id: int, user_id: int, entry_id: int, interaction_id: int | None = None) -> Booking:
    """Takes an entry back on the day it counted for."""
    return Booking(
        guild_id=guild_id,
        user_id=user_id,
        actor_id=actor_id,
        reason=REVERSAL,
        source_key=f"reversal:{entry_id}",
        interaction_id=interaction_id,
        reverses=entry_id,
    )


def refuse_no_mile_role(settings: GuildSettings, person: Person) -> None:
    if settings.no_mile_roles and not set(settings.no_mile_roles).isdisjoint(person.roles):
        raise BadInput("error-no-mile-role")
