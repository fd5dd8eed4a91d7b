"""A page, a @handle or a feed, as somebody pastes it, to sources with their newest item."""

from collections.abc import Iterable
from functools import cached_property

from app.dailies.discovery.protocol import Candidate, Pasted, Platform
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Fetcher, Source
from app.settings import PlatformKeys


class Discovery:
    def __init__(self, keys: PlatformKeys, adapters: Adapters, others: Iterable[Platform] = ()) -> None:
        """`others` are asked first: those that need more than a key."""
        self._keys = keys
        self._adapters = adapters
        self._others = tuple(others)

    async def discover(self, pasted: str, http: Fetcher, guild_id: int = 0) -> list[Candidate]:
        """At least one. Raises `SourceError` with what is wrong; nothing is saved, and nothing was."""
        from app.dailies.discovery.web import find_on_the_web  # here, so that the web process holds no parsers

        wanted = Pasted(text=pasted.strip().strip("<>").removeprefix("feed:").removeprefix("//"), guild_id=guild_id)
        for platform in self._platforms:
            if sources := await platform.find(wanted, http):
                return [await self._candidate(source, http) for source in sources]
        return await find_on_the_web(wanted.address, http)

    async def _candidate(self, source: Source, http: Fetcher) -> Candidate:
        return Candidate(source=source, poll=await self._adapters[source.kind].poll(source, http))

    @cached_property
    def _platforms(self) -> tuple[Platform, ...]:
        """In the order in which they are asked; the open web comes last."""
        from app.dailies.discovery.bluesky import Bluesky
        from app.dailies.discovery.mastodon import Mastodon
        from app.dailies.discovery.reddit import Reddit
        from app.dailies.discovery.twitch import TwitchUsers
        from app.dailies.discovery.youtube import YouTube

        return (
            *self._others,
            Bluesky(),
            TwitchUsers(self._keys.twitch),
            Reddit(self._keys.reddit),
            YouTube(self._keys.youtube),
            Mastodon(),  # after those whose addresses look alike
        )
