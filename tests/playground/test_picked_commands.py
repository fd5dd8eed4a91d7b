"""What the page sends: commands picked from a list, options and forms filled in one by one."""

from typing import Any

import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground
from tests.playground.echo_bot import EchoBot, Json, answers, says
from tests.playground.test_clicking_and_filling_in import BUTTONS, FORM

pytestmark = pytest.mark.usefixtures("registered")
BEA, JIWOO = cast.PEOPLE[1].id, cast.PEOPLE[3].id


@pytest.fixture
def act(stage: httpx.AsyncClient, bot: EchoBot) -> Any:
    async def post(**order: Any) -> Json:
        answer = await stage.post("/interactions", json={"who": BEA, "url": bot.url, **order})
        assert answer.status_code == 200, answer.text
        report: Json = answer.json()
        return report

    return post


async def test_options_are_taken_as_ids_or_as_typed(act: Any, bot: EchoBot) -> None:
    options = {"member": JIWOO, "miles": "50", "reason": 'a "late" set miles:7', "where": cast.THE_DAILIES}
    report = await act(command="mileage award", options=options)
    (subcommand,) = bot.received[0]["data"]["options"]
    given = {option["name"]: option["value"] for option in subcommand["options"]}
    assert given == {**options, "miles": 50}
    assert bot.received[0]["data"]["resolved"]["users"][JIWOO]["username"] == "jiwoo"
    assert (report["status"], report["notes"]) == ("answered", [])


async def test_what_a_client_would_refuse_is_noted(act: Any) -> None:
    report = await act(command="mileage award", options={"miles": "99999"})
    assert report["notes"] == ["miles must be at most 10000", "member is required"]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"command": "milage"}, "near: mileage"),
        ({"command": "mileage"}, "award, show"),
        ({"command": "mileage award", "options": {"mils": "5"}}, "member, miles, reason"),
        ({"command": "Nothing here", "target": BEA}, "Show mileage, Award miles"),
        ({"command": 5}, "the body cannot be read"),
    ],
)
async def test_what_cannot_be_sent_says_why(stage: httpx.AsyncClient, bot: EchoBot, order: Json, told: str) -> None:
    answer = await stage.post("/interactions", json={"who": BEA, "url": bot.url, **order})
    assert (answer.status_code, bot.received) == (400, [])
    assert told in answer.json()["message"]


async def test_suggestions_come_back_while_the_rest_is_half_typed(act: Any, bot: EchoBot) -> None:
    bot.answer = lambda _: answers(8, {"choices": [{"name": "Late set", "value": "late"}]})
    report = await act(command="mileage award", options={"member": "ze", "reason": "la"}, autocomplete="reason")
    assert report["answer"]["data"]["choices"] == [{"name": "Late set", "value": "late"}]
    (subcommand,) = bot.received[0]["data"]["options"]
    assert subcommand["options"] == [{"name": "reason", "type": 3, "value": "la", "focused": True}]


async def test_context_menus_are_picked_by_name_and_target(act: Any, bot: EchoBot, stage: httpx.AsyncClient) -> None:
    await act(command="Show mileage", target=JIWOO)
    assert (bot.received[0]["data"]["type"], bot.received[0]["data"]["target_id"]) == (2, JIWOO)
    written = {"who": BEA, "channel": cast.GREEN_ROOM, "content": "what a set"}
    message = (await stage.post("/messages", json=written)).json()
    await act(command="Award miles", target_message=message["id"])
    assert (bot.received[1]["data"]["type"], bot.received[1]["data"]["target_id"]) == (3, message["id"])


async def test_the_channel_says_which_server_it_is(act: Any, bot: EchoBot, playground: Playground) -> None:
    await act(command="ping", channel=cast.THE_DAILIES)
    assert bot.received[0]["channel_id"] == cast.THE_DAILIES
    direct = playground.world.direct_channel(BEA)
    await act(command="ping", channel=direct["id"])
    assert ("guild_id" in bot.received[1], bot.received[1]["channel_id"]) == (False, direct["id"])


async def test_a_form_is_filled_in_field_by_field(act: Any, bot: EchoBot) -> None:
    bot.answer = lambda _: says("Choose", components=[BUTTONS])
    message = (await act(command="ping"))["messages"][0]
    bot.answer = lambda _: answers(9, FORM)
    opened = await act(click="v1:board", target_message=message["id"])
    assert opened["modal"]["custom_id"] == "v1:erase"
    bot.answer = lambda _: says("Erased")
    report = await act(submit="v1:erase", answers={"name": "Bea, the one", "sure": ["y"]})
    name, sure = (each["component"] for each in bot.received[-1]["data"]["components"][1:])
    assert (name["value"], sure["values"]) == ("Bea, the one", ["y"])
    assert (report["status"], report["notes"]) == ("answered", [])


async def test_the_form_that_is_sent_is_the_one_that_was_named(act: Any, bot: EchoBot) -> None:
    for custom_id in ("first", "second"):
        bot.answer = lambda _, custom_id=custom_id: answers(9, {**FORM, "custom_id": custom_id})  # type: ignore[misc]
        await act(command="ping")
    bot.answer = lambda _: says("Noted")
    await act(submit="first", answers={"name": "x", "sure": ["n"]})
    assert bot.received[-1]["data"]["custom_id"] == "first"


async def test_too_long_a_text_is_noted(act: Any, bot: EchoBot) -> None:
    bot.answer = lambda _: answers(9, FORM)
    await act(command="ping")
    bot.answer = lambda _: says("Hm")
    report = await act(submit="v1:erase", answers={"name": "x" * 4001, "sure": ["y"]})
    assert report["notes"] == ["name must be at most 4000 characters"]
