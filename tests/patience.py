"""Waiting for what happens by itself."""

import asyncio
import time
from collections.abc import Awaitable, Callable

PATIENCE_SECONDS = 80.0
"""On a machine so busy that a job fails half-way, the next worker has the member a minute later."""


async def eventually(true: Callable[[], bool | Awaitable[bool]]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        found = true()
        if found if isinstance(found, bool) else await found:
            return
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.05)
