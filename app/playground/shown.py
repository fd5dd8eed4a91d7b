"""Components and embeds as Discord gives them back: ids and defaults filled in, files at their addresses."""

import copy
from collections.abc import Callable, Iterator

from app.playground.problems import Json
from app.playground.rules.components import (
    CONTAINER,
    FILE,
    GALLERY,
    SELECTS,
    SEPARATOR,
    TEXT_INPUT,
    THUMBNAIL,
    walk,
)
from app.playground.snowflakes import new_snowflake

DEFAULTS: dict[int, Json] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    TEXT_INPUT: {"label": None, "min_length": None, "max_length": None},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"name": None, "size": None, "spoiler": False},
    SEPARATOR: {"divider": True, "spacing": 1},
    CONTAINER: {"accent_color": None, "spoiler": False},
}


def shown_components(components: list[Json], attachments: list[Json]) -> list[Json]:
    """`id`s left out are filled in as Discord does: 1, 2, 3 … in order of appearance."""
    shown = [_without_nulls(component) for component in components]
    taken = {component["id"] for component in walk(shown) if component.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(shown):
        component["id"] = component.get("id") or next(free)
        for key, default in DEFAULTS.get(component["type"], {}).items():
            component.setdefault(key, default)
        for media in _media(component):
            media.update(_unfurled(media, attachments))
    return shown


def shown_embeds(embeds: list[Json], attachments: list[Json]) -> list[Json]:
    shown = [{"type": "rich", **_without_nulls(embed)} for embed in embeds]
    for embed in shown:
        for field in embed.get("fields", ()):
            field.setdefault("inline", False)
        for picture in (embed.get("image"), embed.get("thumbnail")):
            if picture:
                picture["url"] = _address(picture["url"], attachments)
                picture["proxy_url"] = picture["url"]
    return shown


def _media(component: Json) -> Iterator[Json]:
    if component["type"] == THUMBNAIL:
        yield component["media"]
    elif component["type"] == FILE:
        yield component["file"]
    elif component["type"] == GALLERY:
        for item in component["items"]:
            item.setdefault("description", None)
            item.setdefault("spoiler", False)
            yield item["media"]


def _unfurled(media: Json, attachments: list[Json]) -> Json:
    address = _address(media["url"], attachments)
    return {"id": media.get("id") or new_snowflake(), "url": address, "proxy_url": address}


def _address(url: str, attachments: list[Json]) -> str:
    """`attachment://card.png` is the file of this name among the message's own."""
    named = {f"attachment://{each['filename']}": str(each["url"]) for each in attachments}
    return named.get(url, url)


def _without_nulls(thing: Json) -> Json:
    """A deep copy; what was null is left out, at every depth, as Discord does."""
    copied: Json = copy.deepcopy(thing)
    _each_object(copied, _drop_nulls)
    return copied


def _drop_nulls(thing: Json) -> None:
    for key in [key for key, value in thing.items() if value is None]:
        del thing[key]


def _each_object(thing: object, act: Callable[[Json], None]) -> None:
    if isinstance(thing, dict):
        act(thing)
        for value in thing.values():
            _each_object(value, act)
    elif isinstance(thing, list):
        for value in thing:
            _each_object(value, act)
