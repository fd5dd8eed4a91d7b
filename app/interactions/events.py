"""`POST /discord/events`: what Discord tells about the application itself. Repeats are recognised by their digest.

https://docs.discord.com/developers/events/webhook-events
"""

import hashlib
from datetime import datetime

import msgspec
import structlog
from starlette.types import Send

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake, decoder
from app.errors import DatabaseUnavailable
from app.interactions.http import send_status

log = structlog.get_logger(__name__)

PING, EVENT = 0, 1
INSTALLED = "APPLICATION_AUTHORIZED"


class _User(msgspec.Struct):
    id: Snowflake


class _Guild(msgspec.Struct):
    id: Snowflake
    name: str = ""


class _EventData(msgspec.Struct):
    user: _User | None = None
    guild: _Guild | None = None


class _Event(msgspec.Struct):
    type: str = ""
    data: _EventData | None = None


class _Envelope(msgspec.Struct):
    type: int
    event: _Event | None = None


_decoder = decoder(_Envelope)


class Events:
    """The handler behind the door of `/discord/events`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, body: bytes, moment: datetime, send: Send) -> None:
        envelope = _decoder.decode(body)
        if envelope.type == EVENT and envelope.event is not None:
            try:
                await self._record(hashlib.sha256(body).digest(), envelope.event, moment)
            except DatabaseUnavailable:
                await send_status(send, 503)  # Discord sends it again, for ten minutes
                return
        await send_status(send, 204)

    async def _record(self, digest: bytes, event: _Event, moment: datetime) -> None:
        async def work(connection: Connection) -> bool:
            if not await queries.guilds.claim_webhook_event(connection, digest=digest, kind=event.type[:100]):
                return False
            if event.type == INSTALLED and event.data and event.data.guild:
                await _record_install(connection, event.data.guild, event.data.user, moment)
            return True

        first = await self._database.transact(work)
        log.info("webhook event", kind=event.type, repeated=not first)


async def _record_install(connection: Connection, guild: _Guild, user: _User | None, moment: datetime) -> None:
    await queries.guilds.record_install(
        connection,
        guild_id=guild.id,
        name=guild.name,
        installed_at=moment,
        installed_by=user.id if user else None,
    )
