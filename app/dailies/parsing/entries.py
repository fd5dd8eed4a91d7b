"""What one entry of a feed says, before it has an id and before its texts are cleaned."""

from datetime import datetime

import msgspec

from app.dailies.items import ItemKind


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    guid: str = ""
    """What the feed calls it: guid, id, rdf:about. Empty when it does not."""
    link: str = ""
    """As it stands there."""
    file: str = ""
    """The address of an enclosure: never a name, it passes through trackers and changes."""
    title: str = ""
    text: str = ""
    """HTML, as `title` may be."""
    date: str = ""
    """As it stands there."""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    author: str = ""
    author_url: str = ""
    avatar: str = ""
    image: str = ""
    duration: int | None = None
    kind: ItemKind = "post"

    @property
    def says_something(self) -> bool:
        return any((self.guid, self.link, self.file, self.title, self.text))


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A feed, its entries in the order of the document."""

    entries: tuple[Entry, ...] = ()
    title: str = ""
    link: str = ""
    icon: str = ""
    author: str = ""
    author_url: str = ""
    hub: str = ""
    topic: str = ""
    moved_to: str = ""
    cut_off: bool = False
    """The end of the document is missing."""
    every: int = 0
    """Seconds between two polls that the feed asks for; 0 when it does not."""
