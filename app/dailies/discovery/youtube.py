"""Channels and playlists of YouTube to their feeds, which need no key.

They are not documented. A 404 is never proof that a channel is gone: there are waves of false ones.
"""

import re

import httpx

from app.dailies.discovery.pages import feeds_named_in
from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.protocol import Fetcher, Source
from app.dailies.sources.youtube_api import YouTubeApi
from app.errors import SourceError
from app.settings import Secret

FEED = "https://www.youtube.com/feeds/videos.xml"

_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"}
_HANDLE = re.compile(r"@[\w.-]{3,100}")
_HANDLE_IN_PATH = re.compile(r"/(@[^/]{3,100})(?:/|$)")
_CHANNEL = re.compile(r"/channel/(UC[\w-]{22})(?:/|$)")
_USER = re.compile(r"/user/([\w.-]{1,100})(?:/|$)")
_PLAYLIST = re.compile(r"[\w-]{2,64}")


class YouTube:
    def __init__(self, key: Secret | None = None) -> None:
        self._api = YouTubeApi(key) if key else None

    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        """A @handle without a host is taken for one of YouTube's."""
        page = page_of(pasted)
        if not is_youtube(page):
            return []
        address = feed_of(page) or await self._feed_by_handle(page, http) or await _feed_named_in(page, http)
        return [Source(kind="youtube", address=address)]

    async def _feed_by_handle(self, page: httpx.URL, http: Fetcher) -> str:
        """Nothing without a key; the page of the channel knows, too, after a megabyte."""
        handle = _HANDLE_IN_PATH.match(page.path)
        if self._api is None or handle is None:
            return ""
        try:
            channel_id = await self._api.channel_of(http, handle[1])
        except SourceError:
            return ""
        return f"{FEED}?channel_id={channel_id}" if channel_id else ""


async def _feed_named_in(page: httpx.URL, http: Fetcher) -> str:
    for address in feeds_named_in(await http.get(str(page))):
        if feed := feed_of(httpx.URL(address)):
            return feed
    raise SourceError("not-a-feed", f"{page} is no channel or playlist of YouTube")


def page_of(pasted: Pasted) -> httpx.URL:
    if _HANDLE.fullmatch(pasted.text):
        return httpx.URL(f"https://www.youtube.com/{pasted.text}")
    return pasted.url


def is_youtube(url: httpx.URL) -> bool:
    return url.host in _HOSTS


def feed_of(url: httpx.URL) -> str:
    """The feed's address, or nothing where only the page can tell (handles, names, videos)."""
    if not is_youtube(url):
        return ""
    if url.path == "/feeds/videos.xml":
        return str(url.copy_with(scheme="https", host="www.youtube.com", fragment=None))
    playlist = url.params.get("list", "")
    if url.path == "/playlist" and _PLAYLIST.fullmatch(playlist):
        return f"{FEED}?playlist_id={playlist}"
    if channel := _CHANNEL.match(url.path):
        return f"{FEED}?channel_id={channel[1]}"
    user = _USER.match(url.path)
    return f"{FEED}?user={user[1]}" if user else ""
