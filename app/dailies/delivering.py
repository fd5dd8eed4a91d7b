"""Posts what waits for a channel, the oldest first: claimed from the outbox, one worker per destination at a time.

A delivery that was being sent when its worker ended may be in the channel already. Within some minutes Discord knows
its nonce again and answers with the first message; and before it is sent once more, the channel is read back.
"""

from datetime import UTC, datetime

import asyncpg
import msgspec
import structlog

from app.dailies.channels import look_at_channel
from app.dailies.choices import read_choices
from app.dailies.items import Item
from app.dailies.living import SOURCES_WITH_FILES
from app.dailies.pictures import Pictures
from app.dailies.posts import is_post_of, post_body
from app.dailies.quiet_hours import quiet_seconds
from app.dailies.sources.protocol import Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import File
from app.discord.resources import Message
from app.discord.rest import DiscordRest
from app.discord.snowflake import earliest
from app.errors import AccessDenied, DiscordError, NotFound, Rejected
from app.guilds.store import load
from app.operations import metrics
from app.texts import texts_in

log = structlog.get_logger(__name__)

FIRST_RETRY_SECONDS = 5
LONGEST_RETRY_SECONDS = 3600
MOST_IN_A_ROW = 100
"""Then the others get their turn."""
MOST_PAGES = 10
"""Of a hundred messages each: so far a channel is read back."""


