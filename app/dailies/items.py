"""What a source gives: items, and what came along with them."""

from datetime import datetime
from typing import Literal

import msgspec

ItemKind = Literal["post", "video", "short", "live", "upcoming", "episode", "photo"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of content. Texts are plain, cleaned and capped; addresses are http(s) or empty; times are UTC."""

    id: str
    """What the platform itself calls it (guid, video id, …): see `app/dailies/parsing/identity.py`."""
    kind: ItemKind = "post"
    title: str = ""
    text: str = ""
    url: str = ""
    author: str = ""
    author_url: str = ""
    avatar: str = ""
    image: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    duration: int | None = None
    """Seconds."""
    feed_title: str = ""
    starts_at: datetime | None = None
    """When something upcoming is to begin, or something live began."""
    ended_at: datetime | None = None
    """When something live was over."""


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """What the next poll sends back, so that an unchanged body is not fetched or read again.

    Store them in the transaction that stores the items, never before.
    """

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    """SHA-256 in hex: some servers ignore the other two."""


NO_VALIDATORS = Validators()


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says about itself."""

    title: str = ""
    icon: str = ""
    not_before: int = 0
    """Seconds to wait at least: Retry-After, max-age, ttl, …; a day at most."""
    moved_to: str = ""
    """Where permanent redirects led. Move the source only after several polls said so."""
    hub: str = ""
    topic: str = ""
    """WebSub: the hub, and the address to name to it. https://www.w3.org/TR/websub/#discovery"""


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of a source. `unchanged`: nothing was read, because it is what it was."""

    items: tuple[Item, ...] = ()
    """In the order of the source, most often the newest first; each id once."""
    validators: Validators = Validators()
    hints: Hints = Hints()
    unchanged: bool = False
    complete: bool = False
    """That there is nothing counts as an answer, too, so that the next item is new: nobody is live just now."""
    cut_off: bool = False
    """The end is missing: only some of the items could be read."""
    bytes: int = 0
    """Of the body, unpacked."""
    status: int = 200
    looked_up: tuple[str, ...] = ()
    """Ids of `Source.watching` that were asked for by themselves."""
    missing: tuple[str, ...] = ()
    """Those of them that the source does not know any more. Never those that merely left a list."""
    unsure: tuple[str, ...] = ()
    """Ids of items to be looked up again although they are neither upcoming nor live: not all is known of them yet."""

    @property
    def remark(self) -> str | None:
        """What its numbers do not tell."""
        if self.unchanged:
            return "unchanged"
        return "the end is missing, only a part was read" if self.cut_off else None


def counted(items: int) -> str:
    """For operators, in English."""
    return "1 item" if items == 1 else f"{items} items"
