"""Texts that other people wrote, inside a message of ours. https://support.discord.com/hc/en-us/articles/210298617"""

import re
from datetime import UTC, datetime
from unicodedata import bidirectional

FROM_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
"""Letters, and marks that turn what follows."""
_MARK = re.compile(r"\\(.)|<t:(-?\d{1,11})(?::\w)?>|<(?:#|@&|@)(\d+)>|`([^`]*)`|\*\*?")


def escaped(text: str) -> str:
    """As plain text: its asterisks, backticks and mentions mean nothing, and when it is written from right to left, the
    rest of the line is not. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates"""
    return _without(r"\*_~`|>#[]()<@:-", text)


def escaped_title(text: str) -> str:
    """The same for a title of an embed: Discord reads the marks inside of a line there, mentions nobody, and begins no
    heading, list or quotation."""
    return _without(r"\*_~`|[<", text)


def _without(marks: str, text: str) -> str:
    kept = "".join(f"\\{letter}" if letter in marks else letter for letter in text)
    return f"\u2068{kept}\u2069" if any(bidirectional(letter) in FROM_RIGHT_TO_LEFT for letter in text) else kept


def plain(text: str) -> str:
    """A message of ours as a terminal shows it: times in UTC, mentions by their ids, code in quotes, no other marks."""
    return _MARK.sub(_as_it_reads, text)


def _as_it_reads(mark: re.Match[str]) -> str:
    letter, seconds, mentioned, code = mark.groups()
    if code is not None:
        return f"'{code}'"
    if seconds:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d %H:%M} UTC"
    return letter or mentioned or ""
