"""What a Valkey that hangs may cost: one command's patience in a while. Everybody else goes on without it at once."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar

from redis.asyncio.connection import AbstractConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as NoAnswer

AWAY_SECONDS = 3.0
"""After a failure nobody asks for so long; then one command tries."""

Answer = TypeVar("Answer")


class Circuit(Retry):
    """Of one client: it runs commands, each once, and remembers for all of its connections that one failed.

    The place for it in redis-py is the retry policy, which every command and every new connection passes. To be given
    to a client as `retry`, and its `greet` as `redis_connect_func`.
    """

    def __init__(self) -> None:
        super().__init__(NoBackoff(), 0)
        self._again_at = 0.0

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        """Each connection copies its policy; what this one remembers is for all of them."""
        return self

    async def greet(self, connection: AbstractConnection) -> None:
        """A server that is stopped still takes connections; only that it answers nothing tells."""
        await self.call_with_retry(connection.on_connect, _nothing)

    async def call_with_retry(self, do: Callable[[], Awaitable[Answer]], fail: Callable[[RedisError], Any]) -> Answer:
        """Raises what `do` raises, and `NotConnected` at once while Valkey is away."""
        now = time.monotonic()
        if now < self._again_at:
            raise NotConnected("Valkey did not answer a moment ago")
        if self._again_at:
            self._again_at = now + AWAY_SECONDS  # the others wait for what this one finds
        try:
            answer = await do()
        except (NotConnected, NoAnswer, OSError) as error:
            self._again_at = time.monotonic() + AWAY_SECONDS
            if isinstance(error, RedisError):
                await fail(error)
            raise
        self._again_at = 0.0
        return answer


async def _nothing(_: RedisError) -> None:
    """redis-py closes the connection itself."""