class Delivering:
    def __init__(self, database: Database, discord: DiscordRest, pictures: Pictures | None = None) -> None:
        """Without `pictures` all are linked, none is sent along."""
        self._database = database
        self._discord = discord
        self._pictures = pictures

    async def deliver(self, guild_id: int, destination_id: int) -> int:
        """Returns how many were settled; what is not due yet, or in other hands, is left alone."""
        settled = 0
        while settled < MOST_IN_A_ROW and (claim := await self._claim(guild_id, destination_id)):
            destination, delivery = claim
            if delivery is None:
                await self._release(guild_id, destination_id, 0)
                break
            if quiet := await self._quiet_seconds(guild_id, destination):
                await self._wait_until_morning(guild_id, destination_id, delivery, quiet)
                break
            try:
                outcome = await self._post(guild_id, destination, delivery)
            except (AccessDenied, NotFound) as error:
                await self._pause(guild_id, destination, delivery, error)
                break
            except DiscordError as error:
                await self._postpone(guild_id, destination, delivery, error)
                break
            choices = read_choices(destination["choices"])
            await self._settle(guild_id, destination, delivery["id"], *outcome)
            await self._release(guild_id, destination_id, choices.spacing_seconds)
            settled += 1
        return settled

    async def _claim(self, guild_id: int, destination_id: int) -> tuple[asyncpg.Record, asyncpg.Record | None] | None:
        """The destination, and its next delivery if there is one."""
        ids = {"guild_id": guild_id, "destination_id": destination_id}

        async def work(connection: Connection) -> tuple[asyncpg.Record, asyncpg.Record | None] | None:
            destination = await queries.dailies.claim_destination(connection, **ids)
            if destination is None:
                return None
            until = destination["claimed_until"]
            delivery = await queries.dailies.claim_delivery(
                connection, claimed_until=until, choices=destination["choices"], **ids
            )
            return destination, delivery

        return await self._database.transact(work)

    async def _quiet_seconds(self, guild_id: int, destination: asyncpg.Record) -> float:
        quiet = read_choices(destination["choices"]).quiet
        if quiet is None:
            return 0.0
        settings = await self._database.run(lambda connection: load(connection, guild_id))
        return quiet_seconds(quiet, datetime.now(UTC), settings.zone_info)

    async def _wait_until_morning(
        self, guild_id: int, destination_id: int, delivery: asyncpg.Record, seconds: float
    ) -> None:
        if not delivery["unsure"]:
            await self._database.run(
                lambda connection: queries.dailies.return_delivery(
                    connection, guild_id=guild_id, delivery_id=delivery["id"]
                )
            )
        await self._release(guild_id, destination_id, seconds)

    async def _post(
        self, guild_id: int, destination: asyncpg.Record, delivery: asyncpg.Record
    ) -> tuple[str, str | None, int | None]:
        """State, reason, message."""
        item = msgspec.json.decode(delivery["content"], type=Item)
        if delivery["unsure"] and (found := await self._find(guild_id, destination, delivery, item)):
            return "sent", "found", found
        try:
            message = await self._send(guild_id, destination, delivery, item)
        except Rejected as error:
            log.error("discord refused a post", guild=str(guild_id), delivery=delivery["id"], error=str(error))
            return "failed", "refused", None
        return "sent", None, message.id

    async def _send(self, guild_id: int, destination: asyncpg.Record, delivery: asyncpg.Record, item: Item) -> Message:
        """Without its picture where Discord takes none: Attach Files may be missing, or the file be too large."""
        picture = await self._picture(guild_id, destination, item)
        if picture is not None:
            try:
                return await self._create(destination, delivery, item, picture)
            except (AccessDenied, Rejected) as error:
                log.info("posted without its picture", delivery=delivery["id"], error=str(error))
        return await self._create(destination, delivery, item, None)

    async def _picture(self, guild_id: int, destination: asyncpg.Record, item: Item) -> File | None:
        kind, source_id = destination["source_kind"], destination["source_id"]
        hidden = "picture" in read_choices(destination["choices"]).hide
        if self._pictures is None or kind not in SOURCES_WITH_FILES or hidden:
            return None
        row = await self._database.run(
            lambda connection: queries.dailies.find_source(connection, guild_id=guild_id, source_id=source_id)
        )
        if row is None:
            return None
        return await self._pictures.of(Source(guild_id=guild_id, kind=kind, address=row["address"]), item)

    async def _create(
        self, destination: asyncpg.Record, delivery: asyncpg.Record, item: Item, picture: File | None
    ) -> Message:
        choices = read_choices(destination["choices"])
        linked = self._pictures is None or destination["source_kind"] not in SOURCES_WITH_FILES
        shown = picture.name if picture else None if linked else ""
        texts, source = texts_in(choices.language), (destination["source_title"], destination["source_kind"])
        body = post_body(texts, item, delivery["item_id"], *source, choices, picture=shown)
        files, nonce = [picture] if picture else [], delivery["nonce"]
        return await self._discord.create_message(destination["channel_id"], body, files, nonce)

    async def _find(
        self, guild_id: int, destination: asyncpg.Record, delivery: asyncpg.Record, item: Item
    ) -> int | None:
        """The message that an earlier try made; one that belongs to another delivery is none."""
        channel_id, after = destination["channel_id"], earliest(delivery["tried_at"])
        for _ in range(MOST_PAGES):
            page = await self._discord.get_messages(channel_id, after)
            own = [m.id for m in page if m.author and m.author.id == self._discord.application_id]
            alike = [m.id for m in page if m.id in own and is_post_of(m, item)]
            if free := set(alike) - await self._known(guild_id, channel_id, alike):
                return min(free)
            if not page:
                break
            after = max(m.id for m in page)
        return None

    async def _known(self, guild_id: int, channel_id: int, message_ids: list[int]) -> set[int]:
        """Those that some delivery has posted."""

        async def work(connection: Connection) -> set[int]:
            rows = queries.dailies.posted_messages(
                connection, guild_id=guild_id, channel_id=channel_id, message_ids=message_ids
            )
            return {row["message_id"] async for row in rows}

        return await self._database.run(work) if message_ids else set()

    async def _settle(
        self,
        guild_id: int,
        destination: asyncpg.Record,
        delivery_id: int,
        state: str,
        reason: str | None,
        message_id: int | None,
    ) -> None:
        publish = read_choices(destination["choices"]).publish
        metrics.deliveries.labels(state).inc()
        await self._database.run(
            lambda connection: queries.dailies.settle_delivery(
                connection,
                guild_id=guild_id,
                delivery_id=delivery_id,
                state=state,
                reason=reason,
                message_id=message_id,
                publish=publish and state == "sent",
                choices=None if reason == "found" else destination["choices"],
            )
        )

    async def _release(self, guild_id: int, destination_id: int, seconds: float) -> None:
        await self._database.run(
            lambda connection: queries.dailies.release_destination(
                connection, guild_id=guild_id, destination_id=destination_id, seconds=float(seconds)
            )
        )

    async def _pause(
        self, guild_id: int, destination: asyncpg.Record, delivery: asyncpg.Record, error: DiscordError
    ) -> None:
        """Nothing is lost: what waits is held until the channel can be posted in again."""
        try:
            problem = await look_at_channel(self._discord, guild_id, destination["channel_id"]) or "refused"
        except DiscordError as unknown:
            await self._postpone(guild_id, destination, delivery, unknown)
            return
        log.warning("channel paused", guild=str(guild_id), channel=str(destination["channel_id"]), reason=problem)

        async def work(connection: Connection) -> None:
            if not delivery["unsure"]:
                await queries.dailies.return_delivery(connection, guild_id=guild_id, delivery_id=delivery["id"])
            await queries.dailies.pause_destination(
                connection, guild_id=guild_id, destination_id=destination["id"], reason=problem
            )

        await self._database.transact(work)

    async def _postpone(
        self, guild_id: int, destination: asyncpg.Record, delivery: asyncpg.Record, error: DiscordError
    ) -> None:
        """The delivery stays `sending`: one of the tries may have posted it, so the next one looks first."""
        seconds = min(FIRST_RETRY_SECONDS * 2 ** min(destination["failures"], 20), LONGEST_RETRY_SECONDS)
        guild, number = str(guild_id), delivery["id"]
        log.warning("delivery postponed", guild=guild, delivery=number, error=str(error), seconds=seconds)
        await self._database.run(
            lambda connection: queries.dailies.postpone_destination(
                connection, guild_id=guild_id, destination_id=destination["id"], seconds=float(seconds)
            )
        )
