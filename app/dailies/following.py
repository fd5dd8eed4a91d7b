"""What somebody pasted, to one source that a channel can get; nothing is stored here."""

from collections.abc import Callable
from typing import Any

import msgspec

from app.dailies.channels import look_at_channel
from app.dailies.discovery.discovering import Discovery
from app.dailies.discovery.protocol import Candidate
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.sources.protocol import Source
from app.discord.rest import DiscordRest
from app.errors import OperatorError
from app.texts import DEFAULT_LANGUAGE, Texts, texts_in

Part = Callable[[type[Any]], Any]
"""Gives the one object of a class that the process shares (see app/parts.py)."""


async def discover(part: Part, guild_id: int, pasted: str) -> list[Candidate]:
    """At least one. Raises `SourceError` when there is nothing to follow."""
    found: list[Candidate] = await part(Discovery).discover(pasted, part(HttpFetcher), guild_id)
    return found


async def discover_one(part: Part, guild_id: int, pasted: str) -> Candidate:
    """Raises `SourceError` when there is nothing to follow, `OperatorError` when there are several."""
    found = await discover(part, guild_id, pasted)
    if len(found) > 1:
        named = "\n".join(f"  {each.address}  {each.title}" for each in found)
        raise OperatorError(f"that page names {len(found)} feeds; add the one you want:\n{named}")
    return found[0]


async def require_channel(part: Part, guild_id: int, channel_id: int, texts: Texts | None = None) -> None:
    """Raises `OperatorError` with the cure when the bot cannot post there."""
    if problem := await look_at_channel(part(DiscordRest), guild_id, channel_id):
        raise OperatorError((texts or texts_in(DEFAULT_LANGUAGE))(f"dailies-pause-{problem}"))


def source_of(found: Candidate, guild_id: int, newest: int = 0, every: int | None = None) -> Source:
    """As it is stored; `every` is in seconds."""
    chosen = {"newest_on_baseline": newest} | ({"interval_seconds": every} if every else {})
    options = {**found.source.options, **chosen}
    return msgspec.structs.replace(found.source, guild_id=guild_id, title=found.title, options=options)


def moved_to(found: Candidate, guild_id: int) -> Source:
    """What a source is read as from now on; its own choices stay."""
    return msgspec.structs.replace(found.source, guild_id=guild_id, title=found.title)
