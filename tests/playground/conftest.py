"""A playground in a temporary folder with a clock that the test moves, and a bot that talks to it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from app.playground.playground import Playground, open_playground
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from tests.playground.echo_bot import EchoBot, served


class Clock:
    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> PlaygroundSettings:
    return PlaygroundSettings(
        host="127.0.0.1",
        port=18788,
        folder=tmp_path / "playground",
        page_folder=tmp_path / "page",
        bot_url="http://127.0.0.1:9/interactions",
        application_id=None,
    )


@pytest.fixture
def playground(settings: PlaygroundSettings, clock: Clock) -> Playground:
    opened = open_playground(settings)
    return Playground(settings, opened.identity, opened.world, clock)


@pytest.fixture
async def discord(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    """The pretend Discord's REST API, with the bot's token."""
    transport = httpx.ASGITransport(create_playground(playground))
    headers = {"Authorization": f"Bot {playground.identity.bot_token}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://playground/api/v10", headers=headers) as client:
        yield client


@pytest.fixture
async def stage(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    """Behind the stage, as the page asks."""
    transport = httpx.ASGITransport(create_playground(playground))
    async with httpx.AsyncClient(transport=transport, base_url="http://playground/playground") as client:
        yield client


@pytest.fixture
def bot(playground: Playground) -> Iterator[EchoBot]:
    echo = EchoBot(playground.identity.public_key)
    with served(echo.app()) as address:
        echo.url = f"{address}/interactions"
        yield echo


COMMANDS = [
    {"name": "ping", "description": "Is the bot there?"},
    {
        "name": "mileage",
        "description": "Miles",
        "name_localizations": {"de": "meilen"},
        "contexts": [0],
        "options": [
            {
                "type": 1,
                "name": "award",
                "description": "Give miles",
                "options": [
                    {"type": 6, "name": "member", "description": "Who", "required": True},
                    {
                        "type": 4,
                        "name": "miles",
                        "description": "How many",
                        "required": True,
                        "min_value": 1,
                        "max_value": 10000,
                    },
                    {"type": 3, "name": "reason", "description": "Why", "max_length": 200},
                    {"type": 5, "name": "quietly", "description": "Tell nobody"},
                    {"type": 8, "name": "role", "description": "For whom"},
                    {"type": 7, "name": "where", "description": "Where"},
                ],
            },
            {"type": 1, "name": "show", "description": "Show miles"},
        ],
    },
    {
        "name": "leaderboard",
        "description": "Who is where",
        "options": [
            {
                "type": 3,
                "name": "period",
                "description": "Since when",
                "choices": [
                    {"name": "This week", "value": "week", "name_localizations": {"de": "Diese Woche"}},
                    {"name": "Always", "value": "all"},
                ],
            }
        ],
    },
    {"name": "Show mileage", "type": 2},
    {"name": "Award miles", "type": 3},
]


@pytest.fixture
async def registered(discord: httpx.AsyncClient, playground: Playground) -> None:
    answer = await discord.put(f"/applications/{playground.identity.application_id}/commands", json=COMMANDS)
    assert answer.status_code == 200, answer.text
