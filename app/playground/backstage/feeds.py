"""The pretend platform's feeds: look at them, publish something, let them break and mend."""

import msgspec

from app.playground.backstage.ask import Ask, Rule
from app.playground.platform.feeds import Feed, Trouble, describe_feed, keep_feed, publish, read_feed, retitle
from app.playground.problems import Json


class Change(msgspec.Struct):
    trouble: Trouble | None = None
    grows_every: float | None = None


class Publication(msgspec.Struct):
    title: str = ""


async def list_feeds(ask: Ask) -> list[Json]:
    return [_told(ask, name, read_feed(ask.world, name)) for name in ask.world.held("feeds")]


async def show_feed(ask: Ask) -> Json:
    return _told(ask, ask.path["name"], read_feed(ask.world, ask.path["name"]))


async def change_feed(ask: Ask) -> Json:
    change, name = await ask.body(Change), ask.path["name"]
    feed = read_feed(ask.world, name)
    feed.trouble = feed.trouble if change.trouble is None else change.trouble
    feed.grows_every = feed.grows_every if change.grows_every is None else change.grows_every
    feed.grown_at = ask.world.clock()
    keep_feed(ask.world, name, feed)
    return _told(ask, name, feed)


async def add_item(ask: Ask) -> Json:
    wanted, name = await ask.body(Publication), ask.path["name"]
    feed = read_feed(ask.world, name)
    publish(feed, wanted.title, ask.world.clock())
    keep_feed(ask.world, name, feed)
    return _told(ask, name, feed)


async def retitle_item(ask: Ask) -> Json:
    """As creators do who have thought of something better."""
    wanted, name = await ask.body(Publication), ask.path["name"]
    feed = read_feed(ask.world, name)
    retitle(feed, int(ask.path["number"]), wanted.title)
    keep_feed(ask.world, name, feed)
    return _told(ask, name, feed)


def _told(ask: Ask, name: str, feed: Feed) -> Json:
    return describe_feed(name, feed, ask.playground.settings.address)


ROUTES = (
    Rule("GET", "/feeds", list_feeds),
    Rule("GET", "/feeds/{name}", show_feed),
    Rule("PATCH", "/feeds/{name}", change_feed),
    Rule("POST", "/feeds/{name}/items", add_item),
    Rule("PATCH", "/feeds/{name}/items/{number:int}", retitle_item),
)
