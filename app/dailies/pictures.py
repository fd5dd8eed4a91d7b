"""Pictures that are sent along as files: the platform's addresses of them end after some hours or days.

Instagram's are refused after four to seven days, TikTok's after six hours; a post that only links to one goes blank.
"""

import structlog

from app.dailies.items import Item
from app.dailies.sources.protocol import Fetcher
from app.discord.replies import File
from app.errors import SourceError

SOURCES = ("instagram", "tiktok")
"""Kinds of sources whose pictures are sent along."""
_NAMES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
"""What Discord shows."""

log = structlog.get_logger(__name__)


async def picture_of(source_kind: str, item: Item, http: Fetcher) -> File | None:
    """None when there is none to have: the post goes out without it."""
    if source_kind not in SOURCES or not item.image:
        return None
    try:
        answer = await http.get(item.image)
    except SourceError as error:
        log.info("posted without its picture", item=item.id, reason=error.kind)
        return None
    content_type = answer.content_type.partition(";")[0].strip().lower()
    if content_type not in _NAMES or not answer.body:
        log.info("posted without its picture", item=item.id, reason=content_type[:60])
        return None
    return File(f"picture.{_NAMES[content_type]}", answer.body, content_type)
