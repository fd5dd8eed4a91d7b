"""The Admin API's stream of what happens in a guild."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable

from app.api.call import Call, Streamed
from app.api.declaration import ApiBook
from app.control_room.callers import Callers
from app.control_room.live.news import Position, event
from app.control_room.live.rooms import Listener, Rooms
from app.errors import DatabaseUnavailable

live = ApiBook("live")

HEARTBEAT_SECONDS = 15.0
ASK_AGAIN_SECONDS = 60.0
RETRY_MILLISECONDS = 3000
"""After which a browser comes back."""


@live.get("/guilds/{guild_id}/live", "What happens, as it happens", media_type="text/event-stream")
async def listen(call: Call) -> Streamed:
    """Comes back with `Last-Event-ID`, as browsers do, and is told what was missed."""
    [operation] = live.operations
    headers = call.headers

    async def may_still() -> bool:
        return await call.part(Callers).still_admits(headers, operation, call.guild_id)

    since, listener = headers.get("last-event-id"), Listener(call.caller.audit_name)
    chunks = _stream(call.part(Rooms), call.guild_id, listener, since, may_still)
    return Streamed(chunks, headers={"X-Accel-Buffering": "no"})


async def _stream(
    rooms: Rooms, guild_id: int, listener: Listener, since: str | None, may_still: Callable[[], Awaitable[bool]]
) -> AsyncIterator[bytes]:
    """Ends when they lost their access, read too slowly, opened too many, or when the process ends."""
    yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
    position = Position.read(since) if since else None
    try:
        await rooms.enter(guild_id, listener, position)
        if since and position is None:
            listener.give(event("reload", {}))
        ask_again = time.monotonic() + ASK_AGAIN_SECONDS
        while not listener.over:
            yield await listener.next(HEARTBEAT_SECONDS) or b": still here\n\n"
            if time.monotonic() >= ask_again:
                if not await may_still():
                    return
                ask_again = time.monotonic() + ASK_AGAIN_SECONDS
    except DatabaseUnavailable:
        yield event("reload", {})
    finally:
        rooms.leave(guild_id, listener)
