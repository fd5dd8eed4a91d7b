"""Feeds, and the pages that name them: what no platform knows."""

import httpx

from app.dailies.discovery.pages import feeds_named_in
from app.dailies.discovery.protocol import Candidate
from app.dailies.discovery.youtube import is_youtube
from app.dailies.sources.feed import poll_of
from app.dailies.sources.protocol import Answer, Fetcher, Source
from app.errors import SourceError
from app.outbound.addresses import canonical


async def find_on_the_web(address: str, http: Fetcher) -> list[Candidate]:
    """At least one. Raises `SourceError`."""
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
    led_to = answer.url if httpx.URL(answer.url) != httpx.URL(address) else ""
    address = canonical(answer.moved_to or address)
    kind = "youtube" if is_youtube(httpx.URL(address)) else "feed"
    return Candidate(source=Source(kind=kind, address=address), poll=poll, redirected_to=led_to)
