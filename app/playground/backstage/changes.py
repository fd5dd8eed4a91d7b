"""Tells whoever listens that something changed, so that a page shows it at once.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse

from app.playground.backstage.ask import Ask, Rule
from app.playground.changes import Changes

TOGETHER_SECONDS = 0.03
"""Changes that come so soon after each other are told as one."""
ALIVE_SECONDS = 15.0


async def follow(ask: Ask) -> StreamingResponse:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(ask.world.changes), media_type="text/event-stream", headers=headers)


async def _events(changes: Changes) -> AsyncIterator[str]:
    told = changes.revision
    yield _event(told)
    while not changes.over:
        if await changes.after(told, ALIVE_SECONDS) == told:
            yield ": nothing new\n\n"
            continue
        await asyncio.sleep(TOGETHER_SECONDS)
        told = changes.revision
        yield _event(told)


def _event(revision: int) -> str:
    return f"data: {json.dumps({'revision': revision})}\n\n"


ROUTES = (Rule("GET", "/changes", follow),)
