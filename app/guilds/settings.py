"""What the admins of a guild can choose. The defaults here are what a guild that was never set up works with."""

from collections.abc import Iterable
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec

Feature = Literal["mileage", "dailies"]
ROLE_LISTS = ("award_roles", "editor_roles", "viewer_roles", "no_mile_roles")
ROLE_SETTINGS = (*ROLE_LISTS, "multipliers")
"""Those that name roles, besides the ranks."""
MOST_MILES_AT_ONCE = 100_000
"""Keeps every entry, multiplied, far inside PostgreSQL's `integer`."""


class EarningRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """What taking part in one way earns. All amounts in miles."""

    miles: int
    streak_step: int = 0
    """More for each day in a row after the first …"""
    streak_most: int = 0
    """… for at most so many days."""
    cap_per_day: int | None = None
    cooldown_seconds: int = 0


DEFAULT_RULES = {
    "check-in": EarningRule(miles=10, streak_step=2, streak_most=7),
    "performing": EarningRule(miles=50),
    "attending": EarningRule(miles=25),
    "watched": EarningRule(miles=10),
}


class Rank(msgspec.Struct, frozen=True):
    """`threshold` in miles. A paused rank is still reached; only its role is not given until the reason is mended."""

    threshold: int
    name: str
    role_id: int | None = None
    paused_reason: str | None = None


DEFAULT_RANKS = (Rank(0, "Extra"), Rank(500, "Roadie"), Rank(5000, "Executive Producer"))


class ChosenSettings(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is stored as JSON, as far as it differs from these defaults."""

    zone: str = "UTC"
    language: Literal["en", "de"] | None = None
    """Of what the bot tells admins; by default the server's own at Discord. Members are answered in theirs."""
    switched_off: tuple[Feature, ...] = ()
    """Their commands say so, and nothing of them happens by itself; what is stored stays."""
    rules: dict[str, EarningRule] = {}
    """Rules that differ from `DEFAULT_RULES`."""
    cap_per_day: int | None = None
    """Over all ways of earning; what is awarded by hand does not stop at it, but fills it up."""
    no_mile_roles: tuple[int, ...] = ()
    multipliers: dict[int, int] = {}
    """Per cent by role id; the highest of a member's roles counts."""
    award_roles: tuple[int, ...] = ()
    """Roles that may award and undo, besides the admins."""
    editor_roles: tuple[int, ...] = ()
    """Roles that may change things in the Control Room, …"""
    viewer_roles: tuple[int, ...] = ()
    """… and roles that may look, besides the admins."""
    self_award: bool = False
    notice_channel: int | None = None
    """Where the bot tells admins what is wrong; by default where Discord does."""
    rank_roles: Literal["stack", "replace"] = "replace"


class GuildSettings(ChosenSettings, frozen=True, kw_only=True):
    """`version` rises with every change; 0 means never changed. `ranks` are in order of their thresholds."""

    version: int = 0
    ranks: tuple[Rank, ...] = DEFAULT_RANKS

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def rule(self, reason: str) -> EarningRule:
        """Raises `KeyError` for a reason that no rule is about."""
        return self.rules.get(reason) or DEFAULT_RULES[reason]

    def find_rule(self, reason: str) -> EarningRule | None:
        return self.rules.get(reason) or DEFAULT_RULES.get(reason)

    def multiplier(self, roles: Iterable[int]) -> int:
        """Per cent: the highest of these roles', 100 when none has one."""
        if not self.multipliers:
            return 100
        return max((self.multipliers[role] for role in roles if role in self.multipliers), default=100)

    def chosen(self) -> ChosenSettings:
        return ChosenSettings(**{name: getattr(self, name) for name in ChosenSettings.__struct_fields__})


def read_settings(version: int | None, chosen: str | None, ranks: str | None) -> GuildSettings:
    """From the columns of the query `load-settings`."""
    stored = msgspec.json.decode(chosen or "{}", type=ChosenSettings)
    return GuildSettings(
        version=version or 0,
        ranks=msgspec.json.decode(ranks, type=tuple[Rank, ...]) if ranks else DEFAULT_RANKS,
        **msgspec.structs.asdict(stored),
    )


def everything(settings: GuildSettings) -> dict[str, Any]:
    """Every setting by name, defaults included."""
    named = {name: getattr(settings, name) for name in GuildSettings.__struct_fields__}
    return named | {"rules": {reason: settings.rule(reason) for reason in DEFAULT_RULES | settings.rules}}


def as_json(settings: GuildSettings) -> str:
    """For people to read. Ids are numbers: not for browsers."""
    return msgspec.json.format(msgspec.json.encode(everything(settings)).decode(), indent=2)
