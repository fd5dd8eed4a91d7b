"""How a platform finds its accounts. One more is one module here and one line in `Discovery`."""

import re
from typing import Protocol

import httpx
import msgspec

from app.dailies.deciding import oldest_first
from app.dailies.items import Item, Poll
from app.dailies.sources.protocol import Fetcher, Source

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NOWHERE = httpx.URL("")


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody gave us: an address, a @handle, a name."""

    text: str
    guild_id: int = 0
    """Whose admin pasted it; 0 where no server is meant, as in a dry run."""

    @property
    def address(self) -> str:
        """As a web address: a bare name is a web site."""
        return self.text if _SCHEME.match(self.text) else f"https://{self.text}"

    @property
    def url(self) -> httpx.URL:
        """Empty when it is none."""
        try:
            return httpx.URL(self.address)
        except (httpx.InvalidURL, ValueError):
            return _NOWHERE


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could be saved as it is, and what it gave when it was asked."""

    source: Source
    poll: Poll
    redirected_to: str = ""
    """Where its address led; empty where it led nowhere else."""

    @property
    def kind(self) -> str:
        return self.source.kind

    @property
    def address(self) -> str:
        return self.source.address

    @property
    def title(self) -> str:
        return self.source.title or self.poll.hints.title

    @property
    def latest(self) -> Item | None:
        return next(iter(self.newest(1)), None)

    def newest(self, most: int) -> list[Item]:
        """The latest first."""
        return oldest_first(self.poll.items)[::-1][:most]


class Platform(Protocol):
    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        """The sources that are meant; none when it is nothing of this platform's, and others may know it.

        Raises `SourceError` when it is one of this platform's that cannot be followed.
        """
