"""An EventSource in somebody's browser, open at the running bot. https://html.spec.whatwg.org/#server-sent-events"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import msgspec

from tests.control_room.browser import Browser

PATIENCE_SECONDS = 8.0


class Event(NamedTuple):
    name: str
    data: Any
    id: str


class Stream:
    def __init__(self, browser: Browser, guild_id: int, last_id: str = "") -> None:
        self._app = browser.app
        self._path = f"/api/v1/guilds/{guild_id}/live"
        cookies = "; ".join(f"{name}={value}" for name, value in browser.http.cookies.items())
        headers = {"host": "bot.example", "cookie": cookies, "last-event-id": last_id, **dict(browser.http.headers)}
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items() if value]
        self._told = asyncio.Condition()
        self._text = ""
        self._left = asyncio.Event()
        self._asked = False
        self.status = 0
        self.over = False
        self.last_id = last_id
        self.comments = 0

    async def runs(self) -> None:
        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
            "scheme": "https", "path": self._path, "raw_path": self._path.encode(), "query_string": b"",
            "root_path": "", "headers": self._headers, "client": ("203.0.113.7", 1), "server": None,
        }  # fmt: skip
        await self._app(scope, self._receive, self._send)
        async with self._told:
            self.over = True
            self._told.notify_all()

    def leave(self) -> None:
        self._left.set()

    async def next(self, name: str) -> Event:
        """The next event of this name; what comes before it is skipped."""
        while (event := await self.next_of_any()).name != name:
            pass
        return event

    async def ends(self) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._told:
            await self._told.wait_for(lambda: self.over)

    async def next_of_any(self) -> Event:
        while True:
            async with asyncio.timeout(PATIENCE_SECONDS), self._told:
                await self._told.wait_for(lambda: "\n\n" in self._text or self.over)
            assert "\n\n" in self._text, "it ended"
            block, _, self._text = self._text.partition("\n\n")
            fields = dict(line.split(": ", 1) for line in block.split("\n"))
            self.comments += "" in fields
            self.last_id = fields.get("id", self.last_id)
            if "event" in fields:
                return Event(fields["event"], msgspec.json.decode(fields["data"]), self.last_id)

    async def _receive(self) -> Any:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        async with self._told:
            self.status = message.get("status", self.status)
            self._text += message.get("body", b"").decode()
            self._told.notify_all()


@asynccontextmanager
async def listening(browser: Browser, guild_id: int, last_id: str = "") -> AsyncIterator[Stream]:
    """Once it is told that it is ready."""
    stream = Stream(browser, guild_id, last_id)
    running = asyncio.create_task(stream.runs())
    try:
        await stream.next("ready")
        yield stream
    finally:
        stream.leave()
        await running
