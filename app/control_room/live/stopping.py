"""SIGTERM, told to streams: uvicorn ends the application only after all answers, so they have to end first."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], Any]


@contextmanager
def at_the_end_of_the_process(end: Callable[[], None]) -> Iterator[None]:
    """`end` is called in the running loop, before whoever handled the signals until now. Needs the main thread."""
    before = _handlers() if current_thread() is main_thread() else {}
    loop = asyncio.get_running_loop()

    def ending_first(then: Handler) -> Handler:
        def handle(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(end)
            then(number, frame)

        return handle

    for number, handler in before.items():
        signal.signal(number, ending_first(handler))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _handlers() -> dict[int, Handler]:
    """Of somebody who ends the process in order; without one the system ends it at once."""
    found = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    return {number: handler for number, handler in found.items() if callable(handler)}
