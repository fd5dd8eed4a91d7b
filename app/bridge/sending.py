"""From the outbox to a hook: in order, one worker at a time, and again later for whatever was not taken.

A message may arrive more than once (a worker that died, an answer that got lost): its `webhook-id` stays the same.
"""

import random
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import asyncpg
import msgspec
import structlog

from app.bridge.hooks import GONE, KEY_LOST
from app.bridge.posting import HookPoster, NoAnswer
from app.bridge.secrets import HookSecrets, signature
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import OperatorError
from app.operations import metrics
from app.settings import Secret

log = structlog.get_logger(__name__)

RETRY_SECONDS = (5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 28_800)
"""After each attempt that failed: ten more over about 22 hours. Then the message is a dead letter."""
JITTER = 0.2
MOST_IN_A_ROW = 100
LONGEST_SECONDS = 60.0
CLAIM_SECONDS = 120.0
HTTP_GONE = 410


class Sending:
    def __init__(self, database: Database, poster: HookPoster, secrets: HookSecrets) -> None:
        self._database = database
        self._poster = poster
        self._secrets = secrets

    async def send_due(self, guild_id: int, hook_id: int) -> int:
        """How many messages were taken. After one that was not, the others wait for the next sweep."""
        ids = {"guild_id": guild_id, "hook_id": hook_id}
        hook = await self._run(queries.bridge.claim_hook, seconds=CLAIM_SECONDS, **ids)
        if hook is None:
            return 0
        taken, until = 0, time.monotonic() + LONGEST_SECONDS
        secrets = self._readable(guild_id, hook)
        if not secrets:
            await self._pause(guild_id, hook_id, KEY_LOST)
        try:
            while secrets and taken < MOST_IN_A_ROW and time.monotonic() < until:
                delivery = await self._run(queries.bridge.next_delivery, **ids)
                if delivery is None or not await self._attempt(guild_id, hook_id, (hook["url"], secrets), delivery):
                    break
                taken += 1
        finally:
            await self._run(queries.bridge.release_hook, **ids)
        return taken

    async def _attempt(
        self, guild_id: int, hook_id: int, target: tuple[str, Sequence[Secret]], delivery: asyncpg.Record
    ) -> bool:
        (url, secrets), body = target, _body(guild_id, delivery)
        status, problem = None, None
        try:
            status = await self._poster.post(url, body, _headers(secrets, delivery["id"], body))
        except NoAnswer as error:
            problem = str(error)
        fine = status is not None and 200 <= status < 300
        state, seconds = ("sent", 0.0) if fine else _next(delivery["attempts"])
        metrics.hook_attempts.labels("taken" if fine else "dead" if state == "dead" else "again").inc()
        await self._run(
            queries.bridge.settle_attempt,
            guild_id=guild_id,
            delivery_id=delivery["id"],
            state=state,
            seconds=seconds,
            status=status,
            problem=problem,
        )
        if status == HTTP_GONE:
            await self._pause(guild_id, hook_id, GONE)
        return fine

    def _readable(self, guild_id: int, hook: asyncpg.Record) -> list[Secret]:
        """The secret, and the old one while it is changed over. None when the key that sealed them is lost."""
        found = []
        for sealed in (hook["secret"], hook["old_secret"]):
            with suppress(OperatorError):
                found += [self._secrets.open(sealed, guild_id)] if sealed else []
        return found

    async def _pause(self, guild_id: int, hook_id: int, reason: str) -> None:
        log.warning("hook paused", guild=str(guild_id), hook=hook_id, reason=reason)
        await self._run(queries.bridge.pause_hook, guild_id=guild_id, hook_id=hook_id, reason=reason)

    async def _run(self, query: Any, **values: Any) -> Any:
        async def work(connection: Connection) -> Any:
            return await query(connection, **values)

        return await self._database.run(work)


def _headers(secrets: Sequence[Secret], delivery_id: int, body: bytes) -> dict[str, str]:
    message_id, now = f"msg_{delivery_id}", int(time.time())
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(now),
        "webhook-signature": " ".join(signature(secret, message_id, now, body) for secret in secrets),
    }


def _body(guild_id: int, delivery: asyncpg.Record) -> bytes:
    """The same at every attempt."""
    return msgspec.json.encode(
        {
            "type": delivery["event"],
            "timestamp": delivery["happened_at"],
            "guild_id": str(guild_id),
            "data": msgspec.Raw(delivery["data"].encode()),
        }
    )


def _next(attempts: int) -> tuple[str, float]:
    """State, and seconds until the next attempt; `attempts` are those before this one."""
    if attempts >= len(RETRY_SECONDS):
        return "dead", 0.0
    return "waiting", RETRY_SECONDS[attempts] * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - spreads load
