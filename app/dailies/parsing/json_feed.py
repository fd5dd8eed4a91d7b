"""JSON Feed to entries. https://www.jsonfeed.org/version/1.1/"""

from typing import Any

import msgspec

from app.dailies.items import ItemKind
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.entries import Document, Entry
from app.errors import SourceError


def read_json(text: str, most: int) -> Document:
    """Raises `SourceError`. A field of the wrong kind is one that is not there."""
    try:
        feed = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError("broken", f"this is JSON that is cut off or ill-formed: {error}") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise SourceError("not-a-feed", "this is JSON, but no JSON Feed")
    author, author_url, _ = _author(feed)
    return Document(
        entries=tuple(_entry(item) for item in feed["items"][:most] if isinstance(item, dict)),
        title=_text(feed, "title"),
        link=_text(feed, "home_page_url"),
        icon=_text(feed, "icon", "favicon"),
        author=author,
        author_url=author_url,
        hub=next((_text(hub, "url") for hub in _objects(feed, "hubs") if _text(hub, "type") == "WebSub"), ""),
        topic=_text(feed, "feed_url"),
    )


def _entry(item: dict[str, Any]) -> Entry:
    files = _objects(item, "attachments")
    author, author_url, avatar = _author(item)
    return Entry(
        guid=_text(item, "id"),
        link=_text(item, "url", "external_url"),
        file=next((_text(file, "url") for file in files), ""),
        title=_text(item, "title"),
        text=_text(item, "content_html", "content_text", "summary"),
        date=_text(item, "date_published", "date_modified"),
        published_at=parse_date(_text(item, "date_published")),
        updated_at=parse_date(_text(item, "date_modified")),
        author=author,
        author_url=author_url,
        avatar=avatar,
        image=_text(item, "image", "banner_image"),
        duration=next((int(length) for file in files if (length := _number(file, "duration_in_seconds"))), None),
        kind=_kind([_text(file, "mime_type") for file in files]),
    )


def _kind(types: list[str]) -> ItemKind:
    if any(kind.startswith("video/") for kind in types):
        return "video"
    return "episode" if any(kind.startswith("audio/") for kind in types) else "post"


def _author(thing: dict[str, Any]) -> tuple[str, str, str]:
    """Name, page and avatar; `author` is version 1.0's."""
    people = _objects(thing, "authors") or [person for person in [thing.get("author")] if isinstance(person, dict)]
    person = people[0] if people else {}
    return _text(person, "name"), _text(person, "url"), _text(person, "avatar")


def _objects(thing: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = thing.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(thing: dict[str, Any], *alternatives: str) -> str:
    """Numbers are taken for texts, as ids may be."""
    for name in alternatives:
        value = thing.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _number(thing: dict[str, Any], name: str) -> float:
    value = thing.get(name)
    return value if isinstance(value, int | float) and 0 < value < 10**7 else 0
