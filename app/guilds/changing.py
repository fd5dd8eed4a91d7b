"""Changing settings from outside: a JSON merge patch (RFC 7386), checked before anything is stored."""

import re
from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

import msgspec

from app.errors import SettingsError
from app.guilds.settings import DEFAULT_RULES, MOST_MILES_AT_ONCE, EarningRule, GuildSettings, Rank, everything
from app.texts.lines import one_line

MOST_PERCENT = 1000
MOST_RANKS = 50
MOST_RULES = 50
REASON = re.compile(r"^[a-z][a-z0-9-]*$")
LONGEST_NAME = 100
ZONES = frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})
"""Without what stands among them on a machine and is no zone: its own clock, and one that nobody has set."""


def changed(settings: GuildSettings, patch: dict[str, Any]) -> GuildSettings:
    """Raises `SettingsError` with one line for each thing that does not fit."""
    if unknown := set(patch) - set(GuildSettings.__struct_fields__) | set(patch) & {"version"}:
        raise SettingsError([f"{name} is not a setting" for name in sorted(unknown)])
    merged = _merge(msgspec.to_builtins(everything(settings), str_keys=True), patch)
    try:
        wanted = msgspec.convert(merged, GuildSettings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError([str(error)]) from None
    wanted = msgspec.structs.replace(
        wanted,
        ranks=_tidy(wanted.ranks, settings.ranks),
        rules={reason: rule for reason, rule in wanted.rules.items() if rule != DEFAULT_RULES.get(reason)},
        switched_off=tuple(dict.fromkeys(wanted.switched_off)),
    )
    if problems := _problems(wanted):
        raise SettingsError(problems)
    return wanted


def _tidy(wanted: Iterable[Rank], before: Iterable[Rank]) -> tuple[Rank, ...]:
    """In order of their thresholds; the pause of every role that stays is kept, as `replace-ranks` does."""
    paused = {(rank.threshold, rank.role_id): rank.paused_reason for rank in before}
    return tuple(
        Rank(rank.threshold, one_line(rank.name), rank.role_id, paused.get((rank.threshold, rank.role_id)))
        for rank in sorted(wanted, key=lambda rank: rank.threshold)
    )


def _merge(into: Any, patch: Any) -> Any:
    if not isinstance(patch, dict) or not isinstance(into, dict):
        return patch
    merged = {name: value for name, value in into.items() if patch.get(name, value) is not None}
    return merged | {name: _merge(into.get(name, {}), value) for name, value in patch.items() if value is not None}


def _problems(settings: GuildSettings) -> list[str]:
    problems = [problem for reason, rule in settings.rules.items() for problem in _rule_problems(reason, rule)]
    if len(settings.rules) > MOST_RULES:
        problems.append(f"rules: at most {MOST_RULES}")
    if settings.zone not in ZONES:
        problems.append(f"zone: {settings.zone} is no IANA time zone, such as Europe/Berlin")
    if settings.cap_per_day is not None and settings.cap_per_day < 0:
        problems.append("cap_per_day: must be 0 or more")
    if not all(0 <= percent <= MOST_PERCENT for percent in settings.multipliers.values()):
        problems.append(f"multipliers: must be from 0 to {MOST_PERCENT} per cent")
    thresholds = [rank.threshold for rank in settings.ranks]
    if len(set(thresholds)) < len(thresholds) or len(thresholds) > MOST_RANKS:
        problems.append(f"ranks: at most {MOST_RANKS}, each with a threshold of its own")
    if any(rank.threshold < 0 or not 1 <= len(rank.name) <= LONGEST_NAME for rank in settings.ranks):
        problems.append(f"ranks: thresholds are 0 or more, names 1 to {LONGEST_NAME} characters")
    return problems


def _rule_problems(reason: str, rule: EarningRule) -> list[str]:
    if not REASON.fullmatch(reason):
        return [f"rules.{reason}: is no reason, such as check-in: small letters, digits and hyphens"]
    limits = {
        "miles": (rule.miles, MOST_MILES_AT_ONCE),
        "streak_step": (rule.streak_step, 1000),
        "streak_most": (rule.streak_most, 365),
        "cap_per_day": (rule.cap_per_day or 0, MOST_MILES_AT_ONCE),
        "cooldown_seconds": (rule.cooldown_seconds, 86_400),
    }
    return [
        f"rules.{reason}.{name}: must be from 0 to {most}"
        for name, (value, most) in limits.items()
        if not 0 <= value <= most
    ]
