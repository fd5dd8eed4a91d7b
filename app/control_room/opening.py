"""Puts the web side together, from the objects that the process shares."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from arq.connections import ArqRedis
from starlette.routing import BaseRoute

from app.control_room.access import Access
from app.control_room.api import AdminApi
from app.control_room.books import API_BOOKS
from app.control_room.callers import Callers
from app.control_room.dashboard import Page
from app.control_room.epochs import Epochs
from app.control_room.idempotency import Idempotency
from app.control_room.live.rooms import Rooms
from app.control_room.live.stopping import at_the_end_of_the_process
from app.control_room.origins import Origins
from app.control_room.rate_limits import RequestLimits
from app.control_room.sessions import Sessions
from app.control_room.sign_in import SignIn
from app.database.pool import Database
from app.discord.oauth import DiscordOAuth
from app.discord.rest import DiscordRest
from app.guilds.at_discord import GuildsAtDiscord
from app.guilds.store import GuildStore
from app.queue.live import Live
from app.settings import Settings


class ControlRoom(NamedTuple):
    routes: list[BaseRoute]
    plain_page: Page
    """Where the dashboard is not built."""


@asynccontextmanager
async def open_control_room(settings: Settings, parts: dict[type, Any]) -> AsyncIterator[ControlRoom]:
    """`parts` gets what its operations need."""
    database, redis = parts[Database], parts[ArqRedis]
    epochs, origins = Epochs(database), Origins(settings)
    sessions = Sessions(settings.session_secrets, settings.public_url, epochs)
    access = parts[Access] = Access(parts[DiscordRest], parts[GuildStore], redis)
    parts[GuildsAtDiscord] = GuildsAtDiscord(parts[DiscordRest], redis)
    callers = parts[Callers] = Callers(sessions, access, origins, database)
    rooms = parts[Rooms] = Rooms(database, parts[GuildStore], parts[Live])
    limits = RequestLimits(redis, settings.api_requests_per_minute)
    api = AdminApi(API_BOOKS, callers, sessions, limits, Idempotency(database), origins, parts)
    application, secret = settings.discord_application_id, settings.discord_client_secret
    async with DiscordOAuth(application, secret, settings.discord_api_url) as oauth:
        sign_in = SignIn(settings, oauth, sessions, epochs, database, access)
        with at_the_end_of_the_process(rooms.close):
            yield ControlRoom([*sign_in.routes(), *api.routes()], sign_in.home)
        await rooms.aclose()
