"""The playground as an ASGI app, and the process that serves it."""

import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.playground.backstage.door import backstage_routes
from app.playground.changes import Changes
from app.playground.oauth.consent import oauth_routes
from app.playground.page import Page
from app.playground.platform.door import platform_routes
from app.playground.playground import Playground, open_playground
from app.playground.problems import METHOD_NOT_ALLOWED, NOT_FOUND, PlaygroundError
from app.playground.rest.door import JsonResponse, discord_routes
from app.playground.settings import PlaygroundSettings
from app.playground.storage import address_left_behind, kept_up_to_date
from app.playground.world import FILE_NAME


class Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, changes: Changes) -> None:
        super().__init__(config)
        self._changes = changes

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Open pages listen for changes for ever; without this the end would wait for them."""
        self._changes.end()
        await super().shutdown(sockets)


def create_playground(playground: Playground, address: str | None = None) -> Starlette:
    """`address` is left in the folder for other terminals, while the app is up."""
    folder = playground.settings.folder

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        playground.world.changed = True  # a new world is kept from the start
        with address_left_behind(folder, address) if address else contextlib.nullcontext():
            async with kept_up_to_date(folder / FILE_NAME, playground.world.take_changes):
                yield

    return Starlette(
        routes=[
            *discord_routes(playground),
            *oauth_routes(playground),
            *backstage_routes(playground),
            *platform_routes(playground),
            *Page(playground.settings).routes(),
        ],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refuse},
    )


def serve(settings: PlaygroundSettings) -> None:
    """Until SIGINT or SIGTERM. Raises `PlaygroundError` when the port is taken, before the world is touched."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, so that asyncio sends small answers at once (TCP_NODELAY): otherwise each takes 40 ms.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            message = f"the playground cannot listen on {settings.address}: {error.strerror} (set PLAYGROUND_PORT?)"
            raise PlaygroundError(message) from error
        playground = open_playground(settings)
        app = create_playground(playground, settings.address)
        print(f"The pretend Discord listens on {settings.address} (Ctrl-C ends it)", flush=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3, ws="none")
        Server(config, playground.world.changes).run(sockets=[listener])


async def _refuse(request: Request, error: Exception) -> Response:
    known = METHOD_NOT_ALLOWED if isinstance(error, HTTPException) and error.status_code == 405 else NOT_FOUND
    return JsonResponse(known().body, known.status)
