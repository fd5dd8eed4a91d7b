"""`/healthz`: this process lives. `/readyz`: it can do its work, and if not, which part is missing. `/metrics`."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import prometheus_client
from arq.connections import ArqRedis
from arq.constants import default_queue_name
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.database.migrations import missing_migrations
from app.database.pool import Database
from app.operations.metrics import queued_jobs
from app.settings import Settings

CHECK_SECONDS = 2.0
LOOPBACK = ("127.0.0.1", "::1")

Check = Callable[[], Awaitable[str]]
"""Returns a few words on what it found; raises when the part is missing."""


class PartHealth(msgspec.Struct):
    ok: bool
    detail: str


class Readiness(msgspec.Struct):
    status: str
    parts: dict[str, PartHealth]


class Health:
    """The routes. `parts` is filled when the application has started."""

    def __init__(self, parts: Mapping[type, Any]) -> None:
        self._parts = parts

    async def alive(self, _: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def ready(self, _: Request) -> Response:
        readiness = await self.readiness()
        status = 200 if readiness.status == "ready" else 503
        return Response(msgspec.json.encode(readiness), status, media_type="application/json")

    async def readiness(self) -> Readiness:
        checks: dict[str, Check] = {"database": self._database, "schema": self._schema, "queue": self._queue}
        found = await asyncio.gather(*(_checked(check) for check in checks.values()))
        parts = dict(zip(checks, found, strict=True))
        return Readiness("ready" if all(part.ok for part in found) else "not ready", parts)

    async def metrics(self, request: Request) -> Response:
        """For the bearer of METRICS_TOKEN; without one, for this machine alone."""
        if not _may_read_metrics(request, self._parts[Settings].metrics_token):
            return PlainTextResponse("not found\n", 404)
        queued_jobs.set(await self._queue_depth())
        return Response(prometheus_client.generate_latest(), media_type=prometheus_client.CONTENT_TYPE_LATEST)

    async def _queue_depth(self) -> float:
        """Not a number while Valkey is away."""
        try:
            return float(await self._parts[ArqRedis].zcard(default_queue_name))
        except (RedisError, OSError):
            return float("nan")

    async def _database(self) -> str:
        async with self._parts[Database].connection() as connection:
            await connection.fetchval("select 1")
        return "answers"

    async def _schema(self) -> str:
        async with self._parts[Database].connection() as connection:
            missing = await missing_migrations(connection)
        if missing:
            raise RuntimeError(f"lacks {', '.join(missing)}: run `omo migrate`")
        return "up to date"

    async def _queue(self) -> str:
        await self._parts[ArqRedis].ping()
        return "answers"


async def _checked(check: Check) -> PartHealth:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return PartHealth(True, await check())
    except TimeoutError:
        return PartHealth(False, f"no answer within {CHECK_SECONDS:g} s")
    except Exception as error:
        return PartHealth(False, str(error).splitlines()[0][:200] if str(error) else type(error).__name__)


def _may_read_metrics(request: Request, token: str | None) -> bool:
    if token:
        return request.headers.get("authorization") == f"Bearer {token}"
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return request.client is not None and request.client.host in LOOPBACK and not forwarded
