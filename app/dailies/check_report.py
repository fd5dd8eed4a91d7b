"""What `omo dailies check` prints: a dry run, nothing is saved."""

import time
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.dailies.deciding import oldest_first
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Candidate
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Item, Poll, counted
from app.dailies.parsing.plain_text import plain_line
from app.dailies.sources import Adapters
from app.settings import PlatformKeys

SHOWN = 5
"""Of the newest items."""


async def print_check(pasted: str, contact: str, keys: PlatformKeys, trusted: Iterable[str] = ()) -> None:
    """Raises `SourceError` when there is nothing to follow."""
    console = Console()
    started = time.perf_counter()
    async with HttpFetcher(contact=contact, trusted=trusted) as http:
        candidates = await Discovery(keys, Adapters(keys)).discover(pasted, http)
    milliseconds = (time.perf_counter() - started) * 1000
    for candidate in candidates:
        console.print(f"✓ {candidate.title or '(no title)'}", style="bold green", markup=False, highlight=False)
        for line in _facts(candidate):
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
        console.print(_newest(candidate.poll))
    console.print(f"{len(candidates)} to follow, found in {milliseconds:,.0f} ms", highlight=False)


def _facts(candidate: Candidate) -> Iterator[str]:
    poll = candidate.poll
    yield f"kind        {candidate.kind}"
    yield f"address     {candidate.address}"
    if candidate.redirected_to:
        how = "for good" if candidate.redirected_to == candidate.address else "for now; it is asked at its old address"
        yield f"redirected  to {candidate.redirected_to}, {how}"
    yield f"answer      HTTP {poll.status}, {poll.bytes:,} bytes, {counted(len(poll.items))}"
    yield f"unchanged   {_validators(poll)}"
    if poll.remark:
        yield f"mind        {poll.remark}"
    if poll.hints.not_before:
        yield f"asks for    {poll.hints.not_before} s between two polls"
    if poll.hints.hub:
        yield f"push        {poll.hints.hub}"
    undated = sum(item.published_at is None and item.updated_at is None for item in poll.items)
    if undated:
        yield f"undated     {counted(undated)}: the order is that of the feed"


def _validators(poll: Poll) -> str:
    told = [name for name, value in (("ETag", poll.validators.etag), ("date", poll.validators.last_modified)) if value]
    return f"told by {' and '.join(told)}" if told else "not told: the body is compared"


def _newest(poll: Poll) -> Table:
    table = Table("published (UTC)", "kind", "title", "id")
    for item in reversed(oldest_first(poll.items)[-SHOWN:]):
        table.add_row(_date(item), item.kind, escape(item.title), escape(plain_line(item.id, 100)))
    return table


def _date(item: Item) -> str:
    when = item.published_at or item.updated_at
    return f"{when:%Y-%m-%d %H:%M}" if when else "-"
