"""Something to follow: found from what is pasted, added with its channel, moved to another address."""

from typing import Annotated

import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.reading import read_id
from app.dailies import setting_up
from app.dailies.api.choices import ChoicesPatch, choices_of
from app.dailies.api.finding import require_source
from app.dailies.api.item_shapes import ContentJson, show_content
from app.dailies.api.shapes import SourceJson
from app.dailies.api.showing import changed_source
from app.dailies.api.sources import SOURCE, SOURCES, Every, Newest
from app.dailies.following import discover, discover_one, moved_to, require_channel, source_of
from app.dailies.ping_roles import require_open_role
from app.database.pool import Connection, Database
from app.discord.rest import DiscordRest
from app.discord.snowflake import SnowflakeText

following = ApiBook("dailies")

MOST_SHOWN = 5
Pasted = Annotated[str, Meta(min_length=1, max_length=2000)]


class Search(Sent, frozen=True):
    pasted: Pasted
    """A page, a feed, an account or a @handle, as anybody would paste it."""


class CandidateJson(msgspec.Struct):
    """Something that could be followed; nothing was stored."""

    kind: str
    address: str
    title: str
    items: int
    """So many are there now."""
    latest: ContentJson | None
    newest: list[ContentJson]
    """Up to five of them, `latest` first."""
    asks_to_wait: int
    """Seconds between two looks, as the source itself wishes; 0 when it does not say."""


class NewSource(Sent, frozen=True):
    pasted: Pasted
    """The address of a candidate, or anything that leads to just one."""
    channel_id: SnowflakeText
    choices: ChoicesPatch | None = None
    interval_seconds: Every | None = None
    """Between two looks; left out, as fits its host."""
    newest: Newest = 0
    """Post so many of what is there already."""


class NewAddress(Sent, frozen=True):
    pasted: Pasted


@following.post(SOURCES + "/discovery", "What can be followed there; nothing is stored")
async def discover_sources(call: Call, body: Search) -> list[CandidateJson]:
    return [
        CandidateJson(
            kind=found.kind,
            address=found.address,
            title=found.title,
            items=len(found.poll.items),
            latest=show_content(found.latest) if found.latest else None,
            newest=[show_content(item) for item in found.newest(MOST_SHOWN)],
            asks_to_wait=found.poll.hints.not_before,
        )
        for found in await discover(call.part, call.guild_id, body.pasted)
    ]


@following.post(SOURCES, "Follow a source: what is new from now on goes to the channel", status=201, statuses=(502,))
async def add_dailies_source(call: Call, body: NewSource) -> SourceJson:
    choices, channel_id = choices_of(body.choices), read_id(body.channel_id, "body.channel_id")
    await require_channel(call.part, call.guild_id, channel_id, call.texts)
    found = await discover_one(call.part, call.guild_id, body.pasted)
    await require_open_role(call.part(DiscordRest), call.part(Database), call.guild_id, choices)
    source = source_of(found, call.guild_id, body.newest, body.interval_seconds)

    async def work(connection: Connection) -> SourceJson:
        source_id = await setting_up.follow(connection, call.actor_id, source, channel_id, choices, found.poll)
        return await changed_source(connection, call, source_id)

    return await call.part(Database).transact(work)


@following.put(SOURCE + "/address", "Read it at another address; what is there already is not posted")
async def move_dailies_source(call: Call, body: NewAddress) -> SourceJson:
    await call.part(Database).run(lambda connection: require_source(connection, call))
    found = await discover_one(call.part, call.guild_id, body.pasted)
    source, source_id = moved_to(found, call.guild_id), call.ids["source_id"]

    async def work(connection: Connection) -> SourceJson:
        await require_source(connection, call)
        await setting_up.change_address(connection, call.actor_id, source_id, source, found.poll)
        return await changed_source(connection, call, source_id)

    return await call.part(Database).transact(work)
