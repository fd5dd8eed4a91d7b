"""How long a server asks to be left alone."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from time import time

from app.dailies.parsing.dates import parse_date

A_DAY = 86_400
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


_RESETS = ("ratelimit-reset", "x-ratelimit-reset")
_EPOCH = 10**9
"""What is larger is no number of seconds to wait, but a time."""


def retry_after(headers: Mapping[str, str]) -> int:
    """Seconds, a day at most; 0 when nothing is said. `headers` by their names in small letters. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after"""
    said = headers.get("retry-after", "").strip()
    return min(int(said[:9]), A_DAY) if said.isdecimal() else _until(parse_date(said))


def until_reset(headers: Mapping[str, str]) -> int:
    """Seconds until an API may be asked again, from the headers that each of them has: seconds (Reddit), Unix time
    (Twitch, Bluesky) or ISO 8601 (Mastodon)."""
    said = next((headers[name].strip() for name in _RESETS if name in headers), "")
    number = int(said.partition(".")[0][:12]) if said.partition(".")[0].isdecimal() else None
    if number is None:
        return _until(parse_date(said))
    return min(max(0, number - int(time()) if number > _EPOCH else number), A_DAY)


def _until(when: datetime | None) -> int:
    return min(max(0, int((when - datetime.now(UTC)).total_seconds())), A_DAY) if when else 0


def fresh_for(headers: Mapping[str, str]) -> int:
    """Seconds for which the answer stays what it is, a day at most. https://www.rfc-editor.org/rfc/rfc9111"""
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    age = headers.get("age", "")
    return max(0, min(int(found[1]), A_DAY) - (int(age[:9]) if age.isdecimal() else 0)) if found else 0
