"""The kinds of sources: one adapter each. An installed package may bring more, as entry points in `omo.sources`."""

from functools import cache
from importlib.metadata import entry_points

from app.dailies.sources.protocol import Adapter
from app.errors import SourceError


@cache
def adapters() -> dict[str, Adapter]:
    """By kind. What is loaded is the adapter itself, not its class."""
    from app.dailies.sources.feed import FeedAdapter  # here, so that the web process holds no parsers

    own: dict[str, Adapter] = {
        "feed": FeedAdapter(),
        "youtube": FeedAdapter(),  # its Atom feed, found by `app/dailies/discovery/youtube.py`
    }
    return {**{more.name: more.load() for more in entry_points(group="omo.sources")}, **own}


def adapter_for(kind: str) -> Adapter:
    """Raises `SourceError` for a kind that nothing here can read (a package that is not installed any more)."""
    try:
        return adapters()[kind]
    except KeyError:
        raise SourceError("broken", f"nothing here can read sources of the kind {kind}") from None
