"""The channels that get a source's items, and what was chosen for each."""

from collections.abc import Awaitable, Callable

import asyncpg

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.api.reading import read_id
from app.api.versions import require_seen, version_of
from app.dailies.api.choices import ChoicesPatch, changed_as_sent, choices_of, patch_of
from app.dailies.api.finding import destinations_of, require_destination, require_source
from app.dailies.api.shapes import DestinationJson, show_destination
from app.dailies.api.sources import SOURCE
from app.dailies.choices import Choices, read_choices
from app.dailies.destinations import (
    add_channel,
    change_choices,
    channel_choices,
    pause_channel,
    remove_channel,
    resume_paused_channel,
)
from app.dailies.following import require_channel
from app.dailies.ping_roles import require_open_role
from app.database.pool import Connection, Database
from app.discord.rest import DiscordRest
from app.discord.snowflake import SnowflakeText
from app.queue.doorbell import Doorbell

destinations = ApiBook("dailies")

DESTINATIONS = SOURCE + "/destinations"
DESTINATION = DESTINATIONS + "/{destination_id}"

Change = Callable[[Connection, int, int, asyncpg.Record], Awaitable[None]]


class NewDestination(Sent, frozen=True):
    channel_id: SnowflakeText
    choices: ChoicesPatch | None = None


@destinations.get(DESTINATIONS, "The channels that get a source's items")
async def list_destinations(call: Call) -> list[DestinationJson]:
    async def work(connection: Connection) -> list[DestinationJson]:
        source = await require_source(connection, call)
        rows = await destinations_of(connection, call.guild_id, [source["id"]])
        return [show_destination(call.texts, row) for row in rows]

    return await call.part(Database).run(work)


@destinations.post(DESTINATIONS, "Let one more channel have what is new from now on", status=201, statuses=(502,))
async def add_destination(call: Call, body: NewDestination) -> DestinationJson:
    choices, channel_id = choices_of(body.choices), read_id(body.channel_id, "body.channel_id")
    await call.part(Database).run(lambda connection: require_source(connection, call))
    await require_channel(call.part, call.guild_id, channel_id, call.texts)
    await require_open_role(call.part(DiscordRest), call.part(Database), call.guild_id, choices)

    async def work(connection: Connection) -> DestinationJson:
        source = await require_source(connection, call)
        added = await add_channel(connection, call.guild_id, call.actor_id, source["id"], channel_id, choices)
        rows = await destinations_of(connection, call.guild_id, [source["id"]])
        return next(show_destination(call.texts, row) for row in rows if row["id"] == added)

    return await call.part(Database).transact(work)


@destinations.get(DESTINATION, "One channel of a source")
async def read_destination(call: Call) -> Tagged[DestinationJson]:
    return await call.part(Database).run(lambda connection: _tagged(connection, call))


@destinations.patch(DESTINATION, "Change what was chosen for a channel", statuses=(412, 428))
async def change_destination(call: Call, body: ChoicesPatch) -> Tagged[DestinationJson]:
    patch = patch_of(body, "body")
    wanted = changed_as_sent(Choices(), patch, "body")
    await require_open_role(call.part(DiscordRest), call.part(Database), call.guild_id, wanted)

    async def work(connection: Connection) -> Tagged[DestinationJson]:
        row = await require_destination(connection, call)
        place = (row["source_id"], row["channel_id"])
        seen = await channel_choices(connection, call.guild_id, *place)  # locked, so that nobody changes them now
        require_seen(call.headers, version_of(seen))
        await change_choices(connection, call.guild_id, call.actor_id, *place, patch)
        return await _tagged(connection, call)

    return await call.part(Database).transact(work)


@destinations.post(DESTINATION + "/pause", "Hold what comes for this channel until somebody resumes it")
async def pause_destination(call: Call) -> DestinationJson:
    return await _change(call, pause_channel)


@destinations.post(DESTINATION + "/resume", "Go on; the newest of what was held goes out")
async def resume_destination(call: Call) -> DestinationJson:
    shown = await _change(call, resume_paused_channel)
    call.part(Doorbell).ring("deliver_items", call.guild_id, call.ids["destination_id"])
    return shown


@destinations.delete(DESTINATION, "The channel gets it no longer: its receipts are forgotten, what was posted stays")
async def remove_destination(call: Call) -> None:
    async def work(connection: Connection) -> None:
        row = await require_destination(connection, call)
        await remove_channel(connection, call.guild_id, call.actor_id, row)

    await call.part(Database).transact(work)


async def _change(call: Call, change: Change) -> DestinationJson:
    async def work(connection: Connection) -> DestinationJson:
        row = await require_destination(connection, call)
        await change(connection, call.guild_id, call.actor_id, row)
        return show_destination(call.texts, await require_destination(connection, call))

    return await call.part(Database).transact(work)


async def _tagged(connection: Connection, call: Call) -> Tagged[DestinationJson]:
    row = await require_destination(connection, call)
    return Tagged(show_destination(call.texts, row), version_of(read_choices(row["choices"])))
