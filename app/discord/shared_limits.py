"""The rate limits that all processes of one bot share, kept in Valkey by small atomic scripts.

Every key carries the same `{…}` tag and expires by itself: emptying Valkey costs a few waits, nothing more.
Windows are measured by Valkey's clock and expiries alone, so the clocks of the processes need not agree.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from redis.asyncio import Redis

from app.discord.budgets import SAME_WINDOW, Bucket, Budget, Verdict

ROUTES_KEPT = 24 * 3600
"""Seconds that a route's bucket is remembered after it was last learned."""

# The three scripts do what `LocalLimits` does, in milliseconds. `reset` -1 means: refused, opened by time alone.
_ASK = """
-- KEYS pause, turns, bucket; ARGV counted, turns per second, longest wait, size, window -> granted, wait
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local remaining = tonumber(redis.call('HGET', KEYS[3], 'remaining'))
if remaining and remaining <= 0 then return {0, redis.call('PTTL', KEYS[3])} end
local wait = 0
if ARGV[1] == '1' then
  local pause = redis.call('PTTL', KEYS[1])
  if pause > 0 then return {0, pause} end
  local earlier = tonumber(redis.call('LINDEX', KEYS[2], ARGV[2] - 1))
  if earlier then wait = math.max(0, earlier + 1000 - now) end
  if wait > tonumber(ARGV[3]) then return {0, wait} end
  redis.call('LPUSH', KEYS[2], string.format('%.0f', now + wait))
  redis.call('LTRIM', KEYS[2], 0, ARGV[2] - 1)
  redis.call('PEXPIRE', KEYS[2], wait + 1000)
end
if remaining then
  redis.call('HINCRBY', KEYS[3], 'remaining', -1)
elseif tonumber(ARGV[4]) > 0 then
  redis.call('HSET', KEYS[3], 'remaining', ARGV[4] - 1, 'reset', 0)
  redis.call('PEXPIRE', KEYS[3], math.max(1, ARGV[5]))
end
return {1, wait}
"""
_LEARN = """
-- KEYS bucket; ARGV remaining, reset, reset after, same window
local left = redis.call('HMGET', KEYS[1], 'remaining', 'reset')
local remaining, reset, known = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(left[2])
if known then
  if known == -1 or reset < known - ARGV[4] and known > 0 then return end
  if known == 0 or reset <= known + ARGV[4] then remaining = math.min(remaining, tonumber(left[1])) end
end
redis.call('HSET', KEYS[1], 'remaining', remaining, 'reset', ARGV[2])
redis.call('PEXPIRE', KEYS[1], math.max(1, ARGV[3]))
"""
_BLOCK = """
-- KEYS bucket; ARGV duration
redis.call('HSET', KEYS[1], 'remaining', 0, 'reset', -1)
redis.call('PEXPIRE', KEYS[1], math.max(1, ARGV[1]))
"""

Script = Callable[..., Awaitable[Any]]


class SharedLimits:
    """Raises whatever the redis client raises; `RateLimits` then falls back to `LocalLimits`."""

    def __init__(self, redis: Redis, application_id: int, per_second: int) -> None:
        self._redis = redis
        self._prefix = f"{{discord-{application_id}}}"
        self._per_second = per_second
        self._ask: Script = redis.register_script(_ASK)
        self._learn: Script = redis.register_script(_LEARN)
        self._block: Script = redis.register_script(_BLOCK)

    async def ask(self, key: str, bucket: Bucket, counted: bool, longest_wait: float) -> Verdict:
        granted, wait = await self._ask(
            keys=[self._key("pause"), self._key("turns"), self._key(f"bucket:{key}")],
            args=[int(counted), self._per_second, _ms(longest_wait), bucket.size, _ms(bucket.window)],
        )
        return Verdict(bool(granted), max(wait, 0) / 1000)

    async def learn(self, key: str, budget: Budget) -> None:
        args = [budget.remaining, _ms(budget.reset), _ms(budget.reset_after), _ms(SAME_WINDOW)]
        await self._learn(keys=[self._key(f"bucket:{key}")], args=args)

    async def block(self, key: str, seconds: float) -> None:
        await self._block(keys=[self._key(f"bucket:{key}")], args=[_ms(seconds)])

    async def pause(self, seconds: float) -> None:
        await self._redis.set(self._key("pause"), 1, px=max(1, _ms(seconds)))

    async def bucket_of(self, route: str) -> Bucket | None:
        """What any process has learned about the route."""
        found = await self._redis.get(self._key(f"route:{route}"))
        if found is None:
            return None
        size, window, bucket_hash = (found.decode() if isinstance(found, bytes) else found).split(" ", 2)
        return Bucket(bucket_hash, int(size), float(window))

    async def keep_bucket_of(self, route: str, bucket: Bucket) -> None:
        value = f"{bucket.size} {bucket.window} {bucket.hash}"
        await self._redis.set(self._key(f"route:{route}"), value, ex=ROUTES_KEPT)

    def _key(self, name: str) -> str:
        return f"{self._prefix}:{name}"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
