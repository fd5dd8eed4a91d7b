"""The feeds there are and what is in them, kept in the world. Any name is a feed: it begins when first asked for."""

from typing import Literal

import msgspec

from app.playground.genesis import timestamp
from app.playground.problems import Json
from app.playground.world import World

Trouble = Literal[
    "none",
    "gone",
    "missing",
    "limited",
    "error",
    "broken",
    "login",
    "moved",
    "loop",
    "drip",
    "bomb",
    "entities",
    "drop",
]
SHOWN = 15
"""Items in the document; what is older has left it."""
FIRST_ITEMS = 3
GROWS_EVERY = 60.0
MOST_AT_ONCE = 5
HOUR = 3600.0
HAPPENINGS = (
    "The van makes a new noise",
    "Two minutes at an open mic in the rain",
    "What the map did not say",
    "A joke that only works in Ohio",
    "We found the best pie so far",
    "Sound check with a borrowed amplifier",
    "The short film has an ending now",
    "Somebody recognised the van",
)


class Feed(msgspec.Struct, kw_only=True):
    """`items` is newest last: number, title and Unix seconds each."""

    items: list[tuple[int, str, float]] = []
    grown_at: float = 0.0
    grows_every: float = GROWS_EVERY
    """Seconds; 0: not by itself."""
    trouble: Trouble = "none"
    asked: int = 0
    """How often somebody fetched it."""


def read_feed(world: World, name: str) -> Feed:
    """As it is now: it grows when somebody looks."""
    kept = world.held("feeds").get(name)
    feed = msgspec.convert(kept, Feed) if kept else _first(world.clock())
    due = int((world.clock() - feed.grown_at) / feed.grows_every) if feed.grows_every else 0
    for _ in range(min(due, MOST_AT_ONCE)):
        publish(feed, "", world.clock())
    if due or not kept:
        keep_feed(world, name, feed)
    return feed


def keep_feed(world: World, name: str, feed: Feed) -> None:
    world.held("feeds")[name] = msgspec.to_builtins(feed)
    world.changed = True


def publish(feed: Feed, title: str, now: float) -> int:
    """Its number. Without a title, the next thing happens on the tour."""
    number = feed.items[-1][0] + 1 if feed.items else 1
    feed.items.append((number, title or f"Day {number}: {HAPPENINGS[number % len(HAPPENINGS)]}", now))
    feed.grown_at = now
    del feed.items[:-SHOWN]
    return number


def retitle(feed: Feed, number: int, title: str) -> None:
    """What is not there any more stays away."""
    feed.items = [(each, title if each == number else before, at) for each, before, at in feed.items]


def describe_feed(name: str, feed: Feed, address: str) -> Json:
    items = [{"number": number, "title": title, "at": timestamp(at)} for number, title, at in reversed(feed.items)]
    settings = {"grows_every": feed.grows_every, "trouble": feed.trouble, "asked": feed.asked}
    return {"name": name, "address": f"{address}/platform/{name}.xml", **settings, "items": items}


def _first(now: float) -> Feed:
    feed = Feed()
    for ago in range(FIRST_ITEMS, 0, -1):
        publish(feed, "", now - ago * HOUR)
    feed.grown_at = now
    return feed
