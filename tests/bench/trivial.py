"""A server that does next to nothing: what the driver reaches here is the driver's own ceiling."""

import asyncio
import os
from typing import cast

import uvloop

BODY = b'{"type":4,"data":{"content":".","flags":64}}'
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)


class Trivial(asyncio.Protocol):
    """Takes every request for complete when its announced length is there; no request is pipelined."""

    def __init__(self) -> None:
        self.received = 0
        self.expected = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's own are no subclass of it

    def data_received(self, data: bytes) -> None:
        if not self.received:
            start = data.index(b"content-length: ") + 16
            self.expected = data.index(b"\r\n\r\n") + 4 + int(data[start : data.index(b"\r", start)])
        self.received += len(data)
        if self.received >= self.expected:
            self.received = 0
            self.transport.write(ANSWER)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Trivial, "127.0.0.1", int(os.environ["PORT"]))
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
