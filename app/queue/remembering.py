"""Answers that are costly to get, remembered in Valkey for a few seconds. Without it everybody asks anew."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

Answer = TypeVar("Answer")

log = structlog.get_logger(__name__)


class Remembering(Generic[Answer]):
    def __init__(self, redis: Redis, name: str, wanted: type[Answer], seconds: int) -> None:
        self._redis = redis
        self._name = name
        self._decoder = msgspec.msgpack.Decoder(wanted)
        self._seconds = seconds

    async def get(self, key: str, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """What `ask` answered at most so many seconds ago. What it raises is not remembered."""
        place = f"omo:{self._name}:{key}"
        if (kept := await self._read(place)) is not None:
            return kept
        answer = await ask()
        await self._keep(place, answer)
        return answer

    async def _read(self, place: str) -> Answer | None:
        try:
            kept = await self._redis.get(place)
            return None if kept is None else self._decoder.decode(kept)
        except (RedisError, OSError, msgspec.MsgspecError) as error:  # also what another version kept
            log.info("nothing remembered", what=self._name, reason=type(error).__name__)
            return None

    async def _keep(self, place: str, answer: Answer) -> None:
        try:
            await self._redis.set(place, msgspec.msgpack.encode(answer), ex=self._seconds)
        except (RedisError, OSError):
            return
