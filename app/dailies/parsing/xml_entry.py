"""One RSS item or Atom entry."""

from lxml.etree import _Element as Element

from app.dailies.items import ItemKind
from app.dailies.parsing.dates import parse_date, parse_duration
from app.dailies.parsing.entries import Entry
from app.dailies.parsing.fields import Fields, text_of

Media = list[tuple[str, Element]]

_PUBLISHED = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created")
_UPDATED = ("updated", "modified", "dcterms:modified")
_ABOUT = ("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "rdf:about", "about")


def read_entry(fields: Fields) -> Entry:
    media = fields.media()
    author, author_url = fields.author()
    text = fields.text("description", "summary", "content:encoded", "content", "itunes:summary")
    return Entry(
        guid=_guid(fields),
        link=fields.link() or _permanent_link(fields),
        file=fields.attribute("enclosure", "url"),
        title=fields.text("title", "media:title", "dc:title", "itunes:title"),
        text=text or _media_text(media),
        date=fields.text(*_PUBLISHED, *_UPDATED),
        published_at=parse_date(fields.text(*_PUBLISHED)),
        updated_at=parse_date(fields.text(*_UPDATED)),
        author=author,
        author_url=author_url,
        image=_image(fields, media),
        duration=_duration(fields, media),
        kind=_kind(fields),
    )


def _guid(fields: Fields) -> str:
    """YouTube's video id stands in every kind of feed about a video; its `id` is that with a prefix."""
    given = fields.text("yt:videoid", "guid", "id")
    about = (fields.element.get(name, "").strip() for name in _ABOUT) if fields.element is not None else ()
    return given or next((name for name in about if name), "")


def _permanent_link(fields: Fields) -> str:
    guid = fields.first("guid")
    return text_of(guid) if guid is not None and guid.get("isPermaLink", "true").lower() == "true" else ""


def _media_text(media: Media) -> str:
    return next((text for name, element in media if name == "media:description" and (text := text_of(element))), "")


def _image(fields: Fields, media: Media) -> str:
    pictures = [element.get("url", "") for name, element in media if name == "media:thumbnail"]
    pictures += [element.get("url", "") for name, element in media if name == "media:content" and _is(element, "image")]
    pictures += [element.get("url", "") for element in fields.all("enclosure") if _is(element, "image")]
    pictures += [element.get("href", "") for element in fields.all("itunes:image")]
    return next((picture for picture in pictures if picture), "")


def _duration(fields: Fields, media: Media) -> int | None:
    said = [fields.text("itunes:duration"), *(element.get("duration", "") for _, element in media)]
    return next((seconds for text in said if text and (seconds := parse_duration(text)) is not None), None)


def _kind(fields: Fields) -> ItemKind:
    """Shorts are known by their link: https://www.youtube.com/shorts/…"""
    if fields.first("yt:videoid") is not None:
        return "short" if "/shorts/" in fields.link() else "video"
    files = fields.all("enclosure") + [link for link in fields.all("link") if link.get("rel") == "enclosure"]
    if any(_is(file, "video") for file in files):
        return "video"
    is_episode = any(_is(file, "audio") for file in files) or bool(fields.text("itunes:duration"))
    return "episode" if is_episode else "post"


def _is(element: Element, medium: str) -> bool:
    return element.get("medium", "").lower() == medium or element.get("type", "").lower().startswith(f"{medium}/")
