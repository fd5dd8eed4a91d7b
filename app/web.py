"""The web process: uvicorn around `app.main:create_app`."""

import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING

from app.errors import OmoError, OperatorError
from app.settings import Settings, load_settings, read_environment
from app.terminal import tell
from app.texts import DEFAULT_LANGUAGE, texts_in

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from uvicorn import Config

GRACE_SECONDS = 20
"""How long requests in flight may take after SIGTERM."""
KEEP_ALIVE_SECONDS = 120
"""Longer than load balancers keep idle connections (Traefik: 90 s), so that it is never us who hangs up first."""


def run() -> None:
    """Serves until SIGINT or SIGTERM; ends the program with status 1 when the start failed (already explained then).

    Raises `OperatorError` for settings that cannot work, and when the address cannot be had.
    """
    settings = load_settings(read_environment())
    config = _config(settings)
    with _address(settings) as address:
        started = _supervise(config, address) if settings.web_concurrency > 1 else _serve(config, address)
    if not started:
        sys.exit(1)


def application() -> "ASGIApp":
    """What uvicorn imports by name, in each process."""
    texts_in(DEFAULT_LANGUAGE)  # first: what compiling leaves behind is used again by what comes after, 5 MB
    from app.main import create_app

    _end_with_supervisor()
    return ExplainedStart(create_app(load_settings(read_environment())))


def _end_with_supervisor() -> None:
    """Killed, it cannot tell its processes to end, and they would keep the port."""
    if supervisor := parent_process():
        Thread(target=_end_after, args=(supervisor.join,), daemon=True).start()


def _end_after(waiting: Callable[[], None]) -> None:
    waiting()
    os.kill(os.getpid(), signal.SIGTERM)


class ExplainedStart:
    """What an operator can mend is told in one line when the start fails, where Starlette would show a traceback."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> Awaitable[None]:
        """Not a coroutine itself: every request passes here."""
        return self._live(scope, receive, send) if scope["type"] == "lifespan" else self._app(scope, receive, send)

    async def _live(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        failure: Message | None = None

        async def hold_failure(message: "Message") -> None:
            nonlocal failure
            if message["type"] == "lifespan.startup.failed":
                failure = message
            else:
                await send(message)

        try:
            await self._app(scope, receive, hold_failure)
        except OmoError as error:
            if failure is None:
                raise
            tell(error)
            await send({"type": "lifespan.startup.failed", "message": ""})
        except BaseException:
            if failure is not None:
                await send(failure)
            raise


def _config(settings: Settings) -> "Config":
    from uvicorn import Config

    return Config(
        "app.web:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.web_concurrency,
        loop="uvloop",
        http="httptools",
        ws="none",
        interface="asgi3",
        lifespan="on",
        access_log=False,
        log_config=None,  # as app.main sets it up for everything
        proxy_headers=False,  # our own address is PUBLIC_URL, never guessed from headers
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _address(settings: Settings) -> socket.socket:
    """Taken, but not listened on before the bot is ready: until then callers are refused at once."""
    address = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    address.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        address.bind((settings.host, settings.port))
    except OSError as error:
        address.close()
        raise OperatorError(f"cannot listen on {settings.host}, port {settings.port}: {error.strerror}") from error
    address.set_inheritable(True)
    return address


def _serve(config: "Config", address: socket.socket) -> bool:
    """Whether it got as far as answering."""
    from uvicorn import Server

    server = Server(config)
    # uvicorn ends in order and then passes the signal on; it ends the program by itself when the start fails
    with suppress(KeyboardInterrupt, SystemExit):
        server.run(sockets=[address])
    return server.started


def _supervise(config: "Config", address: socket.socket) -> bool:
    from uvicorn.config import STARTUP_FAILURE
    from uvicorn.supervisors import Multiprocess

    supervisor = Multiprocess(config, sockets=[address])
    supervisor.run()
    return all(process.process.exitcode != STARTUP_FAILURE for process in supervisor.processes)
