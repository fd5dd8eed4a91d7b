"""RSS, Atom, JSON Feed and podcasts."""

import asyncio
import hashlib

import msgspec
import structlog

from app.dailies.items import Hints, Poll
from app.dailies.parsing.reading import Feed, read_feed
from app.dailies.sources.protocol import Answer, Fetcher, Source
from app.errors import SourceError

BIG = 100_000
"""Bytes from which a feed is read in a thread, so that nothing else has to wait."""
LONGEST_WISH = 3600
"""Seconds. Many feeds ask for a day out of habit, and people here wait for what is new."""

log = structlog.get_logger(__name__)


class FeedAdapter:
    async def poll(self, source: Source, http: Fetcher) -> Poll:
        answer = await http.get(source.address, source.validators)
        body_hash = hashlib.sha256(answer.body).hexdigest()
        unchanged = answer.unchanged or body_hash == source.validators.body_hash
        poll = Poll(
            validators=msgspec.structs.replace(
                answer.validators, body_hash=source.validators.body_hash if answer.unchanged else body_hash
            ),
            hints=Hints(not_before=min(answer.not_before, LONGEST_WISH), moved_to=answer.moved_to),
            unchanged=unchanged,
            bytes=len(answer.body),
            status=answer.status,
        )
        if unchanged:
            return poll
        feed = await read(answer)
        return msgspec.structs.replace(poll, items=feed.items, hints=_hints(feed, answer))


async def read(answer: Answer) -> Feed:
    """Raises `SourceError` when it is no feed, or none that can be read."""
    try:
        if len(answer.body) < BIG:
            return read_feed(answer.body, answer.content_type, answer.url)
        return await asyncio.to_thread(read_feed, answer.body, answer.content_type, answer.url)
    except SourceError:
        raise
    except Exception as error:
        log.exception("feed_not_read", url=answer.url)
        raise SourceError("broken", f"the feed cannot be read: {type(error).__name__}") from error


def _hints(feed: Feed, answer: Answer) -> Hints:
    document = feed.document
    hub = answer.links.get("hub") or document.hub
    moved = document.moved_to if document.moved_to.startswith("https://") else ""
    return Hints(
        title=feed.title,
        icon=feed.icon,
        not_before=min(max(answer.not_before, document.every), LONGEST_WISH),
        moved_to=answer.moved_to or (moved if moved != answer.url else ""),
        hub=hub,
        topic=(answer.links.get("self") or document.topic or answer.url) if hub else "",
    )
