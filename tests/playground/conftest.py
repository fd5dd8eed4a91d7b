"""A playground in a temporary folder with a clock that the test moves, and a bot that talks to it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.routing import compile_path

from app.playground import cast
from app.playground.permissions import bits
from app.playground.playground import Playground, open_playground
from app.playground.rest.call import Rule
from app.playground.rest.door import RULES
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from tests.discords_description import discords_description
from tests.playground.echo_bot import EchoBot, served

PATTERNS = [(rule, compile_path(rule.template)[0]) for rule in RULES]
NOT_DESCRIBED = {"POST /oauth2/token", "POST /oauth2/token/revoke"}
"""OAuth's own: https://datatracker.ietf.org/doc/html/rfc6749"""


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
    """The pretend Discord's REST API, with the bot's token. Every answer in every test is held against Discord's own
    description of it, where that is."""
    transport = httpx.ASGITransport(create_playground(playground))
    headers = {"Authorization": f"Bot {playground.identity.bot_token}"}
    async with httpx.AsyncClient(
        transport=transport,
        base_url="http://playground/api/v10",
        headers=headers,
        event_hooks={"response": [check_answer]},
    ) as client:
        yield client


async def check_answer(answer: httpx.Response) -> None:
    description, rule = discords_description(), rule_of(answer.request)
    if description is None or rule is None or rule.route in NOT_DESCRIBED or answer.status_code >= 500:
        return
    await answer.aread()
    assert description.problems_of_answer(rule.method, rule.template, answer) == [], rule.route


def rule_of(request: httpx.Request) -> Rule | None:
    """Which of the pretend Discord's rules a request is for; None behind the stage and for unknown paths."""
    path = request.url.path.removeprefix("/api/v10")
    found = (rule for rule, pattern in PATTERNS if rule.method == request.method and pattern.match(path))
    return next(found, None) if path != request.url.path else None


def the_bot_may(playground: Playground, *names: str) -> None:
    """Only this, and what everybody may."""
    playground.world.role(cast.GUILD_ID, cast.CREW_BOT)["permissions"] = str(bits(names))


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
