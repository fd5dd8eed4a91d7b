"""Whatever a platform answers, a poll brings items that can be stored and posted, or says what is wrong."""

import asyncio
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dailies.sources.bluesky import BlueskyAdapter
from app.dailies.sources.mastodon import MastodonAdapter
from app.dailies.sources.protocol import Adapter, Source
from app.dailies.sources.twitch import TwitchAdapter
from app.errors import SourceError
from tests.dailies.account_answers import (
    DID,
    TWITCH_KEY,
    Api,
    bluesky_feed,
    bluesky_post,
    mastodon_picture,
    mastodon_status,
    twitch_stream,
)

ADDRESS = {"bluesky": DID, "mastodon": "https://mastodon.example/api/v1/accounts/1", "twitch": "141981764"}
EMBED = {
    "images": [{"thumb": "https://x.example/1"}],
    "external": {"uri": "https://x.example"},
    "record": {"record": {}},
}
HONEST: list[tuple[str, Any]] = [
    ("bluesky", bluesky_feed(bluesky_post("1", "Hi", embed=EMBED, record={"facets": [{"index": {}, "features": []}]}))),
    ("mastodon", [mastodon_status("1", "<p>Hi</p>", media_attachments=[mastodon_picture()], card={"image": "x"})]),
    ("twitch", {"data": [twitch_stream("1", "2026-11-23T20:00:00Z")]}),
]
ODD: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just([]) | st.just({}) | st.just("\0<b>&")
)


def adapters() -> dict[str, Adapter]:
    return {"bluesky": BlueskyAdapter(), "mastodon": MastodonAdapter(), "twitch": TwitchAdapter(TWITCH_KEY)}


@st.composite
def spoiled(draw: st.DrawFn, said: Any) -> Any:
    """With one value replaced or missing, at any depth."""
    keys = list(said) if isinstance(said, dict) else list(range(len(said))) if isinstance(said, list) else []
    if not keys or draw(st.integers(0, 9)) == 0:
        return draw(ODD)
    key = draw(st.sampled_from(keys))
    changed = dict(said) if isinstance(said, dict) else list(said)
    if isinstance(changed, dict) and draw(st.integers(0, 4)) == 0:
        del changed[key]
    else:
        changed[key] = draw(spoiled(said[key]))
    return changed


def check(kind: str, api: Api) -> None:
    source = Source(kind=kind, address=ADDRESS[kind])
    try:
        poll = asyncio.run(adapters()[kind].poll(source, api))
    except SourceError:
        return
    for item in poll.items:
        assert 0 < len(item.id) < 700
        for address in (item.url, item.author_url, item.avatar, item.image):
            assert address == "" or address.startswith(("https://", "http://"))
    assert "\\u0000" not in msgspec.json.encode(poll).decode(), "PostgreSQL could not keep it"


@pytest.mark.parametrize(("kind", "said"), HONEST, ids=[kind for kind, _ in HONEST])
def test_a_field_of_any_other_kind_or_missing_breaks_nothing(kind: str, said: Any) -> None:
    @settings(max_examples=150, deadline=None)
    @given(spoiled(said))
    def holds(odd: Any) -> None:
        check(kind, Api(odd))

    holds()


@pytest.mark.parametrize("kind", ADDRESS)
@settings(max_examples=60, deadline=None)
@given(status=st.integers(201, 599), wait=st.text(max_size=12) | st.integers(-5, 10**14).map(str), said=ODD)
def test_any_status_and_any_wish_to_wait_is_an_error_of_the_source(
    kind: str, status: int, wait: str, said: Any
) -> None:
    headers = {"retry-after": wait[:1], "x-ratelimit-reset": wait, "ratelimit-reset": wait}
    check(kind, Api(said, status, headers))
