"""Ill-formed feeds, cut into pieces that can be read one by one: what is wrong in one entry does not hurt the next."""

import re
from html import escape, unescape
from html.entities import html5
from itertools import islice, pairwise

import msgspec

LONGEST_HEAD = 65_536
"""Characters before the first entry that are looked at."""
MOST_NAMESPACES = 2_500
"""Characters of declarations; feeds have a few hundred."""

_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|rdf|feed|channel)[\s>]", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:[\w-]+:)?(?:rss|rdf|feed|channel)\s{0,9}>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:(?!image:|content:)[\w-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:(?!image:|content:)[\w-]+:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEXTS = r"title|description|summary|content|content:encoded|encoded|media:description|itunes:summary"
_TEXT_START = re.compile(rf"<({_TEXTS})(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE)
_TEXT_END = {name: re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE) for name in _TEXTS.split("|")}
_BARE_LESS_THAN = re.compile(r"<(?![a-zA-Z/_])")
_NOT_XML = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z]\w{0,31};)?")
"""An ampersand that begins nothing that XML always knows: bare, or with a number or a name of HTML's."""


class Pieces(msgspec.Struct, frozen=True):
    """Each is XML by itself, or nearly: read it in a forgiving way."""

    head: str
    entries: tuple[str, ...]
    complete: bool
    """Whether the end of the document is there."""


def cut_into_pieces(text: str, most: int) -> Pieces | None:
    """None when there is nothing that looks like a feed. An entry at the end that breaks off is left out: half an entry
    may lack its id, and would be taken for another one."""
    root = _ROOT.search(text)
    if root is None:
        return None
    text = _COMMENT.sub("", _CDATA.sub(_as_text, _ILLEGAL.sub("", text[root.start() :])))
    starts = [found.start() for found in islice(_ENTRY.finditer(text), most + 1)]
    head = text[: starts[0] if starts else None][:LONGEST_HEAD]
    names = _namespaces(head)
    pieces = [_whole(text[start:end]) for start, end in pairwise([*starts, len(text)])]
    if pieces and not _ENTRY_END.search(pieces[-1]):
        pieces.pop()
    return Pieces(
        head=_mended(head),
        entries=tuple(f"<piece {names}>{_mended(piece)}</piece>" for piece in pieces[:most]),
        complete=bool(_ROOT_END.search(text, starts[-1] if starts else 0)),
    )


def _namespaces(head: str) -> str:
    """Every piece gets them, so there must not be too many."""
    kept, room = list[str](), MOST_NAMESPACES
    for found in dict.fromkeys(_NAMESPACE.findall(head)):
        if len(found) < room:
            kept.append(found.strip())
            room -= len(found)
    return " ".join(kept)


def _whole(piece: str) -> str:
    end = _ENTRY_END.search(piece)
    return piece[: end.end()] if end else piece


def _mended(piece: str) -> str:
    """Texts that hold markup as it stands are escaped, and so is what only looks like markup."""
    return _NOT_XML.sub(_character, _BARE_LESS_THAN.sub("&lt;", _with_texts_escaped(piece)))


def _as_text(found: re.Match[str]) -> str:
    return escape(found[1], quote=False)


def _with_texts_escaped(piece: str) -> str:
    kept: list[str] = []
    done = 0
    without_end: set[str] = set()
    for start in _TEXT_START.finditer(piece):
        name = start[1].lower()
        if start.start() < done or name in without_end:
            continue
        end = _TEXT_END[name].search(piece, start.end())
        if end is None:
            without_end.add(name)
            continue
        kept += (piece[done : start.end()], piece[start.end() : end.start()].replace("<", "&lt;").replace(">", "&gt;"))
        done = end.start()
    return "".join((*kept, piece[done:]))


def _character(found: re.Match[str]) -> str:
    """Numbers are read as HTML does: XML's parser trips over half a surrogate pair."""
    name = found[1] or ""
    if not name.startswith("#"):
        return html5.get(name) or f"&amp;{name}"
    return escape(_ILLEGAL.sub("", unescape(found[0])), quote=False)
