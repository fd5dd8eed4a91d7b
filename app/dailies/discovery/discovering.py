"""A page, a @handle or a feed, as somebody pastes it, to sources with their newest item."""

import re

import httpx
import msgspec

from app.dailies.deciding import oldest_first
from app.dailies.discovery.pages import feeds_named_in
from app.dailies.discovery.youtube import feed_of, is_youtube
from app.dailies.items import Item, Poll
from app.dailies.sources.feed import poll_of
from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError

_HANDLE = re.compile(r"@[\w.-]{3,100}")
_ACCOUNT = re.compile(r"@([\w.-]{1,100})@([\w-]+(?:\.[\w-]+)+)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could be saved as it is."""

    kind: str
    address: str
    poll: Poll

    @property
    def title(self) -> str:
        return self.poll.hints.title

    @property
    def latest(self) -> Item | None:
        return next(reversed(oldest_first(self.poll.items)), None)


async def discover(pasted: str, http: Fetcher) -> list[Candidate]:
    """At least one. Raises `SourceError` with what is wrong; nothing is saved, and nothing was."""
    address = address_of(pasted)
    answer = await http.get(address)
    try:
        return [await _candidate(address, answer)]
    except SourceError as error:
        if error.kind != "not-a-feed":
            raise
        no_feed = error
    found = await _named_in(answer, http)
    if not found:
        raise SourceError("not-a-feed", f"{no_feed}, and it names none that can be read") from None
    return found


def address_of(pasted: str) -> str:
    """What to fetch first: a @handle is YouTube's, a @name@host Mastodon's, a bare name a web site."""
    pasted = pasted.strip().strip("<>").removeprefix("feed:").removeprefix("//")
    if account := _ACCOUNT.fullmatch(pasted):
        return f"https://{account[2]}/@{account[1]}.rss"
    if _HANDLE.fullmatch(pasted):
        return f"https://www.youtube.com/{pasted}"
    address = pasted if _SCHEME.match(pasted) and "://" in pasted else f"https://{pasted}"
    try:
        return feed_of(httpx.URL(address)) or address
    except (httpx.InvalidURL, ValueError):
        return address


async def _named_in(page: Answer, http: Fetcher) -> list[Candidate]:
    """Those that cannot be read are left out."""
    found: list[Candidate] = []
    for address in feeds_named_in(page):
        try:
            found.append(await _candidate(address, await http.get(address)))
        except SourceError:
            continue
    return found


async def _candidate(address: str, answer: Answer) -> Candidate:
    poll = await poll_of(answer)
    address = answer.moved_to or address
    return Candidate(kind="youtube" if is_youtube(httpx.URL(address)) else "feed", address=address, poll=poll)
