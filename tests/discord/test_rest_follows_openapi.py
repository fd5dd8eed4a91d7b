"""Every call we make is one that Discord describes. https://github.com/discord/discord-api-spec"""

import inspect
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import msgspec
import pytest
import respx

from app.discord.replies import File
from app.discord.request import Request
from app.discord.rest import DiscordRest
from tests.discord.rest_bench import API, BEA, CHANNEL, GUILD, INTERACTION_TOKEN, ROADIE, SleptClock, a_rest
from tests.discords_description import Description
from tests.pretend_rest import read_body

PICTURE = [File("card.png", b"PNG", "image/png")]
MESSAGE = {"content": "hello", "embeds": [{"title": "Leaderboard"}], "flags": 64}
COMMANDS = [{"name": "ping", "type": 1, "description": "Says pong", "description_localizations": {"de": "Sagt Pong"}}]

Call = Callable[[DiscordRest], Coroutine[Any, Any, object]]
CALLS: dict[str, list[Call]] = {
    "get_original": [lambda rest: rest.get_original(INTERACTION_TOKEN)],
    "edit_original": [
        lambda rest: rest.edit_original(INTERACTION_TOKEN, MESSAGE),
        lambda rest: rest.edit_original(INTERACTION_TOKEN, MESSAGE, PICTURE),
    ],
    "delete_original": [lambda rest: rest.delete_original(INTERACTION_TOKEN)],
    "create_followup": [
        lambda rest: rest.create_followup(INTERACTION_TOKEN, MESSAGE),
        lambda rest: rest.create_followup(INTERACTION_TOKEN, MESSAGE, PICTURE),
    ],
    "create_message": [
        lambda rest: rest.create_message(CHANNEL, MESSAGE),
        lambda rest: rest.create_message(CHANNEL, MESSAGE, nonce="item-1"),
        lambda rest: rest.create_message(CHANNEL, MESSAGE, PICTURE, nonce="item-1"),
    ],
    "edit_message": [lambda rest: rest.edit_message(CHANNEL, 5, {"content": "hello"})],
    "delete_message": [lambda rest: rest.delete_message(CHANNEL, 5)],
    "get_messages": [lambda rest: rest.get_messages(CHANNEL, after=5)],
    "crosspost_message": [lambda rest: rest.crosspost_message(CHANNEL, 5)],
    "get_current_guilds": [lambda rest: rest.get_current_guilds()],
    "get_guild": [lambda rest: rest.get_guild(GUILD)],
    "get_channel": [lambda rest: rest.get_channel(CHANNEL)],
    "get_channels": [lambda rest: rest.get_channels(GUILD)],
    "get_roles": [lambda rest: rest.get_roles(GUILD)],
    "get_member": [lambda rest: rest.get_member(GUILD, BEA)],
    "search_members": [lambda rest: rest.search_members(GUILD, "Bea", 20)],
    "add_role": [lambda rest: rest.add_role(GUILD, BEA, ROADIE, reason="Rank reached")],
    "remove_role": [lambda rest: rest.remove_role(GUILD, BEA, ROADIE)],
    "get_current_application": [lambda rest: rest.get_current_application()],
    "get_global_commands": [lambda rest: rest.get_global_commands()],
    "get_guild_commands": [lambda rest: rest.get_guild_commands(GUILD)],
    "put_commands": [lambda rest: rest.put_commands(None, COMMANDS), lambda rest: rest.put_commands(GUILD, COMMANDS)],
}


def test_every_call_of_the_client_is_tried_here() -> None:
    assert set(CALLS) == {name for name in vars(DiscordRest) if not name.startswith("_")}
    assert all(inspect.iscoroutinefunction(getattr(DiscordRest, name)) for name in CALLS)


@pytest.mark.parametrize("call", [call for calls in CALLS.values() for call in calls])
async def test_discord_describes_the_call(
    call: Call, description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, sent = await sent_by(call, monkeypatch)
    operation = description.operation(request.method, request.template)
    assert operation, f"{request.route} is not in Discord's description"
    assert set(request.params or ()) <= {parameter["name"] for parameter in operation.get("parameters", ())}
    assert request.auth or {} in operation["security"], "the bot token is needed"
    if request.json is None:
        assert not operation.get("requestBody", {}).get("required")
        return
    body = {key: value for key, value in decoded(sent).items() if key != "files"} if request.files else decoded(sent)
    assert description.problems_of_request(request.method, request.template, body) == []


def test_a_wrong_body_would_be_noticed(description: Description) -> None:
    for body in ({"content": "x" * 5000}, {"content": "x", "allowed_mentions": {"parse": ["all"]}}):
        assert description.problems_of_request("POST", "/channels/{channel_id}/messages", body) != []


async def sent_by(call: Call, monkeypatch: pytest.MonkeyPatch) -> tuple[Request, httpx.Request]:
    """The request as we describe it, and as it went out; the answer is a refusal, so that no shape matters."""
    described: list[Request] = []
    once = DiscordRest._once

    async def note(self: DiscordRest, request: Request, left: float) -> bytes:
        described.append(request)
        return await once(self, request, left)

    monkeypatch.setattr(DiscordRest, "_once", note)
    with respx.mock(base_url=API) as discord:
        anything = discord.route().mock(return_value=httpx.Response(400, json={"code": 50035}))
        async with a_rest(SleptClock()) as rest:
            with pytest.raises(Exception, match="50035"):
                await call(rest)
        return described[0], anything.calls.last.request


def decoded(sent: httpx.Request) -> Any:
    return (
        read_body(sent) if sent.headers["content-type"].startswith("multipart/") else msgspec.json.decode(sent.content)
    )
