"""One request at a time to a host, and a pause after it, over all workers. Kept in Valkey; without it, in this process.

Nothing else is asked of Valkey: when it is emptied, a host may see one request too many.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.errors import SourceError, SourceTrouble

log = structlog.get_logger(__name__)

BUSY: SourceTrouble = "limited"
GAP_SECONDS = 1.0
GAPS_OF_APIS = {"public.api.bsky.app": 0.2, "api.twitch.tv": 0.1}
"""These say how often they may be asked: half of that is enough."""
PATIENCE_SECONDS = 5.0
"""Whoever would have to wait longer comes back later instead."""
MOST_REMEMBERED = 10_000

# KEYS the host; ARGV gap and patience in milliseconds -> how long to wait, or -1 with the time until it may be asked.
# The key holds when the next request may begin, by Valkey's clock, and expires then.
_TAKE_TURN = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local free = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local wait = free - now
if wait > tonumber(ARGV[2]) then return {-1, wait} end
redis.call('SET', KEYS[1], string.format('%.0f', free + ARGV[1]), 'PX', wait + ARGV[1])
return {1, wait}
"""


class HostBusy(SourceError):
    """Our other workers are asking it; that is nobody's failure."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(BUSY, f"{host} is being asked a lot just now: try again in {seconds:.0f} s")
        self.seconds = seconds


class Politeness:
    def __init__(self, redis: Redis, gap: float = GAP_SECONDS, patience: float = PATIENCE_SECONDS) -> None:
        """In seconds."""
        self._take_turn = redis.register_script(_TAKE_TURN)
        self._gap, self._patience = gap, patience
        self._free: dict[str, float] = {}
        """By host, while Valkey is away."""

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits for it. Raises `HostBusy`."""
        await asyncio.sleep(await self._wait(host))
        yield

    async def _wait(self, host: str) -> float:
        milliseconds = [int(self._gap_of(host) * 1000), int(self._patience * 1000)]
        try:
            granted, wait = await self._take_turn(keys=[f"omo:dailies:turn:{host}"], args=milliseconds)
        except (RedisError, OSError) as error:
            log.info("politeness without Valkey", error=type(error).__name__)
            return self._wait_alone(host)
        if granted < 0:
            raise HostBusy(host, wait / 1000)
        return float(wait / 1000)

    def _wait_alone(self, host: str) -> float:
        now = time.monotonic()
        if len(self._free) > MOST_REMEMBERED:
            self._free = {each: free for each, free in self._free.items() if free > now}
        free = max(now, self._free.get(host, 0.0))
        if free - now > self._patience:
            raise HostBusy(host, free - now)
        self._free[host] = free + self._gap_of(host)
        return free - now

    def _gap_of(self, host: str) -> float:
        return min(self._gap, GAPS_OF_APIS.get(host, self._gap))
