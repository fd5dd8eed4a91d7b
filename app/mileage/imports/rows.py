"""What is in a file: lines with somebody and their miles, and lines that nobody can read."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

import msgspec

from app.discord.snowflake import PersonId
from app.texts.lines import one_line

MOST_ROWS = 500_000
MOST_MILES = 1_000_000_000
"""In one line: far inside PostgreSQL's `integer`."""
LONGEST_NAME = 100
TOLD_BAD_LINES = 100

LEDGERS_OWN = "reason"
"""A column of the export of entries, whose balances are those of different times."""
NO_LEDGER = "is a ledger, entry by entry: send balances, such as the export of members"
FileFormat = Literal["own-csv", "own-json", "mee6", "lurkr", "polaris", "levelup"]
OWN: tuple[FileFormat, ...] = ("own-csv", "own-json")
"""They hold miles, the others points."""


class ImportRow(NamedTuple):
    line: int
    """In the file, or the number of the record where a line says nothing."""
    user_id: int | None
    name: str
    points: int
    """Miles, or what they are made of."""


class BadLine(msgspec.Struct, frozen=True):
    line: int
    problem: str


class ReadFile(NamedTuple):
    format: FileFormat
    rows: list[ImportRow]
    bad_lines: list[BadLine]
    """The first hundred."""
    bad_count: int


class BadFile(Exception):
    """Nothing in it can be used. `str()` is a sentence for whoever sent it."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence if line is None else f"line {line}: {sentence}")


class BadRecord(Exception):
    """About one line; `str()` says what is wrong with it."""


Record = tuple[int, Any, Any, Any]
"""Line, id, name and points as they are in the file."""


def read_records(file_format: FileFormat, records: Iterable[Record | BadLine]) -> ReadFile:
    """Raises `BadFile` when there are too many, or when none can be read."""
    rows: list[ImportRow] = []
    bad_lines: list[BadLine] = []
    bad_count = 0
    points_of = _miles if file_format in OWN else _points
    for record in records:
        found = record if isinstance(record, BadLine) else _read(record, points_of)
        if isinstance(found, ImportRow):
            rows.append(found)
        else:
            bad_count += 1
            if len(bad_lines) < TOLD_BAD_LINES:
                bad_lines.append(found)
        if len(rows) + bad_count > MOST_ROWS:
            raise BadFile(f"holds more than {MOST_ROWS:,} lines: split it")
    if not rows:
        first = f"; the first of {bad_count}: line {bad_lines[0].line} {bad_lines[0].problem}" if bad_lines else ""
        raise BadFile(f"has no line with a member and miles{first}")
    return ReadFile(file_format, rows, bad_lines, bad_count)


def _read(record: Record, points_of: Callable[[Any], int]) -> ImportRow | BadLine:
    line, user_id, name, points = record
    try:
        named = one_line(name)[:LONGEST_NAME] if isinstance(name, str) else ""
        person = _person(user_id)
        if person is None and (person := _person_named(named)):
            named = ""
        if person is None and not named:
            raise BadRecord("names nobody: it has neither an id nor a name")
        return ImportRow(line, person, named, points_of(points))
    except BadRecord as problem:
        return BadLine(line, str(problem))


def _person(given: Any) -> int | None:
    if given is None or given == "":
        return None
    text = str(given).strip()
    if "e+" in text.lower():
        raise BadRecord(f"has the id {text[:30]}, which a spreadsheet has rounded: import the file as it was exported")
    if not (text.isascii() and text.isdigit()):
        raise BadRecord(f"has {text[:30]!r} where an id should be")
    try:
        return msgspec.convert(int(text[:20]), PersonId)
    except msgspec.ValidationError:
        raise BadRecord(f"has the id {text[:30]}, which nobody can have") from None


def _person_named(name: str) -> int | None:
    """Some write ids, or mentions, where names belong."""
    written = _ID_OR_MENTION.fullmatch(name)
    return _person(written[1]) if written else None


_ID_OR_MENTION = re.compile(r"(?:<@!?)?(\d{17,19})>?", re.ASCII)
"""https://docs.discord.com/developers/reference#snowflakes"""


def _miles(given: Any) -> int:
    miles = _points(given)
    if _number(given) != miles:
        raise BadRecord(f"has {str(given)[:30]} miles: miles are whole")
    return miles


def _points(given: Any) -> int:
    """Some bots count in fractions: what is not whole is dropped."""
    try:
        number = int(_number(given))
    except (ValueError, TypeError, OverflowError):
        raise BadRecord(f"has {str(given)[:30]!r} where miles should be") from None
    if isinstance(given, bool) or abs(number) > MOST_MILES:
        raise BadRecord(f"has {str(given)[:30]} miles: at most {MOST_MILES:,} can be in a line")
    return number


_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")


def _number(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    text = given.strip()
    if len(text) > 40:
        raise ValueError("no number is so long")
    if _GROUPED.fullmatch(text):
        raise BadRecord(f"has {text}, which some read as thousands: write the digits alone")
    return int(text) if text.lstrip("+-").isdigit() else float(text)
