"""What is in a file: lines with somebody and their miles, and lines that nobody can read."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

import msgspec

from app.discord.snowflake import PersonId
from app.texts import Texts
from app.texts.lines import one_line

MOST_ROWS = 500_000
MOST_MILES = 1_000_000_000
"""In one line: far inside PostgreSQL's `integer`."""
LONGEST_NAME = 100
TOLD_BAD_LINES = 100

LEDGERS_OWN = "reason"
"""A column of the export of entries, whose balances are those of different times."""
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
    """The id of a text; imports of before hold the sentence itself."""
    details: dict[str, str | int] = {}
    """For the gaps of the text."""

    def told(self, texts: Texts) -> str:
        return texts(self.problem, **self.details) if texts.has(self.problem) else self.problem


class ReadFile(NamedTuple):
    format: FileFormat
    rows: list[ImportRow]
    bad_lines: list[BadLine]
    """The first hundred."""
    bad_count: int


class BadFile(Exception):
    """Nothing in it can be used. `details` fill the gaps of the text; a `BadLine` among them is told first."""

    def __init__(self, text_id: str, line: int | None = None, **details: str | int | BadLine) -> None:
        super().__init__(text_id)
        self._text_id = text_id
        self._line = line
        self._details = details

    def told(self, texts: Texts) -> str:
        details = {
            name: each.told(texts) if isinstance(each, BadLine) else each for name, each in self._details.items()
        }
        problem = texts(self._text_id, **details)
        return problem if self._line is None else texts("import-in-line", line=str(self._line), problem=problem)


class BadRecord(Exception):
    """About one line, as `BadLine`."""

    def __init__(self, text_id: str, **details: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.details = details


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
            raise BadFile("import-too-long", most=MOST_ROWS)
    if not rows:
        raise _nothing_read(bad_lines, bad_count)
    return ReadFile(file_format, rows, bad_lines, bad_count)


def _nothing_read(bad_lines: list[BadLine], bad_count: int) -> BadFile:
    if not bad_lines:
        return BadFile("import-nothing-read")
    first = bad_lines[0]
    return BadFile("import-only-bad-lines", count=bad_count, first=str(first.line), problem=first)


def _read(record: Record, points_of: Callable[[Any], int]) -> ImportRow | BadLine:
    line, user_id, name, points = record
    try:
        named = one_line(name)[:LONGEST_NAME] if isinstance(name, str) else ""
        person = _person(user_id)
        if person is None and (person := _person_named(named)):
            named = ""
        if person is None and not named:
            raise BadRecord("import-line-nobody")
        return ImportRow(line, person, named, points_of(points))
    except BadRecord as problem:
        return BadLine(line, problem.text_id, problem.details)


def _person(given: Any) -> int | None:
    if given is None or given == "":
        return None
    text = str(given).strip()
    if "e+" in text.lower():
        raise BadRecord("import-line-rounded", id=text[:30])
    if not (text.isascii() and text.isdigit()):
        raise BadRecord("import-line-no-id", given=repr(text[:30]))
    try:
        return msgspec.convert(int(text[:20]), PersonId)
    except msgspec.ValidationError:
        raise BadRecord("import-line-id-of-nobody", id=text[:30]) from None


def _person_named(name: str) -> int | None:
    """Some write ids, or mentions, where names belong."""
    written = _ID_OR_MENTION.fullmatch(name)
    return _person(written[1]) if written else None


_ID_OR_MENTION = re.compile(r"(?:<@!?)?(\d{17,19})>?", re.ASCII)
"""https://docs.discord.com/developers/reference#snowflakes"""


def _miles(given: Any) -> int:
    """A balance of ours may stand below zero: what was spent is sometimes taken back."""
    miles = _cut(given)
    if _number(given) != miles:
        raise BadRecord("import-line-fraction", given=str(given)[:30])
    return miles


def _points(given: Any) -> int:
    """Others count up from zero."""
    points = _cut(given)
    if points < 0:
        raise BadRecord("import-line-negative", given=str(given)[:30])
    return points


def _cut(given: Any) -> int:
    """Some bots count in fractions: what is not whole is dropped."""
    try:
        number = int(_number(given))
    except (ValueError, TypeError, OverflowError):
        raise BadRecord("import-line-no-miles", given=repr(str(given)[:30])) from None
    if isinstance(given, bool) or abs(number) > MOST_MILES:
        raise BadRecord("import-line-too-many", given=str(given)[:30], most=MOST_MILES)
    return number


_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")


def _number(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    text = given.strip()
    if len(text) > 40:
        raise ValueError("no number is so long")
    if _GROUPED.fullmatch(text):
        raise BadRecord("import-line-grouped", given=text)
    return int(text) if text.lstrip("+-").isdigit() else float(text)
