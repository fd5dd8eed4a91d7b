"""Media of an Instagram account whose owner connected it. Stories are not among them.

https://developers.facebook.com/docs/instagram-platform/reference/instagram-media
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.dailies.connections import instagram
from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.parsing.plain_text import plain_line, plain_lines
from app.dailies.schedule import Pace
from app.dailies.sources.protocol import Access, Fetcher, Granted, Source

MOST = 25
CHILDREN = "children{media_type,media_url,thumbnail_url}"
FIELDS = f"id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,username,{CHILDREN}"
LONGEST_TITLE, LONGEST_TEXT = 250, 2200


class InstagramAdapter:
    pace = Pace(600, 3600)
    """The quieter the account, the fewer calls Meta allows it."""
    watches = False

    def __init__(self, access: Access) -> None:
        self._access = access

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        return await self._access.use(source, lambda granted: _poll(granted, http))


async def _poll(granted: Granted, http: Fetcher) -> Poll:
    answer = await instagram.call("me/media", {"fields": FIELDS, "limit": str(MOST)}, granted.token, http)
    media = instagram.read(answer).get("data")
    found = [each for each in media if isinstance(each, dict)] if isinstance(media, list) else []
    return Poll(
        items=tuple(item for each in found if (item := _item(each, granted.name))),
        hints=Hints(title=f"@{granted.name}", not_before=instagram.regain_seconds(answer.headers)),
        complete=True,
        bytes=len(answer.body),
        status=answer.status,
    )


def _item(media: Mapping[str, Any], account: str) -> Item | None:
    """Any field may be missing: Meta withholds files of reels with licensed music, and captions are optional."""
    if not (media_id := str(media.get("id") or "")) or media.get("media_product_type") in ("AD", "STORY"):
        return None
    author = str(media.get("username") or account)
    caption = str(media.get("caption") or "").strip()
    first, _, rest = caption.partition("\n")
    return Item(
        id=media_id,
        kind=_kind(media),
        title=plain_line(first, LONGEST_TITLE),
        text=plain_lines(rest, LONGEST_TEXT),
        url=str(media.get("permalink") or ""),
        author=f"@{author}",
        author_url=f"https://www.instagram.com/{author}/",
        image=_picture(media),
        published_at=_time(media.get("timestamp")),
    )


def _kind(media: Mapping[str, Any]) -> ItemKind:
    if media.get("media_product_type") == "REELS":
        return "short"
    return "video" if media.get("media_type") == "VIDEO" else "photo"


def _picture(media: Mapping[str, Any]) -> str:
    """Of a video its thumbnail; of an album its own, or that of the first child that has one."""
    name = "thumbnail_url" if media.get("media_type") == "VIDEO" else "media_url"
    if isinstance(address := media.get(name), str):
        return address
    children = media.get("children")
    within = children.get("data") if isinstance(children, dict) else None
    pictures = (_picture(child) for child in within if isinstance(child, dict)) if isinstance(within, list) else ()
    return next(filter(None, pictures), "")


def _time(said: object) -> datetime | None:
    """Such as 2026-11-23T07:00:00+0000."""
    try:
        when = datetime.fromisoformat(str(said))
    except ValueError:
        return None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
