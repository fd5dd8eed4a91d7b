"""The kinds of sources: one adapter each. An installed package may bring more, as entry points in `omo.sources`."""

from functools import cached_property
from importlib.metadata import entry_points

from app.dailies.sources.protocol import Access, Adapter
from app.errors import SourceError
from app.settings import PlatformKeys


class Adapters:
    def __init__(self, keys: PlatformKeys, access: Access | None = None) -> None:
        """`access` to connected accounts, without which they cannot be read."""
        self._keys = keys
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
        from app.dailies.sources.feed import FeedAdapter  # here, so that the web process holds no parsers

        own: dict[str, Adapter] = {
            "feed": FeedAdapter(),
            "youtube": FeedAdapter(),  # its Atom feed, found by `app/dailies/discovery/youtube.py`
        }
        if self._access:
            own |= self._connected(self._access)
        return {**{more.name: more.load() for more in entry_points(group="omo.sources")}, **own}

    def _connected(self, access: Access) -> dict[str, Adapter]:
        from app.dailies.sources.instagram import InstagramAdapter
        from app.dailies.sources.tiktok import TikTokAdapter

        return {"instagram": InstagramAdapter(access), "tiktok": TikTokAdapter(access)}
