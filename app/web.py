"""The web process: uvicorn around `app.main:create_app`."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from app.settings import Settings, load_settings, read_environment

if TYPE_CHECKING:
    from starlette.types import ASGIApp
    from uvicorn import Config

GRACE_SECONDS = 20
"""How long requests in flight may take after SIGTERM."""
KEEP_ALIVE_SECONDS = 120
"""Longer than load balancers keep idle connections (Traefik: 90 s), so that it is never us who hangs up first."""


def run(settings: Settings, processes: int) -> None:
    """Serves until SIGINT or SIGTERM; ends the program with status 1 when the start failed (already explained then)."""
    config = _config(settings, processes)
    if processes > 1:
        _supervise(config)
    else:
        _serve(config)


def application() -> "ASGIApp":
    """What uvicorn imports by name, in each process."""
    from app.main import create_app

    return create_app(load_settings(read_environment()))


def _config(settings: Settings, processes: int) -> "Config":
    from uvicorn import Config

    return Config(
        "app.web:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=processes,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,  # as app.main sets it up for everything
        proxy_headers=False,  # our own address is PUBLIC_URL, never guessed from headers
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _serve(config: "Config") -> None:
    from uvicorn import Server

    server = Server(config)
    with suppress(KeyboardInterrupt):  # uvicorn has ended in order and passes the signal on
        server.run()
    if not server.started:
        sys.exit(1)


def _supervise(config: "Config") -> None:
    from uvicorn.supervisors import Multiprocess

    Multiprocess(config, sockets=[config.bind_socket()]).run()
