"""Answers of the platforms' APIs, read into structs. A field of the wrong kind costs its post, not the others."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeVar

import httpx
import msgspec
import structlog

from app.dailies.fetching.refusals import refusal
from app.dailies.items import Item
from app.dailies.parsing.plain_text import plain_lines
from app.dailies.parsing.reading import MOST_INVENTED_TITLE, web_address
from app.dailies.schedule import Pace
from app.dailies.sources.protocol import Answer
from app.errors import SourceError

API_PACE = Pace(300, 3600)
"""APIs are made to be asked."""

Shape = TypeVar("Shape")
log = structlog.get_logger(__name__)


def read_answer(answer: Answer, shape: type[Shape]) -> Shape:
    """Raises `SourceError` for every status but 200, and for what is not of this shape."""
    host = httpx.URL(answer.url).host
    if answer.status != 200:
        raise refusal(host, answer.status, answer.headers)
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError("broken", f"{host} answers with something else than its API should: {error}") from None


def read_each(raws: Iterable[msgspec.Raw], shape: type[Shape]) -> Iterator[Shape]:
    for raw in raws:
        try:
            yield msgspec.json.decode(raw, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            log.info("post not read", problem=str(error))


def each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items if item.id}.values())


def plain(text: str | None, most: int) -> str:
    """Of a text that is no HTML: what looks like a tag in it is none."""
    return plain_lines(escape(text or "", quote=False), most)


def title_of(*texts: str) -> str:
    """The first line of the first text that has one: posts of these platforms have no titles."""
    lines = (text.partition("\n")[0] for text in texts)
    return next((plain(line, MOST_INVENTED_TITLE) for line in lines if line), "")


def address(link: str | None) -> str:
    return web_address("", link or "")
