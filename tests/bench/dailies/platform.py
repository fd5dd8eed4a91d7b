"""A server of very many feeds, as light as it can be.

Every second feed never changes: it answers 304 to whoever has it. The others have a new item for everybody who comes
back. `/large` is a feed of 5 MB. What a client has seen is in its ETag; the server remembers nothing.
"""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import cast

import uvloop

from app.local.ports import free_port
from app.local.tether import die_with_parent
from tests.dailies.feeds import entry, rss

ITEMS = 20
LARGE_ITEMS = 3_300
_TEXT = "&lt;p&gt;Fuel, &lt;b&gt;rain&lt;/b&gt; and jokes.&lt;/p&gt;"


@contextmanager
def running_platform(hosts: int) -> Iterator[list[str]]:
    """In a process of its own; its `host:port`s."""
    port, addresses = free_port(), [f"127.0.0.{number}" for number in range(1, hosts + 1)]
    server = subprocess.Popen(
        [sys.executable, "-m", __name__, str(port), ",".join(addresses)],
        stdout=subprocess.PIPE,
        preexec_fn=die_with_parent(signal.SIGKILL),
    )
    with server:
        try:
            assert server.stdout
            assert server.stdout.readline() == b"ready\n"
            yield [f"{address}:{port}" for address in addresses]
        finally:
            server.kill()


class Door(asyncio.Protocol):
    """One connection, kept open as long as the client likes."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """A request without a body comes in one piece here."""
        lines = data.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1].removeprefix("/")
        seen = next((line.split('"')[1] for line in lines if line.lower().startswith("if-none-match:")), "")
        self._transport.write(_answer(path, seen))


def _answer(path: str, seen: str) -> bytes:
    if path == "large":
        return _found(large_feed(), "")
    number = int(path)
    if seen and number % 2 == 0:
        return f'HTTP/1.1 304 Not Modified\r\nETag: "{seen}"\r\n\r\n'.encode()
    rounds = int(seen) + 1 if seen else 0
    return _found(small_feed(number, rounds), str(rounds))


def _found(body: bytes, etag: str) -> bytes:
    tag = f'ETag: "{etag}"\r\n' if etag else ""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n{tag}Content-Length: {len(body)}\r\n\r\n".encode() + body


def small_feed(number: int, rounds: int) -> bytes:
    """About 16 KB."""
    return _feed(f"feed {number}", range(rounds, rounds + ITEMS), 8)


@cache
def large_feed() -> bytes:
    """About 5 MB."""
    return _feed("large", range(LARGE_ITEMS), 25)


def _feed(name: str, days: range, paragraphs: int) -> bytes:
    text = _TEXT * paragraphs
    return rss(
        *(
            entry(f"{name} {day}", f"https://omo.example/{day}", f"Day {day}", _date(day), text)
            for day in reversed(days)
        ),
        title=name,
    )


def _date(day: int) -> str:
    return f"{1 + day % 28} Nov 2026 07:00:00 GMT"


async def serve(port: int, addresses: list[str]) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Door, addresses, port, backlog=1000)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2].split(",")))
