from typing import Any

import httpx
import pytest

from app.playground import cast
from app.playground.genesis import timestamp
from app.playground.playground import Playground
from app.playground.snowflakes import new_snowflake
from tests.playground.conftest import Clock, the_bot_may

ANA, BEA, CLEO = (person.id for person in cast.PEOPLE[:3])
EVENTS = f"/guilds/{cast.GUILD_ID}/scheduled-events"
ON_STAGE = {"name": "Open mic", "privacy_level": 2, "entity_type": 1, "channel_id": cast.OPEN_MIC}
IN_THE_VAN = {"name": "Van talk", "privacy_level": 2, "entity_type": 2, "channel_id": cast.VAN_RADIO}
IN_TOWN = {"name": "Show", "privacy_level": 2, "entity_type": 3, "entity_metadata": {"location": "The Alhambra"}}
HOUR = 3600


@pytest.fixture
def times(clock: Clock) -> dict[str, str]:
    """Tomorrow, for two hours."""
    start = clock.now + 24 * HOUR
    return {"scheduled_start_time": timestamp(start), "scheduled_end_time": timestamp(start + 2 * HOUR)}


@pytest.mark.parametrize("form", [ON_STAGE, IN_THE_VAN, IN_TOWN], ids=["stage", "voice", "external"])
async def test_an_event_is_made_found_and_deleted(
    discord: httpx.AsyncClient, times: dict[str, str], form: dict[str, Any]
) -> None:
    made = (await discord.post(EVENTS, json={**form, **times, "description": "Bring a joke"})).json()
    assert (made["status"], made["channel_id"], made["creator"]["bot"]) == (1, form.get("channel_id"), True)
    assert (await discord.get(EVENTS)).json() == [made]
    assert (await discord.get(f"{EVENTS}/{made['id']}")).json() == made
    assert (await discord.delete(f"{EVENTS}/{made['id']}")).status_code == 204
    assert (await discord.get(f"{EVENTS}/{made['id']}")).json()["code"] == 10070


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ({**ON_STAGE, "channel_id": None}, "channel_id"),
        ({**ON_STAGE, "channel_id": cast.VAN_RADIO}, "channel_id"),
        ({**IN_THE_VAN, "channel_id": "42"}, "channel_id"),
        ({**IN_THE_VAN, "entity_metadata": {"location": "x"}}, "entity_metadata"),
        ({**IN_TOWN, "channel_id": cast.OPEN_MIC}, "channel_id"),
        ({**IN_TOWN, "entity_metadata": None}, "entity_metadata"),
        ({**IN_TOWN, "entity_metadata": {"location": "x" * 101}}, "entity_metadata"),
        ({**IN_TOWN, "scheduled_end_time": None}, "scheduled_end_time"),
        ({**IN_TOWN, "scheduled_end_time": "2001-01-01T00:00:00Z"}, "scheduled_end_time"),
        ({**IN_TOWN, "scheduled_start_time": "2001-01-01T00:00:00Z"}, "scheduled_start_time"),
        ({**IN_TOWN, "scheduled_start_time": "tomorrow"}, "scheduled_start_time"),
        ({**IN_TOWN, "privacy_level": 1}, "privacy_level"),
        ({**IN_TOWN, "entity_type": 4}, "entity_type"),
        ({**IN_TOWN, "name": ""}, "name"),
        ({**IN_TOWN, "description": "x" * 1001}, "description"),
        ({**IN_TOWN, "image": "a picture"}, "image"),
        ({**IN_TOWN, "recurrence_rule": {"start": "2030-01-01", "frequency": 9}}, "recurrence_rule"),
    ],
)
async def test_what_no_event_can_be_is_refused(
    discord: httpx.AsyncClient, times: dict[str, str], form: dict[str, Any], path: str
) -> None:
    answer = await discord.post(EVENTS, json={**times, **form})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [path])


async def test_an_event_begins_ends_and_is_then_left_alone(discord: httpx.AsyncClient, times: dict[str, str]) -> None:
    event = f"{EVENTS}/{(await discord.post(EVENTS, json={**ON_STAGE, **times})).json()['id']}"
    assert list((await discord.patch(event, json={"status": 3})).json()["errors"]) == ["status"]
    assert (await discord.patch(event, json={"status": 2})).json()["status"] == 2
    assert list((await discord.patch(event, json={"status": 4})).json()["errors"]) == ["status"]
    assert (await discord.patch(event, json={"status": 3})).json()["status"] == 3
    assert (await discord.patch(event, json={"name": "Again"})).json()["code"] == 180000
    assert (await discord.get(EVENTS)).json() == []


async def test_an_event_is_cancelled(discord: httpx.AsyncClient, times: dict[str, str]) -> None:
    event = f"{EVENTS}/{(await discord.post(EVENTS, json={**ON_STAGE, **times})).json()['id']}"
    assert (await discord.patch(event, json={"status": 4})).json()["status"] == 4
    assert (await discord.patch(event, json={"status": 2})).json()["code"] == 180000


