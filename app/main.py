"""The map: which address leads where, and what is opened at the start."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import httpx
import structlog
from arq.connections import ArqRedis
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.books import BOOKS
from app.control_room.dashboard import Dashboard
from app.control_room.opening import open_control_room
from app.dailies.connections.connecting import Connecting
from app.dailies.connections.endpoint import ConnectPages
from app.dailies.pushes.callback import PATH, PushCallback
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.interactions.answering import Answering
from app.interactions.door import Door
from app.interactions.events import Events
from app.interactions.router import Router
from app.mileage.cards.endpoint import RankCards
from app.mileage.rank_cards import card_labels
from app.operations.health import Health
from app.operations.logging import set_up_logging
from app.parts import Parts, open_parts
from app.queue.doorbell import Doorbell
from app.settings import Settings
from app.texts import load_all_texts

log = structlog.get_logger(__name__)

GARBAGE_THRESHOLD = 10_000
"""New containers between two looks for garbage (Python's default: 700)."""


def create_app(settings: Settings) -> ASGIApp:
    set_up_logging(settings.log_format, settings.log_level)
    return OmoBot(settings)


class OmoBot:
    """The ASGI application: the signed doors first, by their exact path, then everything else through Starlette."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._parts: Parts = {}
        self._doors: dict[str, Door] = {}
        self._cards: RankCards | None = None
        health = Health(self._parts)
        self._others = Starlette(
            routes=[
                Route("/healthz", health.alive),
                Route("/readyz", health.ready),
                Route("/metrics", health.metrics),
            ],
            lifespan=self._lifespan,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (door := self._doors.get(scope["path"])) is not None:
            await door(scope, receive, send)
        else:
            await self._others(scope, receive, send)

    @asynccontextmanager
    async def _lifespan(self, starlette: Starlette) -> AsyncIterator[None]:
        keys = self._settings.discord_public_keys
        async with (
            open_parts(self._settings) as parts,
            httpx.AsyncClient() as http,
            open_control_room(self._settings, parts) as control_room,
        ):
            self._parts.update(parts)
            cards = RankCards(self._settings.session_secrets, http, parts[ArqRedis], card_labels)
            pushes = PushCallback(parts[Database], parts[Doorbell])
            starlette.router.routes += [
                Route("/cards/{signed}.png", cards.show),
                *ConnectPages(parts[Connecting]).routes,
                Route(PATH + "{path}", pushes.answer, methods=["GET", "POST"]),
                *control_room.routes,
            ]
            self._doors = {
                "/interactions": Door(keys, Answering(Router(BOOKS), parts[DiscordRest], parts)),
                "/discord/events": Door(keys, Events(parts[Database])),
            }
            taken = [*self._doors, *(route.path for route in starlette.routes if isinstance(route, Route))]
            starlette.router.default = Dashboard(self._settings, taken, control_room.plain_page)
            _leave_start_up_objects_alone()
            Thread(target=load_all_texts, daemon=True).start()  # beside the first requests, which seldom need them all
            log.info("ready", port=self._settings.port)
            yield
            await cards.close()


def _leave_start_up_objects_alone() -> None:
    """What is there now stays until the end: looking through it for garbage again and again cost 10 µs a request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD, 50, 50)
