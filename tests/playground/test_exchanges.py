"""What the side panel shows: requests, answers, the calls that followed, and no secrets."""

import asyncio
from typing import Any

import httpx
import pytest
from starlette.responses import Response

from app.playground import cast
from app.playground.interactions.deed import Deed
from app.playground.masking import MASK, masked
from app.playground.playground import Playground
from tests.playground.conftest import Clock
from tests.playground.echo_bot import EchoBot, Json, answers, says

pytestmark = pytest.mark.usefixtures("registered")
ROLE = f"/guilds/{cast.GUILD_ID}/members/{cast.PEOPLE[1].id}/roles/{cast.ROADIE}"


async def detail(stage: httpx.AsyncClient, interaction_id: str) -> Json:
    told: Json = (await stage.get(f"/exchanges/{interaction_id}")).json()
    return told


async def probe(stage: httpx.AsyncClient, kind: str, **more: Any) -> Json:
    found: Json = (await stage.post("/probes", json={"kind": kind, **more})).json()
    return found


@pytest.fixture
def endpoint(playground: Playground, bot: EchoBot) -> str:
    """The bot that probes are sent to."""
    import msgspec

    playground.settings = msgspec.structs.replace(playground.settings, bot_url=bot.url)
    return bot.url


async def test_the_newest_stands_first_and_in_words(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    button = {"type": 2, "style": 1, "label": "Month", "custom_id": "v1:month"}
    bot.answer = lambda _: says("Board", components=[{"type": 1, "components": [button]}])
    for deed in (Deed(line="/mileage show"), Deed(click="Month"), Deed(line="Show mileage"), Deed(ping=True)):
        await playground.act(deed, bot.url)
    listed = (await stage.get("/exchanges", params={"limit": 3})).json()
    assert [each["what"] for each in listed] == ["PING", "Show mileage", "button Month"]
    assert [each["kind"] for each in listed] == ["ping", "command", "component"]
    (_, oldest) = listed[0], listed[-1]
    assert (oldest["status"], oldest["http_status"], oldest["who"]["username"]) == ("answered", 200, "bea")


async def test_request_and_answer_are_shown_as_they_were(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    bot.answer = lambda _: says("pong", flags=64)
    report = await playground.act(Deed(line="/ping"), bot.url)
    told = await detail(stage, report["id"])
    assert (told["request"]["method"], told["request"]["url"]) == ("POST", bot.url)
    assert len(told["request"]["headers"]["X-Signature-Ed25519"]) == 128
    assert told["request"]["body"]["data"]["name"] == "ping"
    assert told["response"]["body"] == {"type": 4, "data": {"content": "pong", "flags": 64}}
    assert told["response"]["headers"]["content-type"] == "application/json"
    assert [message["content"] for message in told["messages"]] == ["pong"]


async def test_what_was_sent_does_not_change_with_the_world(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    report = await playground.act(Deed(line="/ping"), bot.url)
    playground.world.member(cast.GUILD_ID, cast.PEOPLE[1].id)["roles"].append(cast.ROADIE)
    assert (await detail(stage, report["id"]))["request"]["body"]["member"]["roles"] == []


async def test_calls_belong_to_the_interaction_they_followed(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot, discord: httpx.AsyncClient, clock: Clock
) -> None:
    bot.answer = lambda _: answers(5)
    await discord.get("/users/@me")
    clock.passes(1)
    first = (await playground.act(Deed(line="/ping"), bot.url))["interaction"]
    clock.passes(1)
    await discord.put(ROLE, headers={"X-Audit-Log-Reason": "a%20rank"})
    clock.passes(1)
    second = (await playground.act(Deed(line="/ping"), bot.url))["interaction"]
    original = f"/webhooks/{first['application_id']}/{first['token']}/messages/@original"
    await discord.patch(original, json={"content": "Done"})
    clock.passes(11)
    await discord.get("/users/@me")
    role, edit = (await detail(stage, first["id"]))["calls"]
    assert (role["method"], role["path"], role["status"], role["reason"]) == ("PUT", ROLE, 204, "a rank")
    assert (edit["request"], edit["response"]["content"]) == ({"content": "Done"}, "Done")
    assert (await detail(stage, second["id"]))["calls"] == []


async def test_a_spoilt_call_is_marked(stage: httpx.AsyncClient, discord: httpx.AsyncClient) -> None:
    await stage.post("/faults", json={"route": "*", "status": 503})
    await discord.get("/users/@me")
    await discord.get("/users/@me")
    latest = (await stage.get("/calls", params={"limit": 2})).json()
    assert [(call["status"], call["fault"]) for call in latest] == [(503, True), (200, False)]


async def test_no_token_is_ever_shown(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot, discord: httpx.AsyncClient
) -> None:
    token, bot_token = "", playground.identity.bot_token
    bot.answer = lambda _: Response("{", headers={"Set-Cookie": "session=s3cret"})
    failed = await playground.act(Deed(line="/ping"), bot.url)
    bot.answer = lambda _: says(f"my token is {bot_token}")
    report = await playground.act(Deed(line="/ping"), bot.url)
    token = report["interaction"]["token"]
    await discord.post(f"/webhooks/{playground.identity.application_id}/{token}", json={"content": bot_token})
    for path in ("/exchanges", f"/exchanges/{report['id']}", f"/exchanges/{failed['id']}", "/calls", "/world"):
        text = (await stage.get(path)).text
        for secret in (token, bot_token, playground.identity.client_secret, "s3cret"):
            assert secret not in text


def test_secrets_are_known_by_name_by_place_and_by_value() -> None:
    told = {
        "access_token": "a",
        "code": 50013,
        "form": {"grant_type": "authorization_code", "code": "once"},
        "url": "https://discord.com/api/webhooks/123/secret?wait=true",
        "text": ["say bot-token"],
    }
    assert masked(told, ["bot-token"]) == {
        "access_token": MASK,
        "code": 50013,
        "form": {"grant_type": "authorization_code", "code": MASK},
        "url": f"https://discord.com/api/webhooks/123/{MASK}?wait=true",
        "text": [f"say {MASK}"],
    }


async def test_a_bot_that_is_down_and_one_that_refuses_say_what_to_do(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    await playground.act(Deed(line="/ping"))
    bot.answer = lambda _: Response("no", 401)
    await playground.act(Deed(line="/ping"), bot.url)
    refused, down = (await stage.get("/exchanges")).json()
    assert (down["status"], "Is the bot running?" in down["reason"]) == ("failed", True)
    assert (refused["http_status"], "public key" in refused["reason"]) == (401, True)


async def test_the_first_answer_is_not_kept_waiting_by_later_ones(stage: httpx.AsyncClient, bot: EchoBot) -> None:
    bot.answer = lambda _: answers(5)
    async with asyncio.timeout(1):
        report = (await stage.post("/interactions", json={"command": "ping", "url": bot.url})).json()
    assert (report["status"], report["finished"]) == ("answered", False)


@pytest.mark.usefixtures("endpoint")
async def test_a_sound_bot_passes_every_probe(stage: httpx.AsyncClient, bot: EchoBot) -> None:
    for kind, status in (
        ("ping", 200),
        ("bad-signature", 401),
        ("no-signature", 401),
        ("unknown-command", 200),
        ("replay", 200),
    ):
        found = await probe(stage, kind)
        assert (found["kind"], found["http_status"], found["passed"]) == (kind, status, True), found


@pytest.mark.usefixtures("endpoint")
async def test_a_bot_that_answers_anew_fails_the_replay(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    report = await playground.act(Deed(line="/ping"))
    bot.answer = lambda _: says("+10 miles, again")
    found = await probe(stage, "replay", interaction_id=report["id"])
    assert (found["passed"], "+10 miles, again" in found["said"]) == (False, True)
    first, again = bot.received
    assert first == again


async def test_a_bot_that_is_down_passes_no_probe(stage: httpx.AsyncClient) -> None:
    for kind in ("ping", "bad-signature", "unknown-command"):
        found = await probe(stage, kind)
        assert (found["passed"], found["http_status"]) == (False, None)
        assert "cannot be reached" in found["said"]
