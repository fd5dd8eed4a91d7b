"""Accounts of Bluesky, by their DID, because handles change. It needs no key.

https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
"""

from datetime import UTC, datetime

import msgspec

from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.reading import MOST_TEXT
from app.dailies.sources.api import API_PACE, address, each_once, plain, read_each, title_of
from app.dailies.sources.bluesky_api import Card, Embed, Entry, Page, Picture, Post, Quoted, ask_bluesky
from app.dailies.sources.protocol import Adapter, Fetcher, Source
from app.dailies.sources.rich_text import with_links

NEWEST = 50
NOT_FOR_EVERYBODY = {"porn", "sexual", "nudity", "graphic-media", "gore"}
"""Labels of posts whose pictures stay behind a warning. https://docs.bsky.app/docs/advanced-guides/moderation"""


class BlueskyAdapter(Adapter):
    pace = API_PACE

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        asked = {"actor": source.address, "filter": "posts_no_replies", "limit": str(NEWEST), "includePins": "false"}
        answer, page = await ask_bluesky(http, "app.bsky.feed.getAuthorFeed", asked, Page)
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


def _item(post: Post) -> Item:
    shown = post.shown
    hidden = any(label.val in NOT_FOR_EVERYBODY for label in post.labels or ())
    picture, card = (shown.images or [Picture()])[0], shown.external or Card()
    image = picture.fullsize or picture.thumb or shown.thumbnail or card.thumb
    paragraphs = _paragraphs(post, card)
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


def _paragraphs(post: Post, card: Card) -> list[str]:
    """The words, the link of a card that they do not hold, and what is quoted."""
    words = with_links(post.record.text, post.record.facets or ())
    link = "" if card.uri in words else f"{card.title or ''}\n{card.uri}"
    quote = _quote(post.embed.record) if post.embed else ""
    return [part.strip() for part in (words, link, quote) if part.strip()]


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
    if quoted is None or quoted.author is None or quoted.value is None:
        return ""
    if not quoted.author.handle or not quoted.author.may_be_shown:
        return ""
    text = with_links(quoted.value.text, quoted.value.facets or ())
    return f"↪ @{quoted.author.handle}: {text}".strip()


def _published(post: Post) -> datetime | None:
    """When Bluesky saw it: the author's own time may be any, also in the future."""
    if seen := parse_date(post.indexed_at):
        return seen
    said = parse_date(post.record.created_at)
    return min(said, datetime.now(UTC)) if said else None
