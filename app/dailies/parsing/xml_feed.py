"""RSS, RDF and Atom to entries.

https://www.rssboard.org/rss-specification · https://web.resource.org/rss/1.0/spec · https://www.rfc-editor.org/rfc/rfc4287
"""

import re
from collections.abc import Iterable

import msgspec
from lxml import etree
from lxml.etree import _Element as Element

from app.dailies.parsing.elements import Names, parse_forgivingly, parse_strictly
from app.dailies.parsing.entries import Document
from app.dailies.parsing.fields import Fields
from app.dailies.parsing.mending import cut_into_pieces
from app.dailies.parsing.xml_entry import read_entry
from app.errors import SourceError

_ROOTS = {"rss", "rdf:rdf", "feed", "channel", "entry"}
_ENTRIES = ("{*}item", "{*}entry", "{*}Item", "{*}ITEM")
_DOCUMENT_TYPE = "<!DOCTYPE"
"""Where entities are defined. In the text of an entry it does no harm, so it need not be looked for more closely."""
_WEB_PAGE = re.compile(r"<(!doctype\s+html|html)\b", re.IGNORECASE)
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def read_xml(text: str, most: int) -> Document:
    """Raises `SourceError` when it is no feed, or one of which nothing can be read."""
    text = text.strip()
    if _DOCUMENT_TYPE not in text:
        try:
            root = parse_strictly(text)
        except etree.XMLSyntaxError:
            pass
        else:
            return _well_formed(root, most)
    return _ill_formed(text, most)


def _well_formed(root: Element, most: int) -> Document:
    names = Names(root)
    if names.name(root) not in _ROOTS:
        raise _no_feed("html" if names.name(root) == "html" else "")
    channel = next(names.children(root, "channel"), root)
    elements = [element for element in root.iter(*_ENTRIES) if names.name(element) in ("item", "entry")]
    return _document(names, channel, elements[:most])


def _ill_formed(text: str, most: int) -> Document:
    pieces = cut_into_pieces(text, most)
    if pieces is None:
        raise _no_feed(text[:4096])
    head = parse_forgivingly(pieces.head)
    names = Names(head)
    channel = next(names.children(head, "channel"), head)
    wrapped = [piece for xml in pieces.entries if (piece := parse_forgivingly(xml)) is not None]
    elements = [element for piece in wrapped for element in names.children(piece, "item", "entry")]
    if not elements and not pieces.complete:
        raise SourceError("broken", "the feed is cut off or ill-formed; no entry of it can be read")
    return msgspec.structs.replace(_document(names, channel, elements), cut_off=not pieces.complete)


def _no_feed(start: str) -> SourceError:
    what = "a web page" if _WEB_PAGE.search(start) or start == "html" else "something else"
    return SourceError("not-a-feed", f"this is {what}, not a feed")


def _document(names: Names, channel: Element | None, elements: Iterable[Element]) -> Document:
    fields = Fields(names, channel)
    links = {link.get("rel", "alternate"): link.get("href", "") for link in fields.all("link")}
    author, author_url = fields.author()
    return Document(
        entries=tuple(read_entry(Fields(names, element)) for element in elements),
        title=fields.text("title"),
        link=fields.link(),
        icon=fields.text("icon", "logo") or _image(fields),
        author=author,
        author_url=author_url,
        hub=links.get("hub", ""),
        topic=links.get("self", "") if links.get("hub") else "",
        moved_to=fields.text("itunes:new-feed-url"),
        every=_every(fields),
    )


def _image(fields: Fields) -> str:
    image = fields.first("image")
    return (Fields(fields.names, image).text("url") if image is not None else "") or fields.attribute(
        "itunes:image", "href"
    )


def _every(fields: Fields) -> int:
    minutes = fields.text("ttl")
    if minutes.isdecimal():
        return int(minutes[:6]) * 60
    period = _PERIODS.get(fields.text("sy:updateperiod").lower(), 0)
    times = fields.text("sy:updatefrequency")
    return period // max(1, int(times[:4])) if times.isdecimal() else period
