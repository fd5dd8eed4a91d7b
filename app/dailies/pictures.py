"""Pictures that are sent along as files: the platform's addresses of them end after some hours or days.

Instagram's are refused after four to seven days, TikTok's after six hours; a post that only links to one goes blank.
"""

import structlog

from app.dailies.items import Item
from app.dailies.living import SOURCES_WITH_FILES
from app.dailies.sources.protocol import Access, Fetcher, Source
from app.dailies.sources.tiktok import fresh_cover
from app.discord.replies import File
from app.errors import SourceError

_NAMES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
"""What Discord shows."""

log = structlog.get_logger(__name__)


class Pictures:
    def __init__(self, http: Fetcher, access: Access) -> None:
        self._http = http
        self._access = access

    async def of(self, source: Source, item: Item) -> File | None:
        """None when there is none to have: the post goes out without it."""
        if source.kind not in SOURCES_WITH_FILES or not item.image:
            return None
        try:
            return await self._fetched(item.image)
        except SourceError as error:
            reason = error
        try:
            if source.kind == "tiktok" and (address := await fresh_cover(source, item.id, self._access, self._http)):
                return await self._fetched(address)
        except SourceError as error:
            reason = error
        log.info("posted without its picture", guild=str(source.guild_id), item=item.id, reason=reason.kind)
        return None

    async def _fetched(self, address: str) -> File:
        answer = await self._http.get(address)
        content_type = answer.content_type.partition(";")[0].strip().lower()
        if content_type not in _NAMES or not answer.body:
            raise SourceError("broken", "what is there is no picture")
        return File(f"picture.{_NAMES[content_type]}", answer.body, content_type)
