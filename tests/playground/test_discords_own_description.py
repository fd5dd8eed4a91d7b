"""Every answer of the playground has the shape that Discord's API description gives it.

https://github.com/discord/discord-api-spec is large and not ours to ship: where it is not, this is skipped.
"""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from app.playground import cast
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground

DESCRIPTION = Path(__file__).parents[3] / "shared" / "reference" / "discord-openapi.json"
BEA = cast.PEOPLE[1].id
GUILD = f"/guilds/{cast.GUILD_ID}"
MESSAGES = f"/channels/{cast.GREEN_ROOM}/messages"
MESSAGE: dict[str, Any] = {
    "content": f"Hello <@{BEA}>",
    "embeds": [{"image": {"url": "https://example.org/card.png"}, "fields": [{"name": "a", "value": "b"}]}],
    "components": [
        {"type": 1, "components": [{"type": 2, "style": 1, "label": "Next", "custom_id": "v1:next"}]},
        {"type": 1, "components": [{"type": 3, "custom_id": "v1:pick", "options": [{"label": "a", "value": "b"}]}]},
    ],
}

GETS = (
    ("/guilds/{guild_id}", GUILD),
    ("/guilds/{guild_id}", f"{GUILD}?with_counts=true"),
    ("/guilds/{guild_id}/channels", f"{GUILD}/channels"),
    ("/guilds/{guild_id}/roles", f"{GUILD}/roles"),
    ("/guilds/{guild_id}/roles/{role_id}", f"{GUILD}/roles/{cast.ROADIE}"),
    ("/guilds/{guild_id}/members", f"{GUILD}/members?limit=100"),
    ("/guilds/{guild_id}/members/search", f"{GUILD}/members/search?query=b"),
    ("/guilds/{guild_id}/members/{user_id}", f"{GUILD}/members/{BEA}"),
    ("/channels/{channel_id}", f"/channels/{cast.GREEN_ROOM}"),
    ("/users/@me", "/users/@me"),
    ("/users/@me/guilds", "/users/@me/guilds"),
    ("/users/{user_id}", f"/users/{BEA}"),
    ("/applications/@me", "/applications/@me"),
)


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    if not DESCRIPTION.exists():
        pytest.skip(f"{DESCRIPTION.name} is not in ../shared/reference beside the checkout")
    loaded: dict[str, Any] = json.loads(DESCRIPTION.read_bytes())
    return loaded


def check(description: dict[str, Any], method: str, template: str, answer: httpx.Response) -> None:
    assert answer.is_success, answer.text
    described = description["paths"][template][method.lower()]["responses"][str(answer.status_code)]
    schema = described["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": description["components"]})
    problems = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(answer.json())]
    assert problems == []


@pytest.mark.parametrize(("template", "path"), GETS, ids=[path for _, path in GETS])
async def test_what_is_asked_for(
    description: dict[str, Any], discord: httpx.AsyncClient, template: str, path: str
) -> None:
    check(description, "GET", template, await discord.get(path))


async def test_messages(description: dict[str, Any], discord: httpx.AsyncClient) -> None:
    one = "/channels/{channel_id}/messages/{message_id}"
    made = await discord.post(MESSAGES, json={**MESSAGE, "nonce": "n", "enforce_nonce": True})
    check(description, "POST", "/channels/{channel_id}/messages", made)
    path = f"{MESSAGES}/{made.json()['id']}"
    check(description, "PATCH", one, await discord.patch(path, json={"content": "x"}))
    check(description, "GET", one, await discord.get(path))
    check(description, "GET", "/channels/{channel_id}/messages", await discord.get(MESSAGES))
    files = {"payload_json": (None, b"{}", "application/json"), "files[0]": ("a.png", b"x", "image/png")}
    check(description, "POST", "/channels/{channel_id}/messages", await discord.post(MESSAGES, files=files))


async def test_a_member_whose_roles_change(description: dict[str, Any], discord: httpx.AsyncClient) -> None:
    answer = await discord.patch(f"{GUILD}/members/{BEA}", json={"roles": [cast.ROADIE]})
    check(description, "PATCH", "/guilds/{guild_id}/members/{user_id}", answer)


@pytest.mark.usefixtures("registered")
async def test_commands(description: dict[str, Any], discord: httpx.AsyncClient, playground: Playground) -> None:
    path = f"/applications/{playground.identity.application_id}/commands"
    template = "/applications/{application_id}/commands"
    check(description, "GET", template, await discord.get(path, params={"with_localizations": "true"}))
    check(description, "GET", template, await discord.get(path))
    check(description, "POST", template, await discord.post(path, json={"name": "new", "description": "x"}))
    guild_path = f"/applications/{playground.identity.application_id}/guilds/{cast.GUILD_ID}/commands"
    guild_template = "/applications/{application_id}/guilds/{guild_id}/commands"
    answer = await discord.put(guild_path, json=[{"name": "new", "description": "x"}])
    check(description, "PUT", guild_template, answer)


async def test_interaction_messages(
    description: dict[str, Any], discord: httpx.AsyncClient, playground: Playground
) -> None:
    deed = Deed(line="/ping", commands=({"name": "ping", "type": 1},))
    interaction = build_interaction(playground.world, deed).interaction
    playground.interactions.begin(interaction, "http://bot")
    webhook = f"/webhooks/{interaction['application_id']}/{interaction['token']}"
    answer = await discord.post(
        f"/interactions/{interaction['id']}/{interaction['token']}/callback?with_response=true",
        json={"type": 4, "data": MESSAGE},
    )
    check(description, "POST", "/interactions/{interaction_id}/{interaction_token}/callback", answer)
    original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
    check(description, "GET", original, await discord.get(f"{webhook}/messages/@original"))
    check(description, "PATCH", original, await discord.patch(f"{webhook}/messages/@original", json=MESSAGE))
    made = await discord.post(webhook, json=MESSAGE)
    check(description, "POST", "/webhooks/{webhook_id}/{webhook_token}", made)


async def test_components_of_the_second_version(description: dict[str, Any], discord: httpx.AsyncClient) -> None:
    picture = {"url": "https://example.org/card.png"}
    section = {
        "type": 9,
        "components": [{"type": 10, "content": "Text"}],
        "accessory": {"type": 11, "media": picture},
    }
    children = [section, {"type": 14}, {"type": 12, "items": [{"media": picture}]}]
    body = {"flags": 32768, "components": [{"type": 17, "accent_color": None, "components": children}]}
    check(description, "POST", "/channels/{channel_id}/messages", await discord.post(MESSAGES, json=body))


async def test_refusals(description: dict[str, Any], discord: httpx.AsyncClient) -> None:
    schema = {"$ref": "#/components/schemas/ErrorResponse", "components": description["components"]}
    for answer in (await discord.get("/guilds/42"), await discord.post(MESSAGES, json={"content": "x" * 3000})):
        # The description calls the codes within `errors` integers; Discord's documentation and Discord itself: texts.
        refusal = {key: value for key, value in answer.json().items() if key != "errors"}
        assert list(Draft202012Validator(schema).iter_errors(refusal)) == []
