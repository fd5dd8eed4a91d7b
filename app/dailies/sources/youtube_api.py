"""YouTube's Data API, as far as it is asked here. Each call costs one of 10,000 units a day.

https://developers.google.com/youtube/v3/docs · https://developers.google.com/youtube/v3/determine_quota_cost
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.dailies.sources.protocol import Answer, Fetcher
from app.dailies.sources.youtube_videos import Video
from app.errors import SourceError
from app.settings import Secret

log = structlog.get_logger(__name__)

API = "https://www.googleapis.com/youtube/v3"
MOST_IDS = 50
"""In one call."""
LISTED = 15
"""As many as the feed shows: what is older was never seen, and would pass for new."""
SPENT = "omo:dailies:youtube:spent"
_PACIFIC = ZoneInfo("America/Los_Angeles")
_SPENT_REASONS = ("quotaExceeded", "dailyLimitExceeded")

Found = TypeVar("Found")


class Listed(msgspec.Struct, frozen=True, rename="camel"):
    video_id: str = ""


class PlaylistItem(msgspec.Struct, frozen=True, rename="camel"):
    content_details: Listed = Listed()


class Channel(msgspec.Struct, frozen=True):
    id: str


class Page(msgspec.Struct, frozen=True):
    items: list[msgspec.Raw] = []


class Mistake(msgspec.Struct, frozen=True):
    reason: str = ""


class Refusal(msgspec.Struct, frozen=True):
    message: str = ""
    errors: list[Mistake] = []


class Refused(msgspec.Struct, frozen=True):
    error: Refusal = Refusal()


class Quota:
    """Whether today's units are spent. All workers know by Valkey; when that is emptied, one call finds out anew."""

    def __init__(self, redis: Redis | None) -> None:
        self._redis = redis
        self._spent_until = 0.0

    async def is_spent(self) -> bool:
        if self._redis is None or time.time() < self._spent_until:
            return time.time() < self._spent_until
        try:
            return bool(await self._redis.exists(SPENT))
        except (RedisError, OSError):
            return False

    async def spend(self, now: datetime) -> None:
        """Until midnight, Pacific time."""
        seconds = seconds_until_reset(now)
        self._spent_until = now.timestamp() + (seconds if self._redis is None else 60)
        log.warning("youtube's quota is spent: its feeds alone are read", hours=round(seconds / 3600, 1))
        try:
            if self._redis is not None:
                await self._redis.set(SPENT, 1, ex=seconds)
        except (RedisError, OSError):
            self._spent_until = now.timestamp() + seconds


class YouTubeApi:
    """Its calls raise `SourceError`, also when the quota is spent: then nothing is asked."""

    def __init__(self, key: Secret, redis: Redis | None = None) -> None:
        self._key = key
        self._quota = Quota(redis)

    async def videos(self, http: Fetcher, ids: Sequence[str]) -> list[Video]:
        """Those of the ids that are there for everybody to see."""
        found: list[Video] = []
        for start in range(0, len(ids), MOST_IDS):
            wanted = {"part": "snippet,contentDetails,liveStreamingDetails", "id": ",".join(ids[start:][:MOST_IDS])}
            found += await self._list(http, "videos", Video, **wanted, maxResults=str(MOST_IDS))
        return found

    async def newest_of(self, http: Fetcher, playlist_id: str) -> list[str]:
        """Ids of videos, the newest first."""
        wanted = {"part": "contentDetails", "playlistId": playlist_id, "maxResults": str(LISTED)}
        items = await self._list(http, "playlistItems", PlaylistItem, **wanted)
        return [item.content_details.video_id for item in items if item.content_details.video_id]

    async def channel_of(self, http: Fetcher, handle: str) -> str:
        """The id of the channel with this @handle; empty when there is none."""
        channels = await self._list(http, "channels", Channel, part="id", forHandle=handle)
        return channels[0].id if channels else ""

    async def _list(self, http: Fetcher, what: str, kind: type[Found], **params: str) -> list[Found]:
        if await self._quota.is_spent():
            raise SourceError("limited", "YouTube's quota is spent for today")
        # in a header, because addresses end up in logs
        answer = await http.call("GET", f"{API}/{what}?{urlencode(params)}", headers={"X-Goog-Api-Key": self._key})
        if answer.status != 200:
            raise await self._refusal(answer)
        try:
            return [msgspec.json.decode(item, type=kind) for item in msgspec.json.decode(answer.body, type=Page).items]
        except msgspec.DecodeError as error:
            raise SourceError("broken", f"YouTube's API answers in another way: {error}", status=200) from None

    async def _refusal(self, answer: Answer) -> SourceError:
        """The reason tells more than the status: a spent quota is a 403, too."""
        try:
            refused = msgspec.json.decode(answer.body, type=Refused).error
        except msgspec.DecodeError:
            refused = Refusal()
        reason = refused.errors[0].reason if refused.errors else ""
        if reason in _SPENT_REASONS:
            await self._quota.spend(datetime.now(UTC))
        limited = reason in _SPENT_REASONS or reason == "rateLimitExceeded" or answer.status == 429
        kind = "limited" if limited else "away" if answer.status >= 500 or answer.status == 404 else "blocked"
        sentence = f"YouTube's API: {reason or 'an error'} (HTTP {answer.status})"
        return SourceError(kind, sentence, status=answer.status)  # type: ignore[arg-type]


def seconds_until_reset(now: datetime) -> int:
    """At least one. The quota is a day's, by the clock of California."""
    tomorrow = (now.astimezone(_PACIFIC) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, int((tomorrow.astimezone(UTC) - now.astimezone(UTC)).total_seconds()))
