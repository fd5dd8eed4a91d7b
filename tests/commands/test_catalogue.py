"""What is registered with Discord, checked against Discord's limits and its own description."""

import msgspec
import pytest

from app.commands.context import Context
from app.commands.declaration import CommandBook
from app.discord.replies import Reply
from app.interactions.catalogue import all_commands, catalogue
from app.interactions.router import Router
from app.playground.problems import FormProblems
from app.playground.rules.commands import check_bulk
from tests.cast import Json
from tests.discords_description import Description

TEMPLATES = ("/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands")
CONTRACT = {
    "ping": [],
    "check-in": [],
    "mileage": ["show", "history", "award", "undo", "privacy"],
    "leaderboard": [],
    "Show mileage": [],
    "Award miles": [],
}
"""Commands that people and docs rely on, with their sub-commands. Later ones may come; none of these may go."""


@pytest.fixture(scope="module")
def declared() -> list[Json]:
    return catalogue(all_commands())


def problems_of(commands: list[Json]) -> Json:
    """As Discord would report them."""
    problems = FormProblems()
    check_bulk(problems, commands)
    return dict(problems.errors)


def named(commands: list[Json], name: str) -> Json:
    return next(command for command in commands if command["name"] == name)


def test_discord_would_take_every_command(declared: list[Json]) -> None:
    assert problems_of(declared) == {}


def test_a_command_that_discord_would_not_take_is_noticed(declared: list[Json]) -> None:
    spoilt = msgspec.json.decode(msgspec.json.encode(declared))
    named(spoilt, "leaderboard")["options"][0]["description"] = "x" * 101

    assert "options" in str(problems_of(spoilt))


def test_the_promised_commands_are_there(declared: list[Json]) -> None:
    for name, sub_commands in CONTRACT.items():
        options = [option["name"] for option in named(declared, name)["options"] if option["type"] == 1]
        assert set(sub_commands) <= set(options), name


@pytest.mark.parametrize("template", TEMPLATES)
def test_commands_follow_discords_description(declared: list[Json], description: Description, template: str) -> None:
    assert description.problems_of_request("PUT", template, declared) == []


def test_discords_description_would_notice_a_mistake(declared: list[Json], description: Description) -> None:
    spoilt = msgspec.json.decode(msgspec.json.encode(declared))
    named(spoilt, "mileage")["options"][0]["name"] = "x" * 33

    assert description.problems_of_request("PUT", TEMPLATES[0], spoilt) != []


def test_what_works_in_a_server_only_is_offered_in_servers_only(declared: list[Json]) -> None:
    assert named(declared, "check-in")["contexts"] == [0]
    assert named(declared, "ping")["contexts"] == [0, 1]


def test_every_name_and_description_comes_in_german_and_english(declared: list[Json]) -> None:
    lacking = [where for command in declared for where in _untranslated(command, command["name"])]

    assert lacking == []


def _untranslated(thing: Json, where: str) -> list[str]:
    """A command's or option's name is typed and stays; what is read comes in every language."""
    read = "description_localizations" if thing.get("description") else "name_localizations"
    found = [] if {"de", "en-US", "en-GB"} <= set(thing[read]) else [where]
    for part in [*thing.get("options", []), *thing.get("choices", [])]:
        found += _untranslated(part, f"{where} {part['name']}")
    return found


def test_the_same_name_twice_stops_the_start() -> None:
    book = CommandBook()
    for _ in range(2):

        @book.slash("ping")
        async def ping(ctx: Context) -> Reply:
            return Reply(content="pong")

    with pytest.raises(ValueError, match="declared twice"):
        Router([book])
