"""Waiting for one's turn, so that Discord never has to refuse: https://docs.discord.com/developers/topics/rate-limits

Each route belongs to a bucket, known from Discord's answers; the bucket and the top-level resource (channel, guild,
webhook) make the key of a limit. Above all of them stands the bot's global limit. Both are shared through Valkey. While
Valkey is away each process keeps to what it knows itself.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.discord.budgets import Bucket, Clock, LocalLimits, Verdict, read_budget
from app.discord.request import Request
from app.discord.shared_limits import SharedLimits
from app.errors import RateLimited

GLOBAL_LIMIT = 50
"""Requests per second and bot. https://docs.discord.com/developers/topics/rate-limits#global-rate-limit"""
VALKEY_TIMEOUT = 0.3
"""Seconds; a slow Valkey counts as an absent one."""
VALKEY_PAUSE = 5.0
"""Seconds without asking Valkey again after it failed."""
SHORTEST_WAIT = 0.001

Answer = TypeVar("Answer")
Sleep = Callable[[float], Awaitable[None]]

log = structlog.get_logger(__name__)


class RateLimits:
    def __init__(
        self,
        application_id: int,
        redis: Redis | None = None,
        *,
        per_second: int = GLOBAL_LIMIT,
        clock: Clock = time.monotonic,
        sleep: Sleep | None = None,
    ) -> None:
        self._local = LocalLimits(per_second, clock)
        self._shared = SharedLimits(redis, application_id, per_second) if redis is not None else None
        self._shared_again_at = 0.0
        self._clock = clock
        self._sleep = sleep or asyncio.sleep
        self._buckets: dict[str, Bucket] = {}

    async def wait_turn(self, request: Request, patience: float) -> float:
        """Returns the seconds waited; raises `RateLimited` at once when it would be more than `patience`."""
        waited = 0.0
        while True:
            verdict = await self._ask(request, patience - waited)
            wait = verdict.wait if verdict.granted else max(verdict.wait, SHORTEST_WAIT)
            if waited + wait > patience:
                raise RateLimited(request.route, wait)
            if wait > 0:
                await self._sleep(wait)
                waited += wait
            if verdict.granted:
                return waited

    async def learn(self, request: Request, headers: Mapping[str, str]) -> None:
        """Takes in the headers of any answer but a 429."""
        if (budget := read_budget(headers)) is None:
            return
        await self._learn_bucket(request.route, budget.bucket)
        key = _key(request, budget.bucket)
        self._local.learn(key, budget)
        await self._with_valkey(lambda shared: shared.learn(key, budget))

    async def refused(self, request: Request, headers: Mapping[str, str], retry_after: float, everywhere: bool) -> None:
        """Takes in a 429: nobody sends the like for `retry_after` seconds, or (`everywhere`) anything at all."""
        if (budget := read_budget(headers)) is not None:
            # A refusal may last longer than a window, so it tells nothing about that.
            await self._learn_bucket(request.route, replace(budget.bucket, window=0.0))
        key = _key(request, await self._bucket(request.route))
        self._local.block(key, retry_after)
        await self._with_valkey(lambda shared: shared.block(key, retry_after))
        if everywhere:
            self._local.pause(retry_after)
            await self._with_valkey(lambda shared: shared.pause(retry_after))

    async def _ask(self, request: Request, longest_wait: float) -> Verdict:
        bucket = await self._bucket(request.route)
        key = _key(request, bucket)
        verdict = await self._with_valkey(lambda shared: shared.ask(key, bucket, request.auth, longest_wait))
        return verdict or self._local.ask(key, bucket, request.auth, longest_wait)

    async def _bucket(self, route: str) -> Bucket:
        """A route that nobody knows yet is its own bucket, of unknown size."""
        if route not in self._buckets:
            known = await self._with_valkey(lambda shared: shared.bucket_of(route))
            if known is None:
                return Bucket(route)
            self._buckets.setdefault(route, known)
        return self._buckets[route]

    async def _learn_bucket(self, route: str, seen: Bucket) -> None:
        known = self._buckets.get(route)
        if known and (known.hash, known.size) == (seen.hash, seen.size) and known.window >= seen.window:
            return
        # The first answer of a window tells how long a window is; later ones tell less.
        same_size = known is not None and (known.hash, known.size) == (seen.hash, seen.size)
        window = max(seen.window, known.window) if known and same_size else seen.window
        learned = self._buckets[route] = Bucket(seen.hash, seen.size, window)
        await self._with_valkey(lambda shared: shared.keep_bucket_of(route, learned))

    async def _with_valkey(self, operation: Callable[[SharedLimits], Awaitable[Answer]]) -> Answer | None:
        """None without Valkey, and for a while after it failed."""
        if self._shared is None or self._clock() < self._shared_again_at:
            return None
        try:
            async with asyncio.timeout(VALKEY_TIMEOUT):
                return await operation(self._shared)
        except (RedisError, OSError, TimeoutError) as error:
            self._shared_again_at = self._clock() + VALKEY_PAUSE
            log.warning("rate_limits_not_shared", reason=type(error).__name__, seconds=VALKEY_PAUSE)
            return None


def _key(request: Request, bucket: Bucket) -> str:
    return f"{bucket.hash}:{request.top_level}"
