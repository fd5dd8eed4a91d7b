"""A bot of a few lines: checks the signature and answers what the test tells it to."""

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import uvicorn
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

Json = dict[str, Any]
Answer = Callable[[Json], Awaitable[Response] | Response]


class EchoBot:
    def __init__(self, public_key: str) -> None:
        self._key = VerifyKey(bytes.fromhex(public_key))
        self.received: list[Json] = []
        self.answer: Answer = lambda interaction: says("pong")
        self.url = ""

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/interactions", self._endpoint, methods=["POST"])])

    async def _endpoint(self, request: Request) -> Response:
        body = await request.body()
        timestamp, signature = (request.headers.get(f"x-signature-{each}", "") for each in ("timestamp", "ed25519"))
        try:
            self._key.verify(timestamp.encode() + body, bytes.fromhex(signature))
        except (BadSignatureError, ValueError):
            return Response("invalid request signature", 401)
        interaction = json.loads(body)
        self.received.append(interaction)
        if interaction["type"] == 1:
            return JSONResponse({"type": 1})
        answer = self.answer(interaction)
        return answer if isinstance(answer, Response) else await answer


def says(content: str, **more: Any) -> Response:
    return JSONResponse({"type": 4, "data": {"content": content, **more}})


def answers(kind: int, data: Json | None = None) -> Response:
    return JSONResponse({"type": kind, **({"data": data} if data is not None else {})})


@contextlib.contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The app on a free port in a thread of its own; yields its address."""
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:  # named, or else asyncio does not set TCP_NODELAY
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
