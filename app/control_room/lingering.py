"""Answers whose request is not read to its end. Closed on unread bytes, TCP resets a connection, and many a client then
never sees the answer: https://datatracker.ietf.org/doc/html/rfc9112#section-9.6
"""

import asyncio
from contextlib import suppress

from starlette.types import Message, Receive, Send

MOST_BYTES = 16 << 20
"""As much as is under way at most in the buffers of a fast network."""
MOST_SECONDS = 1.0


def lingering(receive: Receive, send: Send) -> Send:
    """Sends the whole answer at once, but ends it only when the client has stopped, or had time enough to read it."""

    async def send_and_linger(message: Message) -> None:
        if message["type"] != "http.response.body" or message.get("more_body"):
            await send(message)
            return
        await send({**message, "more_body": True})
        with suppress(TimeoutError):
            async with asyncio.timeout(MOST_SECONDS):
                await _discard(receive)
        await send({"type": "http.response.body"})

    return send_and_linger


async def _discard(receive: Receive) -> None:
    """Until the client has sent everything, or went away."""
    left = MOST_BYTES
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if not message.get("more_body"):
            return
