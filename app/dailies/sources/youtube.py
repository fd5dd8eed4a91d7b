"""YouTube's channels and playlists: their Atom feeds, and with a key what only its Data API knows.

A feed tells neither length nor live state, and answers 404 for hours at times. Its 404 is no proof of anything.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import httpx
import msgspec
import structlog

from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.politeness import HostBusy
from app.dailies.schedule import Pace
from app.dailies.sources.feed import poll_of
from app.dailies.sources.protocol import Adapter, Fetcher, Source
from app.dailies.sources.youtube_api import YouTubeApi
from app.dailies.sources.youtube_videos import LONGEST_SHORT, Video, as_item
from app.errors import SourceError

log = structlog.get_logger(__name__)

FEED = "https://www.youtube.com/feeds/videos.xml"
HUB = "https://pubsubhubbub.appspot.com/subscribe"
TOPIC = "https://www.youtube.com/xml/feeds/videos.xml?channel_id="
"""As Google's guide has it. https://developers.google.com/youtube/v3/guides/push_notifications"""
_ONLY: Mapping[str, tuple[ItemKind, ...]] = {
    "UULF": ("video",),
    "UUSH": ("short",),
    "UULV": ("live", "upcoming"),
}
"""Undocumented playlists of one kind, by the first letters of their ids. The rest is the channel's, without its UC."""


class Address(NamedTuple):
    """Empty for playlists that somebody made: their order is any, so they are read by their feeds alone."""

    channel_id: str = ""
    playlist_id: str = ""
    """What to ask the API for: the uploads, or those of one kind."""
    only: tuple[ItemKind, ...] = ()


class YouTubeAdapter(Adapter):
    pace = Pace(300)
    watches = True

    def __init__(self, api: YouTubeApi | None = None) -> None:
        self._api = api

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        address = read_address(source.address)
        poll = await self._listed(source, address, http)
        items = [_with_what_is_known(item, source.known.get(item.id)) for item in poll.items]
        if address.channel_id:
            items = _without_the_old(items, source.known)
        poll = msgspec.structs.replace(poll, items=tuple(items), hints=_with_hub(poll.hints, address))
        return await _looked_up(self._api, poll, source, http) if self._api else poll

    async def _listed(self, source: Source, address: Address, http: Fetcher) -> Poll:
        try:
            return await poll_of(await http.get(source.address, source.validators), source.validators)
        except SourceError as error:
            if error.status != 404 and error.status < 500:
                raise
            failed = error
        try:
            return await self._listed_by_api(source, address, http)
        except HostBusy:
            raise
        except SourceError as error:
            log.info("no second way to a feed", source=source.id, error=str(error))
        if failed.status == 404 and source.failures and address.only:
            return await _of_the_whole_channel(source, address, http)
        raise failed

    async def _listed_by_api(self, source: Source, address: Address, http: Fetcher) -> Poll:
        if self._api is None or not address.playlist_id:
            raise SourceError("away", "there is no key for YouTube's API, or it is no channel's feed")
        ids = await self._api.newest_of(http, address.playlist_id)
        unknown = [each for each in ids if each not in source.known]
        new = {video.id: await _new_item(video, address, http) for video in await self._api.videos(http, unknown)}
        listed = (source.known.get(each) or new.get(each) for each in ids)
        return Poll(items=tuple(item for item in listed if item), validators=source.validators)


async def _looked_up(api: YouTubeApi, poll: Poll, source: Source, http: Fetcher) -> Poll:
    """What is new, and what may have changed. Without an answer the feed has to do, and the new is looked up later."""
    listed = {item.id: item for item in poll.items}
    listed |= {each: source.known[each] for each in source.watching if each not in listed}
    wanted = [each for each in listed if each not in source.known or each in source.watching]
    try:
        found = {video.id: as_item(video, listed[video.id]) for video in await api.videos(http, wanted)}
    except HostBusy:
        raise
    except SourceError as error:
        log.info("videos not looked up", source=source.id, error=str(error))
        return msgspec.structs.replace(poll, items=tuple(listed.values()), unsure=tuple(wanted))
    return msgspec.structs.replace(
        poll,
        unchanged=poll.unchanged and not wanted,  # what was looked up may be another although the feed is the same
        items=tuple(found.get(each, item) for each, item in listed.items()),
        looked_up=source.watching,
        missing=tuple(each for each in source.watching if each not in found),
        unsure=tuple(each for each, item in found.items() if item.kind == "video" and item.duration is None),
    )


def read_address(address: str) -> Address:
    """`address` is that of a feed."""
    params = httpx.URL(address).params
    if channel_id := params.get("channel_id", ""):
        return Address(channel_id, f"UU{channel_id[2:]}")
    playlist_id = params.get("playlist_id", "")
    if playlist_id[:4] in _ONLY and len(playlist_id) == 26:
        return Address(f"UC{playlist_id[4:]}", playlist_id, _ONLY[playlist_id[:4]])
    if playlist_id.startswith("UU") and len(playlist_id) == 24:
        return Address(f"UC{playlist_id[2:]}", playlist_id)
    return Address()


def same_channel(one: str, other: str) -> bool:
    """Whether two topics mean the same channel: Google writes them in two ways."""
    channels = [httpx.URL(each).params.get("channel_id") for each in (one, other)]
    return channels[0] is not None and channels[0] == channels[1]


async def _of_the_whole_channel(source: Source, address: Address, http: Fetcher) -> Poll:
    """Playlists of one kind vanish for days while the channel's own feed answers."""
    whole = await poll_of(await http.get(f"{FEED}?channel_id={address.channel_id}"))
    fitting = [item for item in whole.items if item.kind in address.only]
    if not fitting:
        raise SourceError("away", "the feed is away, and the channel's own shows nothing of this kind", status=404)
    return msgspec.structs.replace(whole, items=tuple(fitting), validators=source.validators)


async def _new_item(video: Video, address: Address, http: Fetcher) -> Item:
    """The API does not tell Shorts, but their own address does: others are sent on from there. May change one day."""
    item = as_item(video, None)
    if "short" in address.only or (not address.only and await _is_short(video, http)):
        return msgspec.structs.replace(item, kind="short", url=f"https://www.youtube.com/shorts/{video.id}")
    return item


async def _is_short(video: Video, http: Fetcher) -> bool:
    if not video.seconds or video.seconds > LONGEST_SHORT:
        return False
    try:
        return (await http.call("HEAD", f"https://www.youtube.com/shorts/{video.id}")).status == 200
    except SourceError:
        return False


def _with_what_is_known(item: Item, known: Item | None) -> Item:
    """The feed's words, and what was looked up earlier."""
    if known is None:
        return item
    looked_up = {name: getattr(known, name) for name in ("kind", "duration", "starts_at", "ended_at", "image")}
    return msgspec.structs.replace(item, **looked_up)


def _without_the_old(items: Sequence[Item], known: Mapping[str, Item]) -> list[Item]:
    """Fifteen are shown: when one is deleted, an older one comes into view. It was never seen, and is not new."""
    dates = [each.published_at for each in known.values() if each.published_at]
    oldest = min(dates, default=None)
    return [
        item
        for item in items
        if item.id in known or oldest is None or item.published_at is None or item.published_at >= oldest
    ]


def _with_hub(hints: Hints, address: Address) -> Hints:
    """The feed does not name its hub."""
    if not address.channel_id:
        return hints
    return msgspec.structs.replace(hints, hub=HUB, topic=f"{TOPIC}{address.channel_id}")
