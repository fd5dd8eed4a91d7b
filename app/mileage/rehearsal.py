"""What past entries would have earned under other rules: pure, from the entries in their order.

Of an entry it is known what for, when, by whom and which day of a streak it was; not which roles its member held. So
multipliers and no-mile roles are left out on both sides: the rules of now and the wanted ones are played the same way.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from app.guilds.settings import EarningRule, GuildSettings


class PastEntry(NamedTuple):
    """One that was not taken back."""

    user_id: int
    reason: str
    miles: int
    day: date
    created_at: datetime
    streak: int | None
    by_hand: bool


class ReasonRehearsal(msgspec.Struct):
    reason: str
    entries: int = 0
    earned: int = 0
    """Miles in the ledger."""
    by_rules_of_now: int = 0
    instead: int = 0
    """By the wanted rules."""


class Rehearsal:
    """Plays entries one after the other. Miles by hand stay as they are, and fill the cap of a day."""

    def __init__(self, now: GuildSettings, wanted: GuildSettings) -> None:
        self._now = _Play(now)
        self._wanted = _Play(wanted)
        self.reasons: dict[str, ReasonRehearsal] = {}
        self.differences: defaultdict[int, int] = defaultdict(int)
        """Miles more or less, by user id."""

    def play(self, entry: PastEntry) -> None:
        told = self.reasons.setdefault(entry.reason, ReasonRehearsal(entry.reason))
        told.entries += 1
        told.earned += entry.miles
        by_rules_of_now, instead = self._now.earns(entry), self._wanted.earns(entry)
        told.by_rules_of_now += by_rules_of_now
        told.instead += instead
        if instead != by_rules_of_now:
            self.differences[entry.user_id] += instead - by_rules_of_now


class _Play:
    """As `book_entry` in SQL decides: cooldown, streak, then the caps."""

    def __init__(self, settings: GuildSettings) -> None:
        self._settings = settings
        self._last: dict[tuple[int, str], datetime] = {}
        self._of_day: defaultdict[tuple[int, date], int] = defaultdict(int)
        self._of_reason: defaultdict[tuple[int, date, str], int] = defaultdict(int)

    def earns(self, entry: PastEntry) -> int:
        rule = None if entry.by_hand else self._settings.find_rule(entry.reason)
        if rule is not None and self._too_soon(rule, entry):
            return 0
        miles = entry.miles if rule is None else self._capped(rule, _by_rule(rule, entry.streak), entry)
        self._last[entry.user_id, entry.reason] = entry.created_at
        self._of_day[entry.user_id, entry.day] += miles
        self._of_reason[entry.user_id, entry.day, entry.reason] += miles
        return miles

    def _too_soon(self, rule: EarningRule, entry: PastEntry) -> bool:
        last = self._last.get((entry.user_id, entry.reason))
        return last is not None and entry.created_at - last < timedelta(seconds=rule.cooldown_seconds)

    def _capped(self, rule: EarningRule, miles: int, entry: PastEntry) -> int:
        if rule.cap_per_day is not None:
            miles = min(miles, rule.cap_per_day - self._of_reason[entry.user_id, entry.day, entry.reason])
        if self._settings.cap_per_day is not None:
            miles = min(miles, self._settings.cap_per_day - self._of_day[entry.user_id, entry.day])
        return max(0, miles)


def _by_rule(rule: EarningRule, streak: int | None) -> int:
    return rule.miles + (rule.streak_step * min(streak - 1, rule.streak_most) if streak else 0)
