"""When something was published, in the ways that feeds write it."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 10_000_000
"""Seconds, about four months: more is a mistake."""

_SPACE_BEFORE_ZONE = re.compile(r" +(?=(?:[+-]\d\d:?\d\d|Z)$)")
_ZONE_OF_ZONE = re.compile(r"(?:GMT|UTC)(?=[+-]\d)")
_NEARLY_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?)? *([A-Z]{1,5}|[+-]\d\d:?\d\d)?Z?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def parse_date(text: str) -> datetime | None:
    """UTC, from RFC 822 or ISO 8601; without a zone it is taken for UTC. None when it is no date."""
    text = text.strip()[:64]
    try:
        is_iso = text[:4].isdecimal()
        found = _iso(text) if is_iso else _mail(_ZONE_OF_ZONE.sub("", text))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _iso(text: str) -> datetime:
    try:
        return datetime.fromisoformat(_SPACE_BEFORE_ZONE.sub("", text))
    except ValueError:
        if not (parts := _NEARLY_ISO.fullmatch(text)):
            raise
        year, month, day, time, zone = parts.groups(default="")
        return _mail(f"{day} {_MONTHS[int(month) - 1]} {year} {time or '00:00'} {zone.replace(':', '')}")


def _mail(text: str) -> datetime:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return parsedate_to_datetime(f"{text} 00:00:00")  # a day without a time


def parse_duration(text: str) -> int | None:
    """Seconds, from `754`, `12:34` or `1:02:03`."""
    parts = text.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) <= 6 for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds if seconds < LONGEST else None
