from typing import Any

import pytest

from app.discord.permissions import Permission
from app.playground import cast
from app.playground.interactions.build import Built, build_interaction
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground
from app.playground.problems import PlaygroundError

pytestmark = pytest.mark.usefixtures("registered")
BEA = cast.PEOPLE[1].id


def build(playground: Playground, line: str, **more: Any) -> Built:
    return build_interaction(playground.world, Deed(line=line, **more))


def options_of(built: Built) -> dict[str, Any]:
    (subcommand,) = built.interaction["data"]["options"]
    return {option["name"]: option["value"] for option in subcommand["options"]}


def test_every_field_that_discord_sends_is_there(playground: Playground) -> None:
    interaction = build(playground, "/ping", who="ana").interaction
    expected = (
        "id application_id type data guild guild_id channel channel_id member token version app_permissions locale"
        " guild_locale entitlements authorizing_integration_owners context attachment_size_limit"
    )
    assert set(expected.split()) <= set(interaction)
    assert interaction["guild"] == {"id": cast.GUILD_ID, "locale": "en-US", "features": ["COMMUNITY", "NEWS"]}
    assert interaction["data"]["type"] == 1
    assert interaction["data"]["name"] == "ping"


def test_named_people_come_with_all_that_is_known_of_them(playground: Playground) -> None:
    built = build(playground, "/mileage award member:@bea miles:50 quietly:yes role:@Roadie where:#green-room")
    assert options_of(built) == {
        "member": BEA,
        "miles": 50,
        "quietly": True,
        "role": cast.ROADIE,
        "where": cast.GREEN_ROOM,
    }
    resolved = built.interaction["data"]["resolved"]
    assert resolved["users"][BEA]["username"] == "bea"
    assert {"user", "mute", "deaf"}.isdisjoint(resolved["members"][BEA])
    assert resolved["roles"][cast.ROADIE]["name"] == "Roadie"
    assert built.notes == []


@pytest.mark.parametrize("typed", ["@bea", "Bea", "<@100000000000000002>", "100000000000000002", "BEA"])
def test_people_are_found_by_any_of_their_names(playground: Playground, typed: str) -> None:
    assert options_of(build(playground, f"/mileage award member:{typed} miles:1"))["member"] == BEA


def test_accents_and_long_names_need_not_be_typed(playground: Playground) -> None:
    assert build(playground, "/ping", who="jurgen").interaction["locale"] == "de"
    assert build(playground, "/ping", who="zoe").interaction["member"]["user"]["global_name"] == "Zoë 🎤🚐✨"
    assert build(playground, "/ping", who="Maximilian von").interaction["member"]["user"]["username"] == "maximilian"
    assert build(playground, "/ping", who="지우").interaction["member"]["user"]["username"] == "jiwoo"


def test_an_unknown_person_is_answered_with_the_cast(playground: Playground) -> None:
    with pytest.raises(PlaygroundError, match=r"ana \(Ana\), bea \(Bea\)"):
        build(playground, "/ping", who="nobody")


def test_an_id_nobody_has_becomes_a_new_member(playground: Playground) -> None:
    interaction = build(playground, "/ping", who="200000000000000777").interaction
    assert interaction["member"]["user"]["id"] == "200000000000000777"
    assert interaction["member"]["roles"] == []


def test_permissions_follow_from_the_roles(playground: Playground) -> None:
    def held(who: str) -> int:
        return int(build(playground, "/ping", who=who).interaction["member"]["permissions"])

    assert held("ana") & Permission.ADMINISTRATOR
    assert not held("bea") & (Permission.MANAGE_GUILD | Permission.ADMINISTRATOR)
    assert held("bea") & Permission.SEND_MESSAGES


def test_wrong_values_reach_the_bot_with_a_note(playground: Playground) -> None:
    built = build(playground, "/mileage award member:@bea miles:-5")
    assert options_of(built)["miles"] == -5
    assert built.notes == ["miles must be at least 1"]
    built = build(playground, f"/mileage award miles:lots reason:{'x' * 6000}")
    assert options_of(built) == {"miles": "lots", "reason": "x" * 6000}
    assert [note.split()[0] for note in built.notes] == ["miles", "reason", "member"]


def test_choices_are_taken_by_name_in_any_language_or_by_value(playground: Playground) -> None:
    for typed in ("week", "This week", "diese woche"):
        data = build(playground, f"/leaderboard period:{typed}").interaction["data"]
        assert data["options"] == [{"name": "period", "type": 3, "value": "week"}]


def test_a_direct_message_has_a_user_and_no_guild(playground: Playground) -> None:
    built = build(playground, "/mileage show", guild="none")
    interaction = built.interaction
    assert {"guild", "guild_id", "member", "guild_locale"}.isdisjoint(interaction)
    assert (interaction["user"]["id"], interaction["context"]) == (BEA, 1)
    assert built.notes == ["/mileage is not offered in direct messages"]


def test_a_guild_never_seen_before_is_founded(playground: Playground) -> None:
    interaction = build(playground, "/ping", guild="300000000000000001").interaction
    assert interaction["guild_id"] == "300000000000000001"
    assert interaction["channel"]["guild_id"] == "300000000000000001"
    assert interaction["channel_id"] != cast.GREEN_ROOM


def test_a_context_menu_on_a_member_carries_the_member(playground: Playground) -> None:
    data = build(playground, "Show mileage", who="ana", target="@bea").interaction["data"]
    assert (data["type"], data["target_id"]) == (2, BEA)
    assert data["resolved"]["users"][BEA]["global_name"] == "Bea"


def test_a_context_menu_on_a_message_carries_the_message(playground: Playground) -> None:
    data = build(playground, "Award miles", who="ana", target="@cleo", target_message="My set was late").interaction[
        "data"
    ]
    message = data["resolved"]["messages"][data["target_id"]]
    assert (message["content"], message["author"]["username"]) == ("My set was late", "cleo")


def test_an_interaction_id_can_be_used_again(playground: Playground) -> None:
    assert build(playground, "/ping", interaction_id="1234").interaction["id"] == "1234"


def test_autocomplete_marks_what_is_being_typed(playground: Playground) -> None:
    interaction = build(playground, "/mileage award member:@bea reason:la", autocomplete="reason").interaction
    assert interaction["type"] == 4
    (subcommand,) = interaction["data"]["options"]
    assert subcommand["options"][-1] == {"name": "reason", "type": 3, "value": "la", "focused": True}