async def test_an_event_moves_from_the_stage_into_town(discord: httpx.AsyncClient, times: dict[str, str]) -> None:
    event = f"{EVENTS}/{(await discord.post(EVENTS, json={**ON_STAGE, **times})).json()['id']}"
    assert list((await discord.patch(event, json={"entity_type": 3})).json()["errors"]) == [
        "entity_metadata",
        "channel_id",
    ]
    form = {"entity_type": 3, "channel_id": None, "entity_metadata": {"location": "The Alhambra"}, "name": "Moved"}
    moved = (await discord.patch(event, json=form)).json()
    assert {key: moved[key] for key in form} == form


async def test_only_external_events_keep_time_by_themselves(
    discord: httpx.AsyncClient, times: dict[str, str], clock: Clock
) -> None:
    made = [(await discord.post(EVENTS, json={**form, **times})).json()["id"] for form in (IN_TOWN, ON_STAGE)]
    seen = []
    for hours in (1, 24, 2):
        clock.passes(hours * HOUR)
        seen.append([(await discord.get(f"{EVENTS}/{each}")).json()["status"] for each in made])
    assert seen == [[1, 1], [2, 1], [3, 1]]


async def test_who_is_interested_is_counted_and_listed(
    discord: httpx.AsyncClient, stage: httpx.AsyncClient, times: dict[str, str]
) -> None:
    event = (await discord.post(EVENTS, json={**IN_TOWN, **times})).json()["id"]
    interest = f"/events/{cast.GUILD_ID}/{event}/interest"
    for who in (CLEO, BEA, ANA, BEA):
        assert (await stage.put(interest, params={"as": who})).status_code == 204
    assert (await stage.delete(interest, params={"as": ANA})).status_code == 204
    assert (await stage.put(f"/events/{cast.GUILD_ID}/42/interest")).json()["code"] == 10070
    (listed,) = (await discord.get(EVENTS, params={"with_user_count": "true"})).json()
    assert listed["user_count"] == 2
    users = (await discord.get(f"{EVENTS}/{event}/users", params={"with_member": "true"})).json()
    assert [(each["user"]["id"], each["member"]["user"]["id"]) for each in users] == [(BEA, BEA), (CLEO, CLEO)]
    later = (await discord.get(f"{EVENTS}/{event}/users", params={"after": BEA, "limit": 1})).json()
    assert [each["user_id"] for each in later] == [CLEO]


async def test_a_picture_and_a_rule_come_back_as_discord_shows_them(
    discord: httpx.AsyncClient, times: dict[str, str]
) -> None:
    rule = {"start": times["scheduled_start_time"], "frequency": 2, "interval": 1, "by_weekday": [4]}
    form = {**IN_TOWN, **times, "image": "data:image/png;base64,eA==", "recurrence_rule": rule}
    made = (await discord.post(EVENTS, json=form)).json()
    assert len(made["image"]) == 32
    assert {key: made["recurrence_rule"][key] for key in rule} == rule


async def test_making_needs_create_events_and_the_channels_permissions(
    discord: httpx.AsyncClient, times: dict[str, str], playground: Playground
) -> None:
    the_bot_may(playground, "MANAGE_EVENTS")
    assert (await discord.post(EVENTS, json={**IN_TOWN, **times})).json()["code"] == 50013
    the_bot_may(playground, "CREATE_EVENTS", "MUTE_MEMBERS")
    assert (await discord.post(EVENTS, json={**ON_STAGE, **times})).json()["code"] == 50013
    assert (await discord.post(EVENTS, json={**IN_THE_VAN, **times})).status_code == 200


async def test_others_events_need_manage_events(
    discord: httpx.AsyncClient, times: dict[str, str], playground: Playground
) -> None:
    event = (await discord.post(EVENTS, json={**IN_TOWN, **times})).json()["id"]
    the_bot_may(playground, "CREATE_EVENTS")
    assert (await discord.patch(f"{EVENTS}/{event}", json={"name": "Mine"})).status_code == 200
    playground.world.held("scheduled_events")[event]["creator_id"] = BEA
    assert (await discord.patch(f"{EVENTS}/{event}", json={"name": "Mine"})).json()["code"] == 50013
    assert (await discord.delete(f"{EVENTS}/{event}")).json()["code"] == 50013
    the_bot_may(playground, "MANAGE_EVENTS")
    assert (await discord.delete(f"{EVENTS}/{event}")).status_code == 204


async def test_a_guild_has_at_most_100_unfinished_events(
    discord: httpx.AsyncClient, times: dict[str, str], playground: Playground
) -> None:
    event = (await discord.post(EVENTS, json={**IN_TOWN, **times})).json()
    del event["creator"]
    events = playground.world.held("scheduled_events")
    events.update({new_id: {**event, "id": new_id} for new_id in (new_snowflake() for _ in range(99))})
    assert (await discord.post(EVENTS, json={**IN_TOWN, **times})).json()["code"] == 30038
