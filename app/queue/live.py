"""Live updates between processes, through Valkey's pub/sub: bells, not letters.

What happened stands in PostgreSQL; a process that has listeners hears the bell and reads it there. Without Valkey it
looks by itself, a little later. Only what is stored nowhere, such as how far an import has come, travels along.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

CHANNEL = "omo:live"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
"""Seconds until the next try to hear something again."""
PATIENCE_SECONDS = 10.0


class Bell(msgspec.Struct, array_like=True, frozen=True):
    """`event` is empty when there is something to be read in the database."""

    guild_id: int
    event: str = ""
    data: Any = None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Bell).decode


class Live:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._telling: set[asyncio.Task[None]] = set()

    def ring(self, guild_id: int) -> None:
        """Something was committed that listeners of this guild may want to know. Returns at once."""
        self._publish(Bell(guild_id))

    def tell(self, guild_id: int, event: str, data: Any) -> None:
        """For what is stored nowhere: who is not there misses it. Returns at once."""
        self._publish(Bell(guild_id, event, msgspec.to_builtins(data)))

    def _publish(self, bell: Bell) -> None:
        task = asyncio.create_task(self._try_to_publish(_encode(bell)))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _try_to_publish(self, message: bytes) -> None:
        try:
            await self._redis.publish(CHANNEL, message)
        except (RedisError, OSError) as error:
            log.info("nobody hears the news; listeners look by themselves", error=type(error).__name__)

    async def listen(self) -> AsyncIterator[Bell | None]:
        """Bells of all guilds, for ever. None: some may have been missed."""
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=True) as subscription:
                    await subscription.subscribe(CHANNEL)
                    yield None
                    pause = FIRST_PAUSE
                    while True:
                        message = await subscription.get_message(timeout=PATIENCE_SECONDS)
                        if message is not None:
                            yield _decode(message["data"])
            except (RedisError, OSError, msgspec.MsgspecError) as error:
                log.info("live updates are not heard", error=type(error).__name__, pause_seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def close(self) -> None:
        if self._telling:
            await asyncio.wait(self._telling, timeout=1.0)
