"""Ends tasks that may be in the middle of a command to Valkey."""

import asyncio
from collections.abc import Iterable
from typing import Any

AGAIN_SECONDS = 1.0


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancels them as often as it takes, and returns when all have ended.

    redis-py sends through `asyncio.wait_for`, which in Python 3.11 loses a cancellation that comes together with its
    result: the task goes on as if nobody had asked. https://github.com/python/cpython/issues/86296
    """
    ending = set(tasks)
    running = ending
    while running:
        for task in running:
            task.cancel()
        _, running = await asyncio.wait(running, timeout=AGAIN_SECONDS)
    await asyncio.gather(*ending, return_exceptions=True)
