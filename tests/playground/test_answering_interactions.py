"""The 3-second and 15-minute rules, and what a bot may and may not answer."""

import asyncio
from typing import Any

import httpx
import pytest
from starlette.responses import Response

from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground
from tests.playground.conftest import Clock
from tests.playground.echo_bot import EchoBot, Json, answers, says

pytestmark = pytest.mark.usefixtures("registered")


@pytest.fixture
def interaction(playground: Playground) -> Json:
    """Sent, and not answered yet."""
    built = build_interaction(playground.world, Deed(line="/ping")).interaction
    playground.interactions.begin(built, "http://bot")
    return built


def callback_of(interaction: Json) -> str:
    return f"/interactions/{interaction['id']}/{interaction['token']}/callback"


def webhook_of(interaction: Json) -> str:
    return f"/webhooks/{interaction['application_id']}/{interaction['token']}"


async def act(playground: Playground, bot: EchoBot, line: str = "/ping", **more: Any) -> Json:
    return await playground.act(Deed(line=line, **more), bot.url)


async def test_an_inline_answer_becomes_a_message(playground: Playground, bot: EchoBot) -> None:
    bot.answer = lambda interaction: says("Pong!", flags=64)
    report = await act(playground, bot)
    assert (report["status"], report["http_status"], report["via"]) == ("answered", 200, "http")
    (message,) = report["messages"]
    assert (message["content"], message["flags"], message["type"]) == ("Pong!", 64, 20)
    assert message["interaction_metadata"]["user"]["username"] == "bea"
    assert report["followups"] == []


async def test_ephemeral_messages_are_not_in_the_channel(
    playground: Playground, bot: EchoBot, discord: httpx.AsyncClient
) -> None:
    bot.answer = lambda interaction: says("Psst", flags=64)
    report = await act(playground, bot)
    path = f"/channels/{report['interaction']['channel_id']}/messages"
    assert (await discord.get(path)).json() == []
    assert (await discord.get(f"{path}/{report['messages'][0]['id']}")).json()["code"] == 10008


async def test_a_deferred_answer_is_finished_by_an_edit(
    playground: Playground, bot: EchoBot, discord: httpx.AsyncClient
) -> None:
    bot.answer = lambda interaction: answers(5, {"flags": 64})
    report = await act(playground, bot)
    assert (report["finished"], report["followups"]) == (False, [])
    original = f"{webhook_of(report['interaction'])}/messages/@original"
    assert (await discord.get(original)).json()["flags"] == 64 | 128
    waiting = asyncio.create_task(playground.finished(report["id"], 5))
    edited = await discord.patch(original, json={"content": "Done", "flags": 4})
    assert (edited.status_code, edited.json()["flags"]) == (200, 64 | 4)
    finished = await waiting
    assert finished is not None
    assert [message["content"] for message in finished["followups"]] == ["Done"]
    assert finished["answer"] == {"type": 5, "data": {"flags": 64}}


async def test_a_202_waits_for_the_callback(playground: Playground, bot: EchoBot, discord: httpx.AsyncClient) -> None:
    async def answer_later(interaction: Json) -> None:
        await asyncio.sleep(0.2)
        await discord.post(callback_of(interaction), json={"type": 4, "data": {"content": "Late, but there"}})

    bot.answer = lambda interaction: Response(status_code=202)
    acting = asyncio.create_task(act(playground, bot))
    while not bot.received:
        await asyncio.sleep(0.01)
    await answer_later(bot.received[0])
    report = await acting
    assert (report["http_status"], report["via"]) == (202, "callback")
    assert report["messages"][0]["content"] == "Late, but there"


async def test_before_the_first_answer_the_webhook_is_unknown(discord: httpx.AsyncClient, interaction: Json) -> None:
    for method, path in (("PATCH", "/messages/@original"), ("POST", "")):
        answer = await discord.request(method, f"{webhook_of(interaction)}{path}", json={"content": "x"})
        assert (answer.status_code, answer.json()) == (404, {"message": "Unknown Webhook", "code": 10015})


async def test_a_callback_after_3_seconds_is_too_late(
    discord: httpx.AsyncClient, interaction: Json, clock: Clock
) -> None:
    clock.passes(3.1)
    answer = await discord.post(callback_of(interaction), json={"type": 4, "data": {"content": "x"}})
    assert (answer.status_code, answer.json()) == (404, {"message": "Unknown interaction", "code": 10062})


async def test_a_second_callback_is_refused(discord: httpx.AsyncClient, interaction: Json) -> None:
    answer = {"type": 4, "data": {"content": "x"}}
    assert (await discord.post(callback_of(interaction), json=answer)).status_code == 204
    refused = await discord.post(callback_of(interaction), json=answer)
    assert (refused.status_code, refused.json()["code"]) == (400, 40060)


async def test_a_token_lives_for_15_minutes(discord: httpx.AsyncClient, interaction: Json, clock: Clock) -> None:
    await discord.post(callback_of(interaction), json={"type": 5})
    clock.passes(14 * 60)
    original = f"{webhook_of(interaction)}/messages/@original"
    assert (await discord.patch(original, json={"content": "x"})).status_code == 200
    clock.passes(61)
    refused = await discord.patch(original, json={"content": "y"})
    assert (refused.status_code, refused.json()) == (401, {"message": "Invalid Webhook Token", "code": 50027})


