"""What a kind of source has to be able to do. A new kind is one module and one line in the map beside this."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import msgspec

from app.dailies.items import NO_VALIDATORS, Item, Poll, Validators
from app.dailies.schedule import Pace

Given = TypeVar("Given")
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is polled for a guild. `address` is what its adapter needs: a URL, an account's id, …"""

    id: int = 0
    guild_id: int = 0
    kind: str = "feed"
    address: str
    title: str = ""
    options: dict[str, Any] = {}
    validators: Validators = Validators()
    failures: int = 0
    """In a row, before this poll."""
    known: Mapping[str, Item] = {}
    """For an adapter that `watches`: its newest items as they are stored, and those of `watching`, by id."""
    watching: tuple[str, ...] = ()
    """Ids to be looked up again: what is upcoming or live; now and then also what was posted, as it may be gone."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent: `body` is unpacked and at most as large as the fetcher allows."""

    url: str
    """Where redirects led."""
    status: int = 200
    body: bytes = b""
    content_type: str = ""
    """As sent, with its charset."""
    unchanged: bool = False
    validators: Validators = Validators()
    not_before: int = 0
    """Seconds."""
    moved_to: str = ""
    links: dict[str, str] = {}
    """The Link header, by relation."""
    headers: Mapping[str, str] = {}
    """By their names in small letters."""


class Fetcher(Protocol):
    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        """The body, or that it is unchanged. Raises `SourceError` for everything else."""

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Asks an API; an error's answer is returned like any other, because its body says what is wrong.

        Raises `SourceError` when there is no answer. Redirects are not followed. `form` is sent form-encoded. The
        answer's `url` is without its query, which may hold a token.
        """


class Granted(msgspec.Struct, frozen=True):
    """What its owner lets us read an account with."""

    token: str
    name: str
    """Of the account, for people."""

    def __repr__(self) -> str:
        return f"Granted({self.name})"


class Access(Protocol):
    """To accounts whose owners let the bot read them."""

    async def use(self, source: Source, ask: Callable[[Granted], Awaitable[Given]]) -> Given:
        """Asks with a token that is good; once more when the platform says that it is not. Raises `SourceError`."""


class Adapter(Protocol):
    pace: Pace = Pace()
    watches: bool = False
    """Whether it can look items up by their ids: then its sources come with `known` and `watching`."""

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        """Asks once. Raises `SourceError`, and nothing else, when there is no answer to use."""
