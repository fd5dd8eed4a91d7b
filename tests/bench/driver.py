"""The load: many keep-alive connections in one process, each sending its next request when the last one is answered.

As little work as possible between an answer and the next request, so that the server is what is measured.
"""

import asyncio
import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import uvloop

from tests.bench.statistics import percentile


@dataclass(frozen=True)
class Round:
    """What came of one round; `latencies` are in seconds, sorted."""

    seconds: float
    latencies: list[float]
    answers: list[bytes]
    """The bodies; whether they are good is for the caller to say."""
    refused: int
    """Answers that were not 200, and connections that broke."""

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds

    def percentile(self, percent: float) -> float:
        return percentile(self.latencies, percent)


def drive(port: int, requests: Sequence[bytes], connections: int) -> Round:
    """Sends every request once, over `connections` connections to 127.0.0.1."""
    gc.collect()
    gc.disable()
    try:
        return uvloop.run(_drive(port, requests, connections))
    finally:
        gc.enable()


async def _drive(port: int, requests: Sequence[bytes], connections: int) -> Round:
    loop = asyncio.get_running_loop()
    load = _Load(iter(requests), connections, loop.create_future())
    lines = [
        (await loop.create_connection(lambda: _Connection(load), "127.0.0.1", port))[1] for _ in range(connections)
    ]
    started = time.perf_counter()
    for line in lines:
        line.send_next()
    await load.finished
    seconds = time.perf_counter() - started
    return Round(seconds, sorted(load.latencies), load.answers, load.refused)


class _Load:
    def __init__(self, requests: Iterator[bytes], connections: int, finished: asyncio.Future[None]) -> None:
        self.requests = requests
        self.open_connections = connections
        self.finished = finished
        self.latencies: list[float] = []
        self.answers: list[bytes] = []
        self.refused = 0


class _Connection(asyncio.Protocol):
    def __init__(self, load: _Load) -> None:
        self.load = load
        self.pending = b""
        self.sent_at: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's own are no subclass of it

    def send_next(self) -> None:
        request = next(self.load.requests, None)
        if request is None:
            self.sent_at = None
            self.transport.close()
            return
        self.sent_at = time.perf_counter()
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        if self.pending:
            data = self.pending + data
        end_of_head = data.find(b"\r\n\r\n")
        if end_of_head < 0:
            self.pending = data
            return
        start = data.index(b"content-length: ", 0, end_of_head + 2) + 16
        end = end_of_head + 4 + int(data[start : data.index(b"\r", start)])
        if len(data) < end:
            self.pending = data
            return
        self.pending = b""
        self._answered(data[9:12] == b"200", data[end_of_head + 4 : end])

    def _answered(self, accepted: bool, body: bytes) -> None:
        assert self.sent_at is not None, "an answer that nobody asked for"
        self.load.latencies.append(time.perf_counter() - self.sent_at)
        self.load.answers.append(body)
        self.load.refused += not accepted
        self.send_next()

    def connection_lost(self, error: Exception | None) -> None:
        if self.sent_at is not None:
            self.load.refused += 1
        self.load.open_connections -= 1
        if not self.load.open_connections and not self.load.finished.done():
            self.load.finished.set_result(None)
