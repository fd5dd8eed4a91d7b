from typing import Any

import pytest

from app.playground import cast
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground
from app.playground.problems import PlaygroundError
from tests.playground.echo_bot import EchoBot, Json, answers, says

pytestmark = pytest.mark.usefixtures("registered")


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


BUTTONS = row(
    {"type": 2, "style": 1, "label": "Leaderboard ▸", "custom_id": "v1:board"},
    {"type": 2, "style": 2, "label": "Off", "custom_id": "v1:off", "disabled": True},
    {"type": 2, "style": 5, "label": "Map", "url": "https://example.org/map"},
)
SELECT = row(
    {
        "type": 3,
        "custom_id": "v1:roles",
        "placeholder": "Your interests",
        "max_values": 2,
        "options": [{"label": "Comedy", "value": "c"}, {"label": "Film", "value": "f"}],
    }
)
PEOPLE = row({"type": 5, "custom_id": "v1:who"})
FORM = {
    "custom_id": "v1:erase",
    "title": "Erase me",
    "components": [
        {"type": 10, "content": "This cannot be undone."},
        {"type": 18, "label": "Your name", "component": {"type": 4, "custom_id": "name", "style": 1}},
        {
            "type": 18,
            "label": "Sure?",
            "component": {
                "type": 3,
                "custom_id": "sure",
                "options": [{"label": "Yes", "value": "y"}, {"label": "No", "value": "n"}],
            },
        },
    ],
}


@pytest.fixture
async def shown(playground: Playground, bot: EchoBot) -> Json:
    """Bea was shown a message with things to click."""
    bot.answer = lambda interaction: says("Choose", components=[BUTTONS, SELECT, PEOPLE])
    report = await playground.act(Deed(line="/ping"), bot.url)
    message: Json = report["messages"][0]
    return message


async def click(playground: Playground, bot: EchoBot, what: str, **more: Any) -> Json:
    return await playground.act(Deed(click=what, **more), bot.url)


async def test_a_button_is_clicked_by_label_or_custom_id(playground: Playground, bot: EchoBot, shown: Json) -> None:
    bot.answer = lambda interaction: answers(6)
    for what in ("Leaderboard ▸", "leaderboard"):
        assert (await click(playground, bot, what))["interaction"]["data"]["custom_id"] == "v1:board"
    bot.answer = lambda interaction: answers(7, {"content": "Page 2", "components": []})
    report = await click(playground, bot, "v1:board")
    sent = bot.received[-1]
    assert sent["data"] == {"custom_id": "v1:board", "component_type": 2, "id": 2}
    assert (sent["type"], sent["message"]["id"]) == (3, shown["id"])
    assert [message["content"] for message in report["messages"]] == ["Page 2"]
    assert playground.world.message(shown["channel_id"], shown["id"])["components"] == []


async def test_choices_are_sent_as_values(playground: Playground, bot: EchoBot, shown: Json) -> None:
    bot.answer = lambda interaction: says("Noted")
    await click(playground, bot, "Your interests", values=("Comedy", "f"))
    assert bot.received[-1]["data"]["values"] == ["c", "f"]
    await click(playground, bot, "v1:who", values=("@cleo",), target_message=shown["id"])
    data = bot.received[-1]["data"]
    assert data["values"] == [cast.PEOPLE[2].id]
    assert data["resolved"]["users"][cast.PEOPLE[2].id]["username"] == "cleo"


async def test_what_is_not_there_is_answered_with_what_is(playground: Playground, bot: EchoBot, shown: Json) -> None:
    with pytest.raises(PlaygroundError, match=r"\[Leaderboard ▸\], \[Off\], \[Map\]"):
        await click(playground, bot, "Nothing")
    with pytest.raises(PlaygroundError, match="opens https"):
        await click(playground, bot, "Map")
    assert (await click(playground, bot, "Off"))["notes"] == ["this component is disabled"]


async def test_an_unknown_custom_id_can_be_sent_raw(playground: Playground, bot: EchoBot, shown: Json) -> None:
    await click(playground, bot, "v0:gone", raw=True)
    assert bot.received[-1]["data"]["custom_id"] == "v0:gone"


async def test_another_persons_private_message_cannot_be_clicked(playground: Playground, bot: EchoBot) -> None:
    bot.answer = lambda interaction: says("Only you", components=[BUTTONS], flags=64)
    secret = (await playground.act(Deed(line="/ping", who="ana"), bot.url))["messages"][0]
    with pytest.raises(PlaygroundError):
        await click(playground, bot, "Leaderboard", who="bea", target_message=secret["id"])


async def test_a_form_comes_back_filled_in(playground: Playground, bot: EchoBot, shown: Json) -> None:
    bot.answer = lambda interaction: answers(9, FORM)
    await click(playground, bot, "Leaderboard")
    bot.answer = lambda interaction: says("Erased", flags=64)
    deed = Deed(submit="v1:erase", fields=("name=Bea", "Sure?=Yes"))
    report = await playground.act(deed, bot.url)
    sent = bot.received[-1]
    assert (sent["type"], sent["data"]["custom_id"], sent["message"]["id"]) == (5, "v1:erase", shown["id"])
    assert [component["type"] for component in sent["data"]["components"]] == [10, 18, 18]
    name, sure = (component["component"] for component in sent["data"]["components"][1:])
    assert (name["value"], sure["values"], sure["type"]) == ("Bea", ["y"], 3)
    assert (report["status"], report["notes"]) == ("answered", [])


async def test_an_empty_required_field_is_sent_with_a_note(playground: Playground, bot: EchoBot, shown: Json) -> None:
    bot.answer = lambda interaction: answers(9, FORM)
    await click(playground, bot, "Leaderboard")
    bot.answer = lambda interaction: says("Hm")
    report = await playground.act(Deed(submit=".", fields=("sure=y",)), bot.url)
    assert report["notes"] == ["name is required"]


async def test_a_wrong_form_is_answered_with_the_right_one(playground: Playground, bot: EchoBot, shown: Json) -> None:
    bot.answer = lambda interaction: answers(9, FORM)
    await click(playground, bot, "Leaderboard")
    with pytest.raises(PlaygroundError, match="v1:erase"):
        await playground.act(Deed(submit="v1:other"), bot.url)


async def test_autocomplete_takes_choices_only(playground: Playground, bot: EchoBot) -> None:
    bot.answer = lambda interaction: answers(8, {"choices": [{"name": "Late set", "value": "late"}]})
    deed = Deed(line="/mileage award reason:la", autocomplete="reason")
    assert (await playground.act(deed, bot.url))["status"] == "answered"
    bot.answer = lambda interaction: says("no")
    assert (await playground.act(deed, bot.url))["status"] == "failed"
