"""How often a caller may ask, counted in Valkey for all processes together; without it nobody is held up."""

import time
from typing import NamedTuple

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

WINDOW_SECONDS = 60

log = structlog.get_logger(__name__)


class Allowance(NamedTuple):
    limit: int
    remaining: int
    """Negative for who asked too often."""
    reset_seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-07"""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.remaining)),
            "RateLimit-Reset": str(self.reset_seconds),
        }


class RequestLimits:
    def __init__(self, redis: Redis, most: int) -> None:
        self._redis = redis
        self._most = most

    async def count(self, caller: str) -> Allowance:
        now = time.time()
        window = int(now // WINDOW_SECONDS)
        left = int((window + 1) * WINDOW_SECONDS - now) + 1
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                key = f"omo:requests:{caller}:{window}"
                pipeline.incr(key)
                pipeline.expire(key, WINDOW_SECONDS + 5)
                asked, _ = await pipeline.execute()
        except (RedisError, OSError) as error:
            log.info("requests not counted", reason=type(error).__name__)
            asked = 0
        return Allowance(self._most, self._most - asked, left)
