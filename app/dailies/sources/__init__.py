"""The kinds of sources: one adapter each. An installed package may bring more, as entry points in `omo.sources`."""

from functools import cached_property
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from app.dailies.sources.protocol import Access, Adapter
from app.errors import SourceError
from app.settings import PlatformKeys

if TYPE_CHECKING:
    from redis.asyncio import Redis


class Adapters:
    def __init__(self, keys: PlatformKeys, redis: "Redis | None" = None, access: Access | None = None) -> None:
        """`redis` is where adapters remember for all workers what may be forgotten; `access` to connected accounts,
        without which they cannot be read."""
        self._keys = keys
        self._redis = redis
        self._access = access

    def __getitem__(self, kind: str) -> Adapter:
        """Raises `SourceError` for a kind that nothing here can read (a package that is not installed any more)."""
        try:
            return self._by_kind[kind]
        except KeyError:
            raise SourceError("broken", f"nothing here can read sources of the kind {kind}") from None

    @cached_property
    def _by_kind(self) -> dict[str, Adapter]:
        """What an entry point names is the adapter itself, not its class."""
        from app.dailies.sources.bluesky import BlueskyAdapter  # here, so that the web process holds no parsers
        from app.dailies.sources.feed import FeedAdapter
        from app.dailies.sources.mastodon import MastodonAdapter
        from app.dailies.sources.twitch import TwitchAdapter
        from app.dailies.sources.youtube import YouTubeAdapter
        from app.dailies.sources.youtube_api import YouTubeApi

        own: dict[str, Adapter] = {
            "feed": FeedAdapter(),
            "bluesky": BlueskyAdapter(),
            "mastodon": MastodonAdapter(),
            "twitch": TwitchAdapter(self._keys.twitch),
            "youtube": YouTubeAdapter(YouTubeApi(self._keys.youtube, self._redis) if self._keys.youtube else None),
        }
        if self._access:
            own |= self._connected(self._access)
        return {**{more.name: more.load() for more in entry_points(group="omo.sources")}, **own}

    def _connected(self, access: Access) -> dict[str, Adapter]:
        from app.dailies.sources.instagram import InstagramAdapter
        from app.dailies.sources.tiktok import TikTokAdapter

        return {"instagram": InstagramAdapter(access), "tiktok": TikTokAdapter(access)}
