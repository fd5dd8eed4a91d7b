"""A page, a @handle or a feed, as somebody pastes it, to sources with their newest item."""

from collections.abc import Iterable
from functools import cached_property

from app.dailies.discovery.protocol import Candidate, Pasted, Platform
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Fetcher, Source
from app.errors import SourceError
from app.settings import PlatformKeys

WELCOME = "the address of a page or feed, an account, or a @handle"


class Discovery:
    def __init__(self, keys: PlatformKeys, adapters: Adapters, others: Iterable[Platform] = ()) -> None:
        """`others` are asked first: those that need more than a key."""
        self._keys = keys
        self._adapters = adapters
        self._others = tuple(others)

    async def discover(self, pasted: str, http: Fetcher, guild_id: int = 0) -> list[Candidate]:
        """At least one. Raises `SourceError` with what is wrong; nothing is saved, and nothing was."""
        from app.dailies.discovery.web import find_on_the_web  # here, so that the web process holds no parsers

        wanted = Pasted(text=_tidied(pasted), guild_id=guild_id)
        for platform in self._platforms:
            if sources := await platform.find(wanted, http):
                return [await self._candidate(source, http) for source in sources]
        if len(wanted.text.split()) > 1:
            raise SourceError("forbidden-address", f"no address has a space in it: paste {WELCOME}")
        return await find_on_the_web(wanted.address, http)

    async def _candidate(self, source: Source, http: Fetcher) -> Candidate:
        return Candidate(source=source, poll=await self._adapters[source.kind].poll(source, http))

    @cached_property
    def _platforms(self) -> tuple[Platform, ...]:
        """In the order in which they are asked; the open web comes last."""
        from app.dailies.discovery.bluesky import Bluesky
        from app.dailies.discovery.by_consent import ByConsent
        from app.dailies.discovery.mastodon import Mastodon
        from app.dailies.discovery.reddit import Reddit
        from app.dailies.discovery.twitch import TwitchUsers
        from app.dailies.discovery.youtube import YouTube

        return (
            *self._others,
            ByConsent(),
            Bluesky(),
            TwitchUsers(self._keys.twitch),
            Reddit(self._keys.reddit),
            YouTube(self._keys.youtube),
            Mastodon(),  # after those whose addresses look alike
        )


def _tidied(pasted: str) -> str:
    """Raises `SourceError` for what is not even the beginning of something."""
    text = pasted.strip().strip("<>").removeprefix("feed:").removeprefix("//").strip()
    if not text:
        raise SourceError("forbidden-address", f"nothing was given: paste {WELCOME}")
    if text.lower() in ("https:", "http:", "https://", "http://"):
        raise SourceError("forbidden-address", f"{text} is only the beginning of an address: paste {WELCOME}")
    return text