async def test_a_refused_callback_may_be_mended(discord: httpx.AsyncClient, interaction: Json) -> None:
    refused = await discord.post(callback_of(interaction), json={"type": 4, "data": {"content": "x" * 2001}})
    assert list(refused.json()["errors"]["data"]) == ["content"]
    answer = await discord.post(
        callback_of(interaction), params={"with_response": "true"}, json={"type": 4, "data": {"content": "short"}}
    )
    assert answer.json()["resource"]["message"]["content"] == "short"


async def test_follow_ups_are_written_edited_and_deleted(discord: httpx.AsyncClient, interaction: Json) -> None:
    await discord.post(callback_of(interaction), json={"type": 4, "data": {"content": "first"}})
    followup = (await discord.post(webhook_of(interaction), json={"content": "second"})).json()
    path = f"{webhook_of(interaction)}/messages/{followup['id']}"
    assert (await discord.patch(path, json={"content": "changed"})).json()["content"] == "changed"
    assert (await discord.get(path)).json()["content"] == "changed"
    assert (await discord.delete(path)).status_code == 204
    assert (await discord.get(path)).json()["code"] == 10008


async def test_the_first_follow_up_after_a_deferral_replaces_thinking(
    discord: httpx.AsyncClient, interaction: Json
) -> None:
    await discord.post(callback_of(interaction), json={"type": 5})
    followup = (await discord.post(webhook_of(interaction), json={"content": "there"})).json()
    original = (await discord.get(f"{webhook_of(interaction)}/messages/@original")).json()
    assert (original["id"], original["flags"]) == (followup["id"], 0)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: Response(status_code=500), "HTTP 500"),
        (lambda _: Response("nope", 401), "HTTP 401: nope"),
        (lambda _: Response('{"type": 4}', media_type="text/plain"), "Content-Type"),
        (lambda _: Response("{", media_type="application/json"), "not JSON"),
        (lambda _: answers(1), "type"),
        (lambda _: answers(8, {"choices": []}), "type"),
        (lambda _: answers(7, {"content": "x"}), "type"),
        (lambda _: answers(4, {"content": ""}), "50006"),
        (lambda _: answers(4, {"content": "x" * 2001}), "2000"),
        (lambda _: answers(5, {"flags": 4096}), "EPHEMERAL"),
        (lambda _: answers(9, {"custom_id": "x", "title": "t" * 46, "components": []}), "title"),
    ],
)
async def test_what_discord_does_not_accept_is_no_answer(
    playground: Playground, bot: EchoBot, answer: Any, reason: str
) -> None:
    bot.answer = answer
    report = await act(playground, bot)
    assert report["status"] == "failed"
    assert reason in report["reason"]
    assert report["messages"] == []


async def test_unknown_keys_in_an_answer_do_no_harm(playground: Playground, bot: EchoBot) -> None:
    bot.answer = lambda interaction: says("x", a_key_of_tomorrow=1)
    assert (await act(playground, bot))["status"] == "answered"


async def test_a_bot_that_takes_longer_than_3_seconds_did_not_respond(playground: Playground, bot: EchoBot) -> None:
    async def slow(interaction: Json) -> Response:
        await asyncio.sleep(3.5)
        return says("too late")

    bot.answer = slow
    report = await act(playground, bot)
    assert (report["status"], report["http_status"]) == ("failed", None)
    assert "within 3 seconds" in report["reason"]


async def test_a_bot_that_is_down_is_said_to_be(playground: Playground) -> None:
    report = await playground.act(Deed(line="/ping"), "http://127.0.0.1:9/interactions")
    assert "cannot be reached" in report["reason"]


async def test_a_wrong_key_is_refused_by_the_bot(playground: Playground, bot: EchoBot) -> None:
    from nacl.signing import SigningKey

    report = await playground.act(Deed(line="/ping"), bot.url, SigningKey.generate())
    assert report["http_status"] == 401
    assert bot.received == []


async def test_integers_beyond_64_bits_reach_the_bot(playground: Playground, bot: EchoBot) -> None:
    await act(playground, bot, f"/mileage award member:@bea miles:{10**30}")
    (subcommand,) = bot.received[0]["data"]["options"]
    assert subcommand["options"][1]["value"] == 10**30


async def test_a_replay_has_the_same_id_and_token(playground: Playground, bot: EchoBot) -> None:
    await act(playground, bot, interaction_id="1500000000000000001")
    await act(playground, bot, interaction_id="1500000000000000001")
    first, second = bot.received
    assert (first["id"], first["token"]) == (second["id"], second["token"])
    assert len(playground.world.messages(first["channel_id"])) == 1


async def test_a_ping_is_answered_by_a_pong(playground: Playground, bot: EchoBot) -> None:
    report = await playground.act(Deed(ping=True), bot.url)
    assert (report["status"], report["answer"]) == ("answered", {"type": 1})
