import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground
from app.playground.server import create_playground
from tests.playground.echo_bot import served

GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}/messages"
CREATE = "POST /channels/{channel_id}/messages"
FAULTS = "http://playground/playground/faults"


async def test_a_fault_hits_as_often_as_it_was_asked_to(discord: httpx.AsyncClient) -> None:
    await discord.post(FAULTS, json={"route": CREATE, "status": 503, "count": 2})
    answers = [await discord.post(GREEN_ROOM, json={"content": "x"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [503, 503, 200]
    assert len((await discord.get(GREEN_ROOM)).json()) == 1


async def test_a_fault_afterwards_leaves_the_deed_done(discord: httpx.AsyncClient) -> None:
    await discord.post(FAULTS, json={"route": CREATE, "status": 500, "after": True})
    assert (await discord.post(GREEN_ROOM, json={"content": "x"})).status_code == 500
    assert len((await discord.get(GREEN_ROOM)).json()) == 1


async def test_a_429_says_how_long_to_wait(discord: httpx.AsyncClient) -> None:
    await discord.post(FAULTS, json={"route": "*", "status": 429, "retry_after": 0.25})
    assert (await discord.get("/users/@me")).json()["retry_after"] == 0.25


async def test_a_dropped_connection_is_dropped(playground: Playground) -> None:
    with served(create_playground(playground)) as address:
        async with httpx.AsyncClient(headers={"Authorization": f"Bot {playground.identity.bot_token}"}) as client:
            await client.post(f"{address}/playground/faults", json={"route": "*", "drop": True})
            with pytest.raises(httpx.RemoteProtocolError):
                await client.get(f"{address}/api/v10/users/@me")
            assert (await client.get(f"{address}/api/v10/users/@me")).status_code == 200


async def test_an_unknown_route_is_answered_with_those_there_are(discord: httpx.AsyncClient) -> None:
    answer = await discord.post(FAULTS, json={"route": "GET /nowhere"})
    assert answer.status_code == 400
    assert CREATE in answer.json()["message"]


async def test_one_fault_is_taken_back_by_its_place(discord: httpx.AsyncClient) -> None:
    for status in (500, 502, 503):
        await discord.post(FAULTS, json={"route": "*", "status": status})
    assert (await discord.delete(f"{FAULTS}/1")).status_code == 204
    assert [fault["status"] for fault in (await discord.get(FAULTS)).json()] == [500, 503]
    assert (await discord.delete(f"{FAULTS}/2")).status_code == 400


async def test_every_route_that_can_be_hit_is_listed(discord: httpx.AsyncClient) -> None:
    assert CREATE in (await discord.get("http://playground/playground/routes")).json()


async def test_calls_are_told_without_their_tokens(discord: httpx.AsyncClient, playground: Playground) -> None:
    await discord.patch(f"/webhooks/{playground.identity.application_id}/secret-token/messages/@original", json={})
    answer = await discord.get("http://playground/playground/calls")
    assert answer.json()[-1]["status"] == 404
    assert "secret-token" not in answer.text


async def test_pages_of_other_sites_may_not_act_here(discord: httpx.AsyncClient) -> None:
    answer = await discord.post("http://playground/playground/reset", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
