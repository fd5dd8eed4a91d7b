"""What this version does not know, because it is newer or older than what was used: a plain sentence."""

import pytest

from tests import cast
from tests.members import Member

OLDER = "The bot does not know that (any more). Please run the command again."


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(99, {"name": "ping"}, id="a kind of interaction that came later"),
        pytest.param(99, None, id="a kind of interaction without data"),
        pytest.param(cast.COMMAND, None, id="a command without data"),
        pytest.param(cast.COMMAND, cast.command("teleport"), id="a command that was removed"),
        pytest.param(cast.COMMAND, cast.command("mileage"), id="a command that got sub-commands"),
        pytest.param(cast.COMMAND, cast.command("mileage donate"), id="a sub-command that was removed"),
        pytest.param(cast.COMMAND, cast.command("mileage show everything"), id="a sub-command that was a group"),
        pytest.param(cast.COMMAND, cast.user_menu("ping", cast.ANA), id="a menu with a command's name"),
        pytest.param(cast.COMMAND, {"name": "Show mileage", "type": 1}, id="a command with a menu's name"),
        pytest.param(cast.COMPONENT, cast.click(""), id="a component without an id"),
        pytest.param(cast.COMPONENT, cast.click("page-2"), id="a component in another form"),
        pytest.param(cast.COMPONENT, cast.click("v0:board.turn:all:down::"), id="a component of an older version"),
        pytest.param(cast.COMPONENT, cast.click("v1:board.spin:all"), id="a component that was removed"),
        pytest.param(cast.COMPONENT, cast.click("v1:board.turn:all"), id="a component with too few parts"),
        pytest.param(cast.COMPONENT, cast.click("v1:privacy.hide:1:2"), id="a component with too many parts"),
        pytest.param(cast.COMPONENT, cast.click("v1:privacy.hide:bea"), id="a component whose parts do not fit"),
        pytest.param(cast.COMPONENT, cast.click("v1:award.submit:1"), id="a component with a form's id"),
        pytest.param(cast.MODAL_SUBMIT, cast.submission("v1:award.dream:1", {}), id="a form that was removed"),
        pytest.param(cast.MODAL_SUBMIT, cast.submission("v1:privacy.hide:1", {}), id="a form with a component's id"),
    ],
)
async def test_is_answered_for_one_person_with_what_to_do(bea: Member, kind: int, data: cast.Json | None) -> None:
    answer = await bea.does(kind, data)

    assert answer.type == 4
    assert OLDER in answer.content
    assert answer.only_for_one


async def test_has_one_name_in_the_metrics_whatever_a_stranger_invents(bea: Member) -> None:
    await bea.runs("teleport-to-x8472")
    await bea.clicks("v1:x8472.beam:1")

    shown = (await bea.bot.http.get("/metrics")).text
    assert "x8472" not in shown
    assert 'omo_interactions_total{name="unknown",outcome="unknown"}' in shown


async def test_of_what_is_typed_is_answered_with_no_suggestions(bea: Member) -> None:
    answer = await bea.types("teleport", "where", "to the st")

    assert answer.choices == []
