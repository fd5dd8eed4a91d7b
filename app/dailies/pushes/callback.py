"""What hubs call: they verify that we asked, and ring. Nobody but a hub knows the address, and its secret signs.

A push only makes its source due; what is new is read by the poll. Deleted entries are believed, as nothing else tells.
"""

import random

import asyncpg
import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.dailies.pushes.signatures import is_signed
from app.dailies.pushes.topics import deleted_ids, same_topic
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import DatabaseUnavailable
from app.operations import metrics
from app.queue.doorbell import Doorbell

log = structlog.get_logger(__name__)

PATH, PATH_LENGTH = "/hooks/websub/", 64
"""What follows is made by the table `subscriptions`."""
MOST_BYTES = 1_000_000
SHORTEST_LEASE, LONGEST_LEASE, USUAL_LEASE = 300, 30 * 86_400, 432_000
"""Seconds."""
LONGEST_CHALLENGE = 1000
RENEW_FROM, RENEW_UNTIL = 0.7, 0.8
"""Of a lease."""


class PushCallback:
    def __init__(self, database: Database, doorbell: Doorbell) -> None:
        self._database = database
        self._doorbell = doorbell

    async def answer(self, request: Request) -> Response:
        """`GET` verifies, `POST` rings."""
        try:
            subscription = await self._find(request.path_params["path"])
            if subscription is None:
                return Response(status_code=404)
            return await (self._ring if request.method == "POST" else self._verify)(request, subscription)
        except DatabaseUnavailable:
            return Response(status_code=503)

    async def _find(self, path: str) -> asyncpg.Record | None:
        if len(path) != PATH_LENGTH:
            return None
        found: asyncpg.Record | None = await self._database.run(
            lambda connection: queries.dailies.find_subscription(connection, path=path)
        )
        return found

    async def _verify(self, request: Request, subscription: asyncpg.Record) -> Response:
        """Only what we asked for. That a hub denies could be said by anybody, so it changes nothing."""
        said = request.query_params
        if said.get("hub.mode") == "denied":
            log.info("hub denies", source=subscription["source_id"], reason=said.get("hub.reason", "")[:200])
            return Response(status_code=200)
        challenge = said.get("hub.challenge", "")
        asked = said.get("hub.mode") == "subscribe" and same_topic(said.get("hub.topic", ""), subscription["topic"])
        if subscription["removed"] or not asked or not 0 < len(challenge) <= LONGEST_CHALLENGE:
            return Response(status_code=404)
        if not await self._lease(subscription, _lease(said.get("hub.lease_seconds", ""))):
            return Response(status_code=404)
        metrics.pushes.labels("verified").inc()
        return PlainTextResponse(challenge, headers={"X-Content-Type-Options": "nosniff"})

    async def _lease(self, subscription: asyncpg.Record, seconds: int) -> bool:
        share = random.uniform(RENEW_FROM, RENEW_UNTIL)  # noqa: S311
        return bool(
            await self._database.run(
                lambda connection: queries.dailies.start_lease(
                    connection, path=subscription["path"], seconds=float(seconds), renew_after=seconds * share
                )
            )
        )

    async def _ring(self, request: Request, subscription: asyncpg.Record) -> Response:
        """A wrong signature is answered like a right one: whoever guesses learns nothing."""
        if subscription["removed"]:
            return Response(status_code=410)
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        if not is_signed(body, request.headers.get("x-hub-signature", ""), subscription["secret"]):
            log.info("push without a valid signature", source=subscription["source_id"])
            metrics.pushes.labels("forged").inc()
            return Response(status_code=202)
        await self._database.transact(lambda connection: _note(connection, subscription, deleted_ids(body)))
        metrics.pushes.labels("rang").inc()
        self._doorbell.ring("poll_sources")
        return Response(status_code=202)


async def _note(connection: Connection, subscription: asyncpg.Record, deleted: list[str]) -> None:
    ids = {"guild_id": subscription["guild_id"], "source_id": subscription["source_id"]}
    await queries.dailies.ring_source(connection, **ids)
    if deleted:
        await queries.dailies.remove_deleted(connection, **ids, deleted=deleted)


async def _read(request: Request) -> bytes | None:
    """None when it is too large."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _lease(said: str) -> int:
    """Seconds. What a hub grants is not what it was asked for."""
    granted = int(said) if said.isascii() and said.isdecimal() and len(said) < 12 else USUAL_LEASE
    return min(max(granted, SHORTEST_LEASE), LONGEST_LEASE)
