"""Puts "thinking …" in the place of an answer that takes its time.

https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

DEFER_AFTER_SECONDS = 2.0


class Deferral:
    """Sent by the watchdog unless called off in time; `seconds` tells when."""

    def __init__(self, watchdog: "Watchdog", defer: Callable[[], Awaitable[None]]) -> None:
        self._watchdog = watchdog
        self._defer = defer
        self._sending: asyncio.Future[None] | None = None
        self.began_at = time.monotonic()
        self.seconds = DEFER_AFTER_SECONDS
        watchdog.watch(self)

    def call_off(self) -> bool:
        """Whether the first answer is still to be given."""
        self._watchdog.leave(self)
        return self._sending is None

    async def sent(self) -> None:
        """Sends it now if it was not."""
        await (self._sending or self.begin())

    def begin(self) -> "asyncio.Future[None]":
        self.seconds = time.monotonic() - self.began_at
        self._sending = asyncio.ensure_future(self._defer())
        return self._sending


class Watchdog:
    """Begins the deferrals that are due. One timer for all of them: whoever is fast pays for a place in a dict."""

    def __init__(self) -> None:
        self._watched: dict[Deferral, None] = {}
        """The oldest first."""
        self._timer: asyncio.TimerHandle | None = None

    def watch(self, deferral: Deferral) -> None:
        self._watched[deferral] = None
        if self._timer is None:
            self._wake_up_for(deferral)

    def leave(self, deferral: Deferral) -> None:
        self._watched.pop(deferral, None)

    def _wake_up_for(self, deferral: Deferral) -> None:
        wait = deferral.began_at + DEFER_AFTER_SECONDS - time.monotonic()
        self._timer = asyncio.get_running_loop().call_later(wait, self._look)

    def _look(self) -> None:
        self._timer = None
        while oldest := next(iter(self._watched), None):
            if oldest.began_at + DEFER_AFTER_SECONDS > time.monotonic():
                self._wake_up_for(oldest)
                return
            self.leave(oldest)
            oldest.begin()
