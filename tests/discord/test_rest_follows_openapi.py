"""Every call we make is one that Discord describes. https://github.com/discord/discord-api-spec"""

import inspect
import re
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import msgspec
import pytest
import respx

from app.discord.request import Request
from app.discord.rest import DiscordRest
from tests.discord.rest_bench import API, BEA, CHANNEL, GUILD, INTERACTION_TOKEN, ROADIE, SleptClock, a_rest

DESCRIPTION = Path(__file__).parents[3] / "shared/reference/discord-openapi.json"
MESSAGE = {"content": "hello", "embeds": [{"title": "Leaderboard"}], "flags": 64}
COMMANDS = [{"name": "ping", "type": 1, "description": "Says pong", "description_localizations": {"de": "Sagt Pong"}}]

Call = Callable[[DiscordRest], Coroutine[Any, Any, object]]
CALLS: dict[str, list[Call]] = {
    "get_original": [lambda rest: rest.get_original(INTERACTION_TOKEN)],
    "edit_original": [lambda rest: rest.edit_original(INTERACTION_TOKEN, MESSAGE)],
    "delete_original": [lambda rest: rest.delete_original(INTERACTION_TOKEN)],
    "create_followup": [lambda rest: rest.create_followup(INTERACTION_TOKEN, MESSAGE)],
    "create_message": [lambda rest: rest.create_message(CHANNEL, MESSAGE, nonce="item-1")],
    "get_guild": [lambda rest: rest.get_guild(GUILD)],
    "get_roles": [lambda rest: rest.get_roles(GUILD)],
    "get_member": [lambda rest: rest.get_member(GUILD, BEA)],
    "add_role": [lambda rest: rest.add_role(GUILD, BEA, ROADIE, reason="Rank reached")],
    "remove_role": [lambda rest: rest.remove_role(GUILD, BEA, ROADIE)],
    "get_current_application": [lambda rest: rest.get_current_application()],
    "get_global_commands": [lambda rest: rest.get_global_commands()],
    "get_guild_commands": [lambda rest: rest.get_guild_commands(GUILD)],
    "put_commands": [lambda rest: rest.put_commands(None, COMMANDS), lambda rest: rest.put_commands(GUILD, COMMANDS)],
}


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    if not DESCRIPTION.exists():
        pytest.skip("Discord's API description is not beside this checkout (../shared/reference/discord-openapi.json)")
    return dict(msgspec.json.decode(DESCRIPTION.read_bytes()))


def test_every_call_of_the_client_is_tried_here() -> None:
    assert set(CALLS) == {name for name in vars(DiscordRest) if not name.startswith("_")}
    assert all(inspect.iscoroutinefunction(getattr(DiscordRest, name)) for name in CALLS)


@pytest.mark.parametrize("call", [call for calls in CALLS.values() for call in calls])
async def test_discord_describes_the_call(
    call: Call, description: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    request, sent = await sent_by(call, monkeypatch)
    operation = operations(description).get((request.method.lower(), nameless(request.template)))
    assert operation, f"{request.route} is not in Discord's description"
    assert set(request.params or ()) <= {parameter["name"] for parameter in operation.get("parameters", ())}
    if request.json is None:
        assert "requestBody" not in operation or not operation["requestBody"].get("required")
        return
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(
        msgspec.json.decode(sent.content)
    )


def test_a_wrong_body_would_be_noticed(description: dict[str, Any]) -> None:
    operation = operations(description)[("post", "/channels/{}/messages")]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    validator = jsonschema.Draft202012Validator({**schema, "components": description["components"]})
    assert not validator.is_valid({"content": "x" * 5000})
    assert not validator.is_valid({"content": "x", "allowed_mentions": {"parse": ["all"]}})


async def sent_by(call: Call, monkeypatch: pytest.MonkeyPatch) -> tuple[Request, httpx.Request]:
    """The request as we describe it, and as it went out; the answer is a refusal, so that no shape matters."""
    described: list[Request] = []
    once = DiscordRest._once

    async def note(self: DiscordRest, request: Request) -> bytes:
        described.append(request)
        return await once(self, request)

    monkeypatch.setattr(DiscordRest, "_once", note)
    with respx.mock(base_url=API) as discord:
        anything = discord.route().mock(return_value=httpx.Response(400, json={"code": 50035}))
        async with a_rest(SleptClock()) as rest:
            with pytest.raises(Exception, match="50035"):
                await call(rest)
        return described[0], anything.calls.last.request


def operations(description: Mapping[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method, nameless(path)): operation
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    }


def nameless(path: str) -> str:
    """What a gap is called is our own affair."""
    return re.sub(r"\{\w+\}", "{}", path)
