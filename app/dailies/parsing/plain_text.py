"""Hostile HTML to plain text, for people to read in a message."""

import re
from html import unescape

from app.texts.lines import UNSEEN

MOST_MARKUP = 16_384
"""Characters of HTML that are looked at."""

_HIDDEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_LINE_END = re.compile(r"<(?:br|hr|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!?a-z][^>]*(?:>|\Z)", re.IGNORECASE)
_PICTURE = re.compile(r"""<img\s(?:[^<>]{0,500}?\s)?src\s?=\s?["']?(https?://[^"'\s<>]+)""", re.IGNORECASE)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_BROKEN_ENTITIES = re.compile(r"(?:&#?\w{1,32};\s*)+")


def plain_lines(markup: str, most: int) -> str:
    """The text with its line breaks, at most one empty line between two paragraphs."""
    lines = [" ".join(line.split()) for line in _visible(markup, "\n").split("\n")]
    return _cut(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), most)


def plain_line(markup: str, most: int) -> str:
    """Nothing where there is nothing but entities that mean nothing."""
    line = " ".join(_visible(markup, " ").split())
    return "" if _BROKEN_ENTITIES.fullmatch(line) else _cut(line, most)


def first_picture(markup: str) -> str:
    """The address of an image in it, or nothing."""
    found = _PICTURE.search(markup[:MOST_MARKUP])
    return unescape(found[1]) if found else ""


def _visible(markup: str, line_end: str) -> str:
    text = markup[:MOST_MARKUP]
    if "<" in text:
        text = _TAG.sub("", _LINE_END.sub(line_end, _HIDDEN.sub("", text)))
    return _UNSEEN.sub(_as_windows_meant, unescape(text) if "&" in text else text)


def _as_windows_meant(found: re.Match[str]) -> str:
    """`\\x92` is no control character but an apostrophe, in texts from Windows."""
    return found[0].encode("latin-1", "ignore").decode("cp1252", "ignore") if "\x80" <= found[0] <= "\x9f" else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
