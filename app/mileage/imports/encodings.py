"""From bytes to a text. What says what it is, is believed; what does not is UTF-8, and never guessed."""

import codecs
from typing import Literal

from app.mileage.imports.rows import BadFile

Encoding = Literal["utf-8", "utf-16", "windows-1252"]
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(content: bytes | bytearray, named: Encoding | None) -> str:
    """Raises `BadFile` with the line where it stops to be this encoding."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", ""))
    encoding = encoding or _python_name(named) or _unmarked(content)
    body = memoryview(content)[len(mark) :]
    try:
        return str(body, encoding)
    except UnicodeDecodeError as error:
        line = str(body[: error.start], encoding, "replace").count("\n") + 1
        raise _not_in(encoding, named, line) from None


def _python_name(named: Encoding | None) -> str:
    return "utf-16-le" if named == "utf-16" else named or ""


def _unmarked(content: bytes | bytearray) -> str:
    """Every second byte of UTF-16 is zero where a file is about numbers."""
    beginning = content[:200]
    if beginning[1::2].count(0) > len(beginning) // 4:
        return "utf-16-le"
    if beginning[0::2].count(0) > len(beginning) // 4:
        return "utf-16-be"
    return "utf-8"


def _not_in(encoding: str, named: Encoding | None, line: int) -> BadFile:
    shown = {"utf-8": "UTF-8", "windows-1252": "Windows-1252"}.get(encoding, "UTF-16")
    if named is None and encoding == "utf-8":
        return BadFile("import-not-utf-8", line)
    return BadFile("import-other-encoding", line, encoding=shown)
