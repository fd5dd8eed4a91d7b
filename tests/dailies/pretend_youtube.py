"""YouTube as the adapter sees it: feeds, the Data API, and their ways to fail."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources.protocol import NO_HEADERS, Answer
from app.errors import SourceError

Json = dict[str, Any]
CHANNEL = "UC" + "a" * 22
KEY = "youtube-key-never-to-be-seen"
_FEED = """<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns="http://www.w3.org/2005/Atom"><title>Open Mic Odyssey</title>{entries}</feed>"""
_ENTRY = """<entry><id>yt:video:{id}</id><yt:videoId>{id}</yt:videoId><title>{title}</title>
<link rel="alternate" href="https://www.youtube.com/{path}"/><published>{published}</published>
<media:group><media:thumbnail url="https://i.ytimg.com/vi/{id}/hqdefault.jpg"/></media:group></entry>"""


class PretendYouTube:
    """A `Fetcher`. `videos` by id, the newest last."""

    def __init__(self) -> None:
        self.videos: dict[str, Json] = {}
        self.shorts: set[str] = set()
        self.broken: dict[str, int] = {}
        """Statuses by playlist or channel id: its feed, and the API's playlist."""
        self.reason = ""
        """Why the API refuses everything."""
        self.page = ""
        """Of every channel."""
        self.calls: list[str] = []
        """Of the API: method, ids."""

    def upload(self, video_id: str, day: int = 1, *, short: bool = False, **more: Any) -> Json:
        video: Json = {
            "id": video_id,
            "snippet": {
                "title": f"Video {video_id}",
                "publishedAt": f"2026-11-{day:02}T07:00:00Z",
                "channelId": CHANNEL,
                "channelTitle": "Open Mic Odyssey",
                "liveBroadcastContent": "none",
                "thumbnails": {
                    "default": {"url": "https://i.example/small.jpg", "width": 120, "height": 90},
                    "maxres": {"url": "https://i.example/large.jpg", "width": 1280, "height": 720},
                    "shortsAspectRatio": {"url": "https://i.example/upright.jpg", "width": 1080, "height": 1920},
                },
            },
            "contentDetails": {"duration": "PT12M34S"},
            **more,
        }
        self.videos[video_id] = video
        self.shorts |= {video_id} if short else set()
        return video

    def schedule(self, video_id: str, start: str) -> Json:
        video = self.upload(video_id, contentDetails={"duration": "P0D"})
        video["snippet"]["liveBroadcastContent"] = "upcoming"
        video["liveStreamingDetails"] = {"scheduledStartTime": start}
        return video

    def go_live(self, video_id: str, at: str) -> None:
        self.videos[video_id]["snippet"]["liveBroadcastContent"] = "live"
        self.videos[video_id]["liveStreamingDetails"]["actualStartTime"] = at

    def end(self, video_id: str, at: str, duration: str = "P0D") -> None:
        video = self.videos[video_id]
        video["snippet"]["liveBroadcastContent"] = "none"
        video["liveStreamingDetails"]["actualEndTime"] = at
        video["contentDetails"]["duration"] = duration

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        params = parse_qs(urlsplit(url).query)
        if not params:
            return Answer(url=url, body=self.page.encode(), content_type="text/html")
        name = (params.get("channel_id") or params["playlist_id"])[0]
        if status := self.broken.get(name):
            raise SourceError("away", f"www.youtube.com: HTTP {status}", status=status)
        entries = "".join(self._entry(video) for video in list(self.videos.values())[:-16:-1])
        return Answer(url=url, body=_FEED.format(entries=entries).encode(), content_type="text/xml")

    def _entry(self, video: Json) -> str:
        path = f"shorts/{video['id']}" if video["id"] in self.shorts else f"watch?v={video['id']}"
        said = video["snippet"]
        return _ENTRY.format(id=video["id"], path=path, title=said["title"], published=said["publishedAt"])

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        parts = urlsplit(url)
        if method == "HEAD":
            return Answer(url=url, status=200 if parts.path.rpartition("/")[2] in self.shorts else 303)
        assert headers["X-Goog-Api-Key"] == KEY
        assert KEY not in url
        return self._api(parts.path.rpartition("/")[2], {name: each[0] for name, each in parse_qs(parts.query).items()})

    def _api(self, what: str, params: Mapping[str, str]) -> Answer:
        self.calls.append(f"{what} {params.get('id') or params.get('playlistId') or params.get('forHandle')}")
        if self.reason:
            return _answer(403, {"error": {"code": 403, "message": "no", "errors": [{"reason": self.reason}]}})
        if what == "videos":
            found = [self.videos[each] for each in params["id"].split(",") if each in self.videos]
            return _answer(200, {"items": found})
        if what == "channels":
            return _answer(200, {"items": [{"id": CHANNEL}]} if params["forHandle"] == "@openmic" else {})
        if self.broken.get(params["playlistId"]):
            return _answer(404, {"error": {"code": 404, "errors": [{"reason": "playlistNotFound"}]}})
        newest = list(self.videos)[::-1][: int(params["maxResults"])]
        return _answer(200, {"items": [{"id": "x", "contentDetails": {"videoId": each}} for each in newest]})


def _answer(status: int, body: Json) -> Answer:
    return Answer(url="https://www.googleapis.com/", status=status, body=msgspec.json.encode(body))
