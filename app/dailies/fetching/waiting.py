"""How long a server asks to be left alone."""

import re
from datetime import UTC, datetime

import httpx

from app.dailies.parsing.dates import parse_date

A_DAY = 86_400
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def retry_after(headers: httpx.Headers) -> int:
    """Seconds, a day at most; 0 when nothing is said. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after"""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return min(int(said[:9]), A_DAY)
    when = parse_date(said)
    return min(max(0, int((when - datetime.now(UTC)).total_seconds())), A_DAY) if when else 0


def fresh_for(headers: httpx.Headers) -> int:
    """Seconds for which the answer stays what it is, a day at most. https://www.rfc-editor.org/rfc/rfc9111"""
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    age = headers.get("age", "")
    return max(0, min(int(found[1]), A_DAY) - (int(age[:9]) if age.isdecimal() else 0)) if found else 0
