"""A web server of the tests that answers whatever it is told, byte for byte."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class WebServer:
    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        """Whole answers by path."""
        self.dripping: set[str] = set()
        """Paths whose answer never ends, and comes slowly."""
        self.pouring: set[str] = set()
        """Paths whose answer never ends, and comes fast."""
        self.poured = 0
        """Bytes."""
        self.requests: list[str] = []
        self.origin = ""

    def url(self, path: str) -> str:
        return f"http://{self.origin}{path}"

    def page(self, path: str, body: bytes = b"", status: str = "200 OK", **headers: str) -> str:
        """Headers with _ for -. Returns the address."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *lines])
        self.pages[path] = f"{head}\r\n\r\n".encode() + body
        return self.url(path)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            path = request.split(" ")[1]
            writer.write(self.pages[path])
            while path in self.dripping:
                await writer.drain()
                await asyncio.sleep(0.02)
                writer.write(b" ")
            while path in self.pouring:
                writer.write(b" " * 65_536)
                await writer.drain()
                self.poured += 65_536
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def running_web_server() -> AsyncIterator[WebServer]:
    pages = WebServer()
    server = await asyncio.start_server(pages.answer, "127.0.0.1", 0)
    pages.origin = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield pages
    finally:
        server.close()
