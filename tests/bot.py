"""The bot itself, inside the test's process: the real application on a real database and Valkey. Its members are in
`tests/members.py`, the Discord that it talks to in `tests/pretend_rest.py`.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx
import pytest
import structlog

from app import parts
from app.guilds.changing import changed
from app.guilds.store import GuildStore
from app.main import OmoBot, create_app
from app.queue.doorbell import PATIENT_SECONDS
from app.settings import Settings, load_settings
from tests import cast
from tests.cast import Json

API = "https://discord.example/api/v10"
BOT_TOKEN = "token-of-the-bot-in-tests"
ADDRESS = "https://bot.example"

Part = TypeVar("Part")
_guild_ids = itertools.count(9_107_199_254_740_993_001)


class Bot:
    """The running application."""

    def __init__(self, app: OmoBot) -> None:
        self.app = app
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS)

    def part(self, kind: type[Part]) -> Part:
        """One of app/parts.py, such as `Database`."""
        found: Part = self.app._parts[kind]
        return found

    async def gets(self, request: cast.SignedRequest, path: str = "/interactions") -> httpx.Response:
        """In a task of its own, as servers do: what is bound to the request ends with it."""
        return await asyncio.create_task(self.http.post(path, content=request.body, headers=request.headers))

    async def change_settings(self, guild_id: int, **patch: Any) -> None:
        """As `omo guild change` does."""
        await self.part(GuildStore).change(guild_id, cast.ANA.id, lambda settings: changed(settings, patch))


def environment(database_url: str, redis_url: str, **changed: str) -> dict[str, str]:
    return {
        "DISCORD_APPLICATION_ID": str(cast.APPLICATION),
        "DISCORD_PUBLIC_KEY": cast.PUBLIC_KEY,
        "DISCORD_BOT_TOKEN": BOT_TOKEN,
        "DISCORD_CLIENT_SECRET": "client-secret-of-tests",
        "DISCORD_API_URL": API,
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "SESSION_SECRETS": "0123456789abcdef0123456789abcdef",
        "PUBLIC_URL": ADDRESS,
        "DASHBOARD_FOLDER": "/nothing-is-built",
        **changed,
    }


@asynccontextmanager
async def running_bot(settings: Settings) -> AsyncIterator[Bot]:
    """From its start to its end, as a server would run it."""
    app = create_app(settings)
    # A logger that remembers its processors would not notice when another test looks at what is logged.
    structlog.configure(cache_logger_on_first_use=False)
    assert isinstance(app, OmoBot)
    async with _lifespan(app):
        bot = Bot(app)
        async with bot.http:
            yield bot


@asynccontextmanager
async def _lifespan(app: OmoBot) -> AsyncIterator[None]:
    """https://asgi.readthedocs.io/en/latest/specs/lifespan.html"""
    to_app: asyncio.Queue[Json] = asyncio.Queue()
    from_app: asyncio.Queue[Any] = asyncio.Queue()
    running = asyncio.create_task(app({"type": "lifespan", "asgi": {"version": "3.0"}}, to_app.get, from_app.put))
    for stage in ("startup", "shutdown"):
        to_app.put_nowait({"type": f"lifespan.{stage}"})
        said = asyncio.create_task(from_app.get())
        await asyncio.wait({said, running}, return_when=asyncio.FIRST_COMPLETED)
        if not said.done() or said.result()["type"] != f"lifespan.{stage}.complete":
            said.cancel()
            await running  # raises what went wrong
            raise AssertionError(f"the application ended before its {stage} was complete")
        if stage == "startup":
            yield
    await running


@pytest.fixture(scope="session")
def settings(database_url: str, redis_url: str) -> Settings:
    return load_settings(environment(database_url, redis_url))


@pytest.fixture(scope="session")
async def bot(settings: Settings) -> AsyncIterator[Bot]:
    """Patient with Valkey, because the machine may be busy with other tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "IMPATIENT_SECONDS", PATIENT_SECONDS)
        async with running_bot(settings) as bot:
            yield bot


@pytest.fixture
def untouched_guild() -> int:
    """Nobody changed a setting; in none, nobody but admins may award."""
    return next(_guild_ids)


@pytest.fixture
async def guild(bot: Bot) -> int:
    """This test's own; Producers may award."""
    guild_id = next(_guild_ids)
    await bot.change_settings(guild_id, award_roles=[cast.PRODUCER])
    return guild_id
