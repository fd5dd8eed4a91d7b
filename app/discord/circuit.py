"""What a Discord that hangs may cost: one call's patience in a while. Everybody else hears at once that it is away."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.discord.request import Request
from app.errors import DiscordError, DiscordUnavailable

AWAY_SECONDS = 5.0
"""After a call without an answer nobody asks for so long; then one call tries."""

Answer = TypeVar("Answer")


class Circuit:
    """Of one process. An answer of any kind, a refusal too, tells that Discord is there."""

    def __init__(self) -> None:
        self._again_at = 0.0

    @property
    def away(self) -> bool:
        return time.monotonic() < self._again_at

    async def call(self, request: Request, do: Callable[[], Awaitable[Answer]]) -> Answer:
        """Raises what `do` raises, and `DiscordUnavailable` at once while Discord is away."""
        if self.away:
            raise _away(request)
        if self._again_at:
            self._again_at = time.monotonic() + AWAY_SECONDS  # the others wait for what this one finds
        try:
            answer = await do()
        except DiscordError as error:
            self._again_at = 0.0 if error.status else time.monotonic() + AWAY_SECONDS
            raise
        self._again_at = 0.0
        return answer


def _away(request: Request) -> DiscordUnavailable:
    error = DiscordUnavailable(request.route, message="not sent: Discord did not answer a moment ago")
    error.uncertain = False
    return error
