"""Accounts of Bluesky, by their DID, because handles change. It needs no key.

https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
"""

from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec

from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.reading import MOST_NAME, MOST_TEXT
from app.dailies.sources.api import API_PACE, Shape, address, each_once, plain, read_answer, read_each, title_of
from app.dailies.sources.protocol import Adapter, Answer, Fetcher, Source
from app.dailies.sources.rich_text import Facet, with_links
from app.errors import SourceError

API = "https://public.api.bsky.app/xrpc"
NEWEST = 50
SIGNED_IN_ONLY = "!no-unauthenticated"
"""What an account says that wants to be seen only by people who are signed in."""
NOT_FOR_EVERYBODY = {"porn", "sexual", "nudity", "graphic-media", "gore"}
"""Labels of posts whose pictures stay behind a warning. https://docs.bsky.app/docs/advanced-guides/moderation"""
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

    def require_public(self) -> None:
        if any(label.val == SIGNED_IN_ONLY for label in self.labels or ()):
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


class Entry(msgspec.Struct, frozen=True):
    post: Post
    reason: dict[str, Any] | None = None
    """Why it is here although it is old or somebody else's: a repost, a pin."""


class Page(msgspec.Struct, frozen=True):
    feed: list[msgspec.Raw]


class Refused(msgspec.Struct, frozen=True):
    error: str | None = None
    message: str | None = None


class BlueskyAdapter(Adapter):
    pace = API_PACE

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        asked = {"actor": source.address, "filter": "posts_no_replies", "limit": str(NEWEST), "includePins": "false"}
        answer = await http.call("GET", f"{API}/app.bsky.feed.getAuthorFeed?{httpx.QueryParams(asked)}")
        page = read_bluesky(answer, Page)
        entries = [entry for entry in read_each(page.feed, Entry) if entry.reason is None]
        posts = [entry.post for entry in entries if entry.post.author.did == source.address]
        for post in posts[:1]:
            post.author.require_public()
        return Poll(
            items=each_once(map(_item, posts)),
            hints=Hints(title=posts[0].author.name, icon=address(posts[0].author.avatar)) if posts else Hints(),
            complete=bool(page.feed),
            bytes=len(answer.body),
        )


async def find_profile(http: Fetcher, actor: str) -> Author:
    """`actor` is a handle or a DID. Raises `SourceError`."""
    answer = await http.call("GET", f"{API}/app.bsky.actor.getProfile?{httpx.QueryParams({'actor': actor})}")
    return read_bluesky(answer, Author)


def read_bluesky(answer: Answer, shape: type[Shape]) -> Shape:
    if answer.status == 400:
        raise _refusal(answer)
    return read_answer(answer, shape)


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


def _item(post: Post) -> Item:
    embed = post.embed or Embed()
    shown = embed.media or embed
    hidden = any(label.val in NOT_FOR_EVERYBODY for label in post.labels or ())
    picture = (shown.images or [Picture()])[0]
    card = shown.external or Card()
    said = with_links(post.record.text, post.record.facets or ())
    link = "" if card.uri in said else f"{card.title or ''}\n{card.uri}".strip()
    paragraphs = [part for part in (said, link, _quote(embed.record)) if part.strip()]
    image = picture.fullsize or picture.thumb or shown.thumbnail or card.thumb
    profile = f"https://bsky.app/profile/{post.author.did}"
    return Item(
        id=short_id(post.uri),
        kind=_kind(shown),
        title=title_of(*paragraphs, "" if hidden else picture.alt or "", post.author.name),
        text=plain("\n\n".join(paragraphs), MOST_TEXT),
        url=address(f"{profile}/post/{post.uri.rpartition('/')[2]}"),
        author=post.author.name,
        author_url=address(profile),
        avatar=address(post.author.avatar),
        image="" if hidden else address(image),
        published_at=_published(post),
    )


def _kind(shown: Embed) -> ItemKind:
    if shown.playlist:
        return "video"
    return "photo" if shown.images else "post"


def _quote(quoted: Quoted | None) -> str:
    """Nothing where the quoted post is deleted or hidden, and for lists and feeds."""
    if quoted is not None and quoted.record is not None:
        try:
            quoted = msgspec.convert(quoted.record, Quoted)
        except msgspec.ValidationError:
            return ""
    if quoted is None or quoted.author is None or quoted.value is None or not quoted.author.handle:
        return ""
    text = with_links(quoted.value.text, quoted.value.facets or ())
    return f"↪ @{quoted.author.handle}: {text}".strip()


def _published(post: Post) -> datetime | None:
    """When Bluesky saw it: the author's own time may be any, also in the future."""
    if seen := parse_date(post.indexed_at):
        return seen
    said = parse_date(post.record.created_at)
    return min(said, datetime.now(UTC)) if said else None
