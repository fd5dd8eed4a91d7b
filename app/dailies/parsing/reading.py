"""Bytes to a feed with its items: decode, parse, identify, clean."""

import re
from urllib.parse import urljoin

import msgspec

from app.dailies.deciding import oldest_first
from app.dailies.items import Item
from app.dailies.parsing.decoding import decode
from app.dailies.parsing.entries import Document, Entry
from app.dailies.parsing.identity import identify
from app.dailies.parsing.json_feed import read_json
from app.dailies.parsing.plain_text import first_picture, plain_line, plain_lines
from app.dailies.parsing.xml_feed import read_xml
from app.errors import SourceError

MOST_ITEMS = 5_000
"""Of one document. All are remembered: else the older would pass for new when the newer are deleted."""
MOST_WITH_TEXT = 500
"""So many of the newest have a text and a picture: nobody reads more, and cleaning takes time."""
MOST_TITLE = 300
MOST_INVENTED_TITLE = 100
MOST_TEXT = 4_000
MOST_NAME = 200
MOST_ADDRESS = 2_000
"""Characters."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#%\x00-\x1f]+(?:[/?#][^\s\x00-\x1f]*)?", re.IGNORECASE)


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    document: Document
    title: str
    icon: str
    items: tuple[Item, ...]
    """Each id once."""


def read_feed(body: bytes, content_type: str = "", url: str = "") -> Feed:
    """`url`: where it was fetched, for links that are relative. Raises `SourceError` when it is no feed."""
    text = decode(body, content_type).strip("\ufeff\0 \t\r\n")
    if not text:
        raise SourceError("broken", "the answer is empty")
    document = read_json(text, MOST_ITEMS) if text[0] in "{[" else read_xml(text, MOST_ITEMS)
    base = _joined(url, document.link)
    title = plain_line(document.title, MOST_NAME)
    entries = identify([entry for entry in document.entries if entry.says_something])
    older = {id(entry) for entry in oldest_first(entries.values())[:-MOST_WITH_TEXT]}
    return Feed(
        document=document,
        title=title,
        icon=web_address(base, document.icon),
        items=tuple(
            _item(item_id, _without_text(entry) if id(entry) in older else entry, document, title, base)
            for item_id, entry in entries.items()
        ),
    )


def _without_text(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, text="")


def _item(item_id: str, entry: Entry, document: Document, feed_title: str, base: str) -> Item:
    by_feed = not entry.author
    text = plain_lines(entry.text, MOST_TEXT)
    return Item(
        id=item_id,
        kind=entry.kind,
        title=plain_line(entry.title, MOST_TITLE) or plain_line(text.partition("\n")[0], MOST_INVENTED_TITLE),
        text=text,
        url=web_address(base, entry.link) or web_address(base, entry.file),
        author=plain_line(document.author if by_feed else entry.author, MOST_NAME),
        author_url=web_address(base, document.author_url if by_feed else entry.author_url),
        avatar=web_address(base, entry.avatar),
        image=web_address(base, entry.image or first_picture(entry.text)),
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        duration=entry.duration,
        feed_title=feed_title,
    )


def web_address(base: str, link: str) -> str:
    """Empty when it is none that a person could open."""
    found = _joined(base, link).replace(" ", "%20") if link else ""
    return found if len(found) <= MOST_ADDRESS and _WEB_ADDRESS.fullmatch(found) else ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip()) if link else base
    except ValueError:
        return base
