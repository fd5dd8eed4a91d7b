"""Public videos of a TikTok account whose owner connected it.

https://developers.tiktok.com/doc/tiktok-api-v2-video-list
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from app.dailies.connections import tiktok
from app.dailies.items import Hints, Item, Poll
from app.dailies.parsing.plain_text import plain_line, plain_lines
from app.dailies.sources.api import API_PACE
from app.dailies.sources.protocol import Access, Fetcher, Granted, Source

MOST = 20
FIELDS = "id,title,video_description,create_time,cover_image_url,share_url,duration"
LONGEST_TITLE, LONGEST_TEXT = 250, 2200
LATEST = 4_102_444_800
"""2100: what claims to be later is no time."""


class TikTokAdapter:
    pace = API_PACE
    watches = False

    def __init__(self, access: Access) -> None:
        self._access = access

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        return await self._access.use(source, lambda granted: _poll(granted, http))


async def _poll(granted: Granted, http: Fetcher) -> Poll:
    data = await tiktok.ask("POST", f"video/list/?fields={FIELDS}", granted.token, http, json={"max_count": MOST})
    videos = data.get("videos")
    found = [each for each in videos if isinstance(each, dict)] if isinstance(videos, list) else []
    items = tuple(item for each in found if (item := _item(each, granted.name)))
    return Poll(items=items, hints=Hints(title=granted.name), complete=True)


async def fresh_cover(source: Source, video_id: str, access: Access, http: Fetcher) -> str:
    """The address of a video's cover, good for six hours; empty when it has none any more. Raises `SourceError`."""

    async def ask(granted: Granted) -> Mapping[str, Any]:
        asked = {"filters": {"video_ids": [video_id]}}
        return await tiktok.ask("POST", "video/query/?fields=id,cover_image_url", granted.token, http, json=asked)

    videos = (await access.use(source, ask)).get("videos")
    covers = (each.get("cover_image_url") for each in videos if isinstance(each, dict)) if videos else ()
    return next((str(cover) for cover in covers if cover), "")


def _item(video: Mapping[str, Any], account: str) -> Item | None:
    """Title and description are often the same, and either may be empty."""
    if not (video_id := str(video.get("id") or "")):
        return None
    title, text = str(video.get("title") or ""), str(video.get("video_description") or "")
    url = _without_query(str(video.get("share_url") or ""))
    duration = video.get("duration")
    return Item(
        id=video_id,
        kind="video",
        title=plain_line(title or text, LONGEST_TITLE),
        text=plain_lines(text, LONGEST_TEXT) if title and text.strip() != title.strip() else "",
        url=url,
        author=account,
        author_url=url.partition("/video/")[0] if "/video/" in url else "",
        image=str(video.get("cover_image_url") or ""),
        published_at=_time(video.get("create_time")),
        duration=duration if isinstance(duration, int) and duration > 0 else None,
    )


def _without_query(address: str) -> str:
    """It says where the address was shared from, nothing else."""
    try:
        return str(httpx.URL(address).copy_with(query=None, fragment=None))
    except httpx.InvalidURL:
        return ""


def _time(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) and 0 < seconds < LATEST else None
