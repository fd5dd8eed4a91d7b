"""Videos as YouTube's Data API gives them, to items. https://developers.google.com/youtube/v3/docs/videos"""

import re
from datetime import datetime

import msgspec

from app.dailies.items import Item, ItemKind
from app.dailies.parsing.plain_text import plain_line, plain_lines
from app.dailies.parsing.reading import MOST_NAME, MOST_TEXT, MOST_TITLE

LONGEST_SHORT = 180
"""Seconds. Nothing longer is a Short; what is shorter may be one."""

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_STILL_TO_END: dict[str, ItemKind] = {"upcoming": "upcoming", "live": "live"}


class Thumbnail(msgspec.Struct, frozen=True):
    url: str = ""
    width: int = 0
    height: int = 0


class Snippet(msgspec.Struct, frozen=True, rename="camel"):
    title: str = ""
    description: str = ""
    channel_id: str = ""
    channel_title: str = ""
    published_at: datetime | None = None
    live_broadcast_content: str = "none"
    thumbnails: dict[str, Thumbnail] = {}


class ContentDetails(msgspec.Struct, frozen=True, rename="camel"):
    duration: str = ""


class LiveDetails(msgspec.Struct, frozen=True, rename="camel"):
    scheduled_start_time: datetime | None = None
    actual_start_time: datetime | None = None
    actual_end_time: datetime | None = None


class Video(msgspec.Struct, frozen=True, rename="camel"):
    id: str
    snippet: Snippet = Snippet()
    content_details: ContentDetails = ContentDetails()
    live_streaming_details: LiveDetails = LiveDetails()

    @property
    def seconds(self) -> int | None:
        """None while it is not known: before a stream, and shortly after it."""
        return duration_of(self.content_details.duration)


def as_item(video: Video, listed: Item | None) -> Item:
    """`listed` is what is known of it: it alone tells a Short, and whose feed it stood in."""
    said, live = video.snippet, video.live_streaming_details
    kind = _STILL_TO_END.get(said.live_broadcast_content) or ("short" if listed and listed.kind == "short" else "video")
    before = listed or Item(
        id=video.id,
        url=f"https://www.youtube.com/watch?v={video.id}",
        author=plain_line(said.channel_title, MOST_NAME),
        author_url=f"https://www.youtube.com/channel/{said.channel_id}" if said.channel_id else "",
        published_at=said.published_at,
    )
    return msgspec.structs.replace(
        before,
        kind=kind,
        title=plain_line(said.title, MOST_TITLE) or before.title,
        text=plain_lines(said.description, MOST_TEXT) or before.text,
        image=_largest(said.thumbnails, short=kind == "short") or before.image,
        duration=video.seconds if kind in ("video", "short") else None,
        starts_at=live.scheduled_start_time if kind == "upcoming" else live.actual_start_time,
        ended_at=live.actual_end_time,
    )


def duration_of(text: str) -> int | None:
    """Seconds, from ISO 8601. None for nothing, for zero, and for what is none."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds or None


def _largest(thumbnails: dict[str, Thumbnail], *, short: bool) -> str:
    """A custom picture of a Short is upright, and of use for a Short only."""
    fitting = [each for name, each in thumbnails.items() if short or name != "shortsAspectRatio"]
    return max(fitting, key=lambda each: each.width * each.height, default=Thumbnail()).url
