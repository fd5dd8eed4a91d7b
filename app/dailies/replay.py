"""What the histories of feeds, kept as files, would have posted. Reads and decides as a worker does, without a network.

The files are `<feed>/<YYYYMMDDTHHMMSS>.xml`; their names are the clock.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from app.dailies.deciding import Decision, decide
from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources.feed import FeedAdapter
from app.dailies.sources.protocol import NO_HEADERS, Answer, Source
from app.errors import OperatorError, SourceError

_SUFFIXES = {".xml", ".rss", ".atom", ".rdf", ".json"}


class Posted(msgspec.Struct, frozen=True):
    """One line of `omo dailies replay --json`."""

    feed: str
    snapshot: str
    id: str
    title: str
    url: str


class Replayed(msgspec.Struct, frozen=True):
    """One snapshot: what came of it, or why nothing did."""

    feed: str
    snapshot: str
    decision: Decision = Decision()
    unchanged: bool = False
    refused: SourceError | None = None

    @property
    def posted(self) -> list[Posted]:
        return [Posted(self.feed, self.snapshot, item.id, item.title, item.url) for item in self.decision.new]


class History(NamedTuple):
    snapshots: list[tuple[str, Path]]
    """Feed and file, in time order."""
    nameless: list[Path]
    """Files whose names are no moment."""


def history_in(folder: Path) -> History:
    """A folder that holds the files of one feed will do, too. Raises `OperatorError` when there is no snapshot."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES and path.is_file()]
    kept = [path for path in files if _is_moment(path.stem)]
    if not kept:
        raise OperatorError(f"{folder} holds no <feed>/<YYYYMMDDTHHMMSS>.xml, so there is nothing to replay")
    found = [(path.parent.relative_to(folder).as_posix(), path) for path in kept]
    named = [(folder.resolve().name if feed == "." else feed, path) for feed, path in found]
    return History(
        sorted(named, key=lambda one: (one[1].stem, one[0])), [path for path in files if path not in set(kept)]
    )


def _is_moment(name: str) -> bool:
    try:
        datetime.strptime(name, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - only whether it is one
    except ValueError:
        return False
    return True


async def replay(history: list[tuple[str, Path]], newest_on_baseline: int = 0) -> AsyncIterator[Replayed]:
    seen: dict[str, set[str]] = defaultdict(set)
    validators: dict[str, Validators] = defaultdict(Validators)
    adapter, archive = FeedAdapter(), _Archive()
    for feed, path in history:
        source = Source(address=str(path), title=feed, validators=validators[feed])
        try:
            poll = await adapter.poll(source, archive)
        except SourceError as error:
            yield Replayed(feed, path.stem, refused=error)
            continue
        decision = decide(seen[feed], not seen[feed], poll.items, newest_on_baseline)
        seen[feed].update(item.id for item in (*decision.new, *decision.baseline))
        validators[feed] = poll.validators
        yield Replayed(feed, path.stem, decision, poll.unchanged)


class _Archive:
    """Instead of a network."""

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        try:
            return Answer(url="", body=Path(url).read_bytes())  # noqa: ASYNC240 - nothing else waits
        except OSError as error:
            raise SourceError("away", f"{url} cannot be read: {error.strerror}") from None

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        raise SourceError("away", "files answer no calls")
