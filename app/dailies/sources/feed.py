"""RSS, Atom, JSON Feed and podcasts."""

import hashlib

import msgspec
import structlog

from app.dailies.items import NO_VALIDATORS, Hints, Poll, Validators
from app.dailies.parsing.apart import read_feed_apart
from app.dailies.parsing.reading import Feed, read_feed
from app.dailies.schedule import Pace
from app.dailies.sources.protocol import Adapter, Answer, Fetcher, Source
from app.errors import SourceError

BIG = 50_000
"""Bytes from which a feed is read in a process of its own, so that nothing else has to wait."""
LONGEST_WISH = 3600
"""Seconds. Many feeds ask for a day out of habit, and people here wait for what is new."""

log = structlog.get_logger(__name__)


class FeedAdapter(Adapter):
    def __init__(self, pace: Pace = Adapter.pace) -> None:
        self.pace = pace

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        return await poll_of(await http.get(source.address, source.validators), source.validators)


async def poll_of(answer: Answer, before: Validators = NO_VALIDATORS) -> Poll:
    """Raises `SourceError` when the answer is no feed, or none that can be read."""
    body_hash = before.body_hash if answer.unchanged else hashlib.sha256(answer.body).hexdigest()
    unchanged = answer.unchanged or body_hash == before.body_hash
    feed = None if unchanged else await _read(answer)
    return Poll(
        items=feed.items if feed else (),
        validators=msgspec.structs.replace(answer.validators, body_hash=body_hash),
        hints=_hints(feed, answer) if feed else Hints(not_before=_wish(answer.not_before), moved_to=answer.moved_to),
        unchanged=unchanged,
        cut_off=feed is not None and feed.document.cut_off,
        bytes=len(answer.body),
        status=answer.status,
    )


async def _read(answer: Answer) -> Feed:
    try:
        if len(answer.body) < BIG:
            return read_feed(answer.body, answer.content_type, answer.url)
        return await read_feed_apart(answer.body, answer.content_type, answer.url)
    except SourceError as error:
        raise _of_answer(error, answer) from None
    except Exception as error:
        log.exception("feed_not_read", url=answer.url)
        cannot = SourceError("broken", f"the feed cannot be read: {type(error).__name__}")
        raise _of_answer(cannot, answer) from error


def _of_answer(error: SourceError, answer: Answer) -> SourceError:
    """With what did come."""
    error.status, error.bytes = answer.status, len(answer.body)
    return error


def _hints(feed: Feed, answer: Answer) -> Hints:
    document = feed.document
    hub = answer.links.get("hub") or document.hub
    moved = document.moved_to if document.moved_to.startswith("https://") else ""
    return Hints(
        title=feed.title,
        icon=feed.icon,
        not_before=_wish(max(answer.not_before, document.every)),
        moved_to=answer.moved_to or (moved if moved != answer.url else ""),
        hub=hub,
        topic=(answer.links.get("self") or document.topic or answer.url) if hub else "",
    )


def _wish(seconds: int) -> int:
    return min(seconds, LONGEST_WISH)
