from typing import Any

import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground


@pytest.fixture
def commands(playground: Playground) -> str:
    return f"/applications/{playground.identity.application_id}/commands"


PING: dict[str, Any] = {"name": "ping", "description": "Is it there?"}


async def test_a_bulk_overwrite_replaces_everything(discord: httpx.AsyncClient, commands: str) -> None:
    await discord.put(commands, json=[PING, {"name": "old", "description": "x"}])
    before = {each["name"]: each for each in (await discord.get(commands)).json()}
    await discord.put(commands, json=[PING, {"name": "체크인", "description": "x"}])
    after = {each["name"]: each for each in (await discord.get(commands)).json()}
    assert set(after) == {"ping", "체크인"}
    assert (after["ping"]["id"], after["ping"]["version"]) == (before["ping"]["id"], before["ping"]["version"])


async def test_localizations_are_told_only_when_asked_for(discord: httpx.AsyncClient, commands: str) -> None:
    await discord.put(commands, json=[{**PING, "name_localizations": {"de": "klopf"}}])
    (hidden,) = (await discord.get(commands)).json()
    (shown,) = (await discord.get(commands, params={"with_localizations": "true"})).json()
    assert "name_localizations" not in hidden
    assert shown["name_localizations"] == {"de": "klopf"}


async def test_a_guilds_commands_are_its_own(discord: httpx.AsyncClient, playground: Playground, commands: str) -> None:
    guild = f"/applications/{playground.identity.application_id}/guilds/{cast.GUILD_ID}/commands"
    made = await discord.post(guild, json=PING)
    assert (made.status_code, made.json()["guild_id"]) == (201, cast.GUILD_ID)
    assert (await discord.post(guild, json={**PING, "description": "Other"})).status_code == 200
    assert (await discord.get(commands)).json() == []
    assert (await discord.delete(f"{guild}/{made.json()['id']}")).status_code == 204
    assert (await discord.get(f"{guild}/{made.json()['id']}")).json()["code"] == 10063


def text_option(**more: Any) -> dict[str, Any]:
    return {"type": 3, "name": "why", "description": "Why", **more}


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ({**PING, "name": "Ping"}, ["name"]),
        ({**PING, "name": "two words"}, ["name"]),
        ({**PING, "name": "x" * 33}, ["name"]),
        ({"name": "ping"}, ["description"]),
        ({**PING, "description": "x" * 101}, ["description"]),
        ({**PING, "name_localizations": {"xx": "ping"}}, ["name_localizations"]),
        ({**PING, "name_localizations": {"de": "Groß"}}, ["name_localizations"]),
        ({"name": "Show", "type": 2, "description": "x"}, ["description"]),
        ({**PING, "default_member_permissions": 8}, ["default_member_permissions"]),
        ({**PING, "options": [text_option(), {**text_option(), "name": "b", "required": True}]}, ["options"]),
        ({**PING, "options": [text_option(choices=[{"name": "a", "value": 1}])]}, ["options"]),
        ({**PING, "options": [text_option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]}, ["options"]),
        ({**PING, "options": [text_option() for _ in range(26)]}, ["options"]),
        ({**PING, "options": [text_option(), text_option()]}, ["options"]),
        ({**PING, "options": [{"type": 1, "name": "a", "description": "x"}, text_option()]}, ["options"]),
    ],
)
async def test_what_discord_would_refuse_is_refused_where_it_stands(
    discord: httpx.AsyncClient, commands: str, command: dict[str, Any], path: list[str]
) -> None:
    answer = await discord.put(commands, json=[PING | {"name": "fine"}, command])
    assert (answer.status_code, answer.json()["code"]) == (400, 50035)
    assert list(answer.json()["errors"]["1"]) == path
    assert (await discord.get(commands)).json() == []


async def test_a_command_of_more_than_8000_characters_is_too_large(discord: httpx.AsyncClient, commands: str) -> None:
    choices = [{"name": f"{index:02}{'x' * 98}", "value": "v" * 100} for index in range(25)]
    large = {**PING, "options": [text_option(name=name, choices=choices) for name in "ab"]}
    errors = (await discord.put(commands, json=[large])).json()["errors"]
    assert errors["0"]["_errors"][0]["code"] == "APPLICATION_COMMAND_TOO_LARGE"


async def test_there_are_at_most_100_commands(discord: httpx.AsyncClient, commands: str) -> None:
    many = [{**PING, "name": f"ping-{number}"} for number in range(101)]
    assert (await discord.put(commands, json=many)).json()["code"] == 30032
    assert (await discord.put(commands, json=many[:100])).status_code == 200


async def test_the_same_name_twice_is_refused(discord: httpx.AsyncClient, commands: str) -> None:
    errors = (await discord.put(commands, json=[PING, PING])).json()["errors"]
    assert errors["1"]["name"]["_errors"][0]["code"] == "APPLICATION_COMMANDS_DUPLICATE_NAME"
