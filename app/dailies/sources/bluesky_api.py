"""What Bluesky's API answers, as far as it is read. https://docs.bsky.app/docs/category/http-reference"""

from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from app.dailies.parsing.reading import MOST_NAME
from app.dailies.sources.api import Shape, plain, read_answer
from app.dailies.sources.protocol import Answer, Fetcher
from app.dailies.sources.rich_text import Facet
from app.errors import SourceError

API = "https://public.api.bsky.app/xrpc"
SIGNED_IN_ONLY = "!no-unauthenticated"
"""What an account says that wants to be seen only by people who are signed in."""
NO_ACCOUNT = {"AccountTakedown", "AccountDeactivated"}
BLOCKED = {"BlockedActor", "BlockedByActor"}

_NAMELESS = ("not found", "resolve handle", "valid did or a handle")


class Label(msgspec.Struct, frozen=True):
    val: str = ""


class Author(msgspec.Struct, frozen=True, rename="camel"):
    did: str = ""
    handle: str = ""
    display_name: str | None = None
    avatar: str | None = None
    labels: list[Label] | None = None

    @property
    def name(self) -> str:
        return plain(self.display_name, MOST_NAME) or plain(self.handle, MOST_NAME)

    @property
    def may_be_shown(self) -> bool:
        return all(label.val != SIGNED_IN_ONLY for label in self.labels or ())

    def require_public(self) -> None:
        if not self.may_be_shown:
            raise SourceError("blocked", f"@{self.handle} shows posts only to people who are signed in to Bluesky")


class Record(msgspec.Struct, frozen=True, rename="camel"):
    text: str = ""
    facets: list[Facet] | None = None
    created_at: str = ""


class Picture(msgspec.Struct, frozen=True):
    thumb: str | None = None
    fullsize: str | None = None
    alt: str | None = None


class Card(msgspec.Struct, frozen=True):
    uri: str = ""
    title: str | None = None
    thumb: str | None = None


class Quoted(msgspec.Struct, frozen=True):
    """One level deeper where a post quotes and shows pictures at the same time."""

    author: Author | None = None
    value: Record | None = None
    record: Any = None


class Embed(msgspec.Struct, frozen=True):
    images: list[Picture] | None = None
    playlist: str | None = None
    thumbnail: str | None = None
    external: Card | None = None
    record: Quoted | None = None
    media: "Embed | None" = None


class Post(msgspec.Struct, frozen=True, rename="camel"):
    uri: str
    author: Author
    record: Record
    embed: Embed | None = None
    labels: list[Label] | None = None
    indexed_at: str = ""

    @property
    def shown(self) -> Embed:
        """What there is to see: in a post that quotes, beside the quote."""
        embed = self.embed or Embed()
        return embed.media or embed


class Entry(msgspec.Struct, frozen=True):
    post: Post
    reason: dict[str, Any] | None = None
    """Why it is here although it is old or somebody else's: a repost, a pin."""


class Page(msgspec.Struct, frozen=True):
    feed: list[msgspec.Raw]


class Refused(msgspec.Struct, frozen=True):
    error: str | None = None
    message: str | None = None


async def find_profile(http: Fetcher, actor: str) -> Author:
    """`actor` is a handle or a DID. Raises `SourceError`."""
    _, profile = await ask_bluesky(http, "app.bsky.actor.getProfile", {"actor": actor}, Author)
    return profile


async def ask_bluesky(http: Fetcher, method: str, asked: Mapping[str, str], shape: type[Shape]) -> tuple[Answer, Shape]:
    """Raises `SourceError`."""
    answer = await http.call("GET", f"{API}/{method}?{httpx.QueryParams(asked)}")
    if answer.status == 400:
        raise _refusal(answer)
    return answer, read_answer(answer, shape)


def _refusal(answer: Answer) -> SourceError:
    try:
        said = msgspec.json.decode(answer.body, type=Refused)
    except msgspec.DecodeError:
        said = Refused()
    error, message = said.error or "", plain(said.message, MOST_NAME)
    if error in BLOCKED:
        return SourceError("blocked", f"Bluesky does not show this account: {message}", status=400)
    if error in NO_ACCOUNT or any(sign in message.lower() for sign in _NAMELESS):
        return SourceError("no-account", f"Bluesky has no such account: {message}", status=400)
    return SourceError("broken", f"Bluesky answers with an error: {error} {message}".rstrip(), status=400)
