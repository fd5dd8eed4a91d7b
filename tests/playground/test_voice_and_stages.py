import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground
from app.playground.voice import join_voice
from tests.playground.conftest import Clock, the_bot_may

ANA, BEA = cast.PEOPLE[0].id, cast.PEOPLE[1].id
STATES = f"/guilds/{cast.GUILD_ID}/voice-states"
MEMBER = f"/guilds/{cast.GUILD_ID}/members/{BEA}"
STAGE = {"channel_id": cast.OPEN_MIC, "topic": "Open mic night"}


@pytest.fixture
def bea_is_on_stage(playground: Playground) -> None:
    join_voice(playground.world, BEA, playground.world.channel(cast.OPEN_MIC))


async def test_who_is_in_no_channel_has_no_voice_state(discord: httpx.AsyncClient) -> None:
    for who in ("@me", BEA):
        answer = await discord.get(f"{STATES}/{who}")
        assert (answer.status_code, answer.json()["code"]) == (404, 10065)
    assert (await discord.get(f"{STATES}/42")).json()["code"] == 10007
    assert (await discord.patch(f"{STATES}/@me", json={"suppress": True})).json()["code"] == 10065


async def test_people_come_and_go(discord: httpx.AsyncClient, stage: httpx.AsyncClient) -> None:
    assert (await stage.put(f"/voice/{cast.VAN_RADIO}", params={"as": BEA})).json()["channel_id"] == cast.VAN_RADIO
    assert (await discord.get(f"{STATES}/{BEA}")).json()["channel_id"] == cast.VAN_RADIO
    assert (await stage.delete(f"/voice/{cast.VAN_RADIO}", params={"as": BEA})).status_code == 204
    assert (await discord.get(f"{STATES}/{BEA}")).status_code == 404
    refused = await stage.put(f"/voice/{cast.GREEN_ROOM}", params={"as": BEA})
    assert refused.json() == {"message": "#green-room is no voice channel"}


@pytest.mark.usefixtures("bea_is_on_stage")
async def test_a_listener_is_invited_to_speak_and_sent_back(discord: httpx.AsyncClient) -> None:
    listening = (await discord.get(f"{STATES}/{BEA}")).json()
    assert (listening["channel_id"], listening["suppress"]) == (cast.OPEN_MIC, True)
    place = {"channel_id": cast.OPEN_MIC}
    assert (await discord.patch(f"{STATES}/{BEA}", json={**place, "suppress": False})).status_code == 204
    invited = (await discord.get(f"{STATES}/{BEA}")).json()
    assert (invited["suppress"], invited["request_to_speak_timestamp"] is None) == (False, False)
    await discord.patch(f"{STATES}/{BEA}", json={**place, "suppress": True})
    assert (await discord.get(f"{STATES}/{BEA}")).json()["request_to_speak_timestamp"] is None


def test_a_moderator_of_the_stage_may_speak_at_once(playground: Playground) -> None:
    assert join_voice(playground.world, ANA, playground.world.channel(cast.OPEN_MIC))["suppress"] is False
    assert join_voice(playground.world, BEA, playground.world.channel(cast.VAN_RADIO))["suppress"] is False


@pytest.mark.usefixtures("bea_is_on_stage")
async def test_inviting_needs_mute_members_and_the_right_stage(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    for channel, code in ((cast.VAN_RADIO, 50024), ("42", 10003)):
        answer = await discord.patch(f"{STATES}/{BEA}", json={"channel_id": channel, "suppress": False})
        assert answer.json()["code"] == code
    the_bot_may(playground, "MOVE_MEMBERS")
    assert (await discord.patch(f"{STATES}/{BEA}", json={"suppress": False})).json()["code"] == 50013


async def test_members_are_moved_muted_and_sent_away_while_they_are_connected(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    assert (await discord.patch(MEMBER, json={"channel_id": cast.VAN_RADIO})).json()["code"] == 40032
    join_voice(playground.world, BEA, playground.world.channel(cast.OPEN_MIC))
    assert (await discord.patch(MEMBER, json={"channel_id": cast.VAN_RADIO})).status_code == 200
    assert (await discord.get(f"{STATES}/{BEA}")).json()["channel_id"] == cast.VAN_RADIO
    assert (await discord.patch(MEMBER, json={"mute": True})).json()["mute"] is True
    assert (await discord.patch(MEMBER, json={"deaf": True})).json()["code"] == 50013
    await discord.patch(MEMBER, json={"channel_id": None})
    assert (await discord.get(f"{STATES}/{BEA}")).json()["code"] == 10065


async def test_a_stage_opens_once_changes_its_topic_and_closes(discord: httpx.AsyncClient) -> None:
    path = f"/stage-instances/{cast.OPEN_MIC}"
    assert (await discord.get(path)).json()["code"] == 10067
    opened = (await discord.post("/stage-instances", json=STAGE)).json()
    assert (opened["topic"], opened["privacy_level"]) == ("Open mic night", 2)
    assert (await discord.post("/stage-instances", json=STAGE)).json()["code"] == 150006
    assert (await discord.patch(path, json={"topic": "Second half"})).json()["topic"] == "Second half"
    assert (await discord.get(path)).json()["topic"] == "Second half"
    assert (await discord.delete(path)).status_code == 204
    assert (await discord.delete(path)).json()["code"] == 10067


async def test_only_a_stage_becomes_one_and_only_by_its_moderator(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    for channel, code in ((cast.GREEN_ROOM, 50024), ("42", 10003)):
        answer = await discord.post("/stage-instances", json={**STAGE, "channel_id": channel})
        assert answer.json()["code"] == code
    for form in ({"topic": ""}, {"topic": "x" * 121}, {"privacy_level": 3}):
        answer = await discord.post("/stage-instances", json={**STAGE, **form})
        assert list(answer.json()["errors"]) == list(form)
    for two_of_three in (("MANAGE_CHANNELS", "MUTE_MEMBERS"), ("MUTE_MEMBERS", "MOVE_MEMBERS")):
        the_bot_may(playground, *two_of_three)
        assert (await discord.post("/stage-instances", json=STAGE)).json()["code"] == 50013


async def test_an_event_begins_with_its_stage(discord: httpx.AsyncClient, clock: Clock) -> None:
    events = f"/guilds/{cast.GUILD_ID}/scheduled-events"
    form = {"name": "Open mic", "privacy_level": 2, "entity_type": 1, "channel_id": cast.OPEN_MIC}
    event = (await discord.post(events, json={**form, "scheduled_start_time": "2030-01-01T20:00:00Z"})).json()
    linked = (await discord.post("/stage-instances", json={**STAGE, "guild_scheduled_event_id": event["id"]})).json()
    begun = (await discord.get(f"{events}/{event['id']}")).json()
    assert (linked["guild_scheduled_event_id"], begun["status"], begun["entity_id"]) == (event["id"], 2, linked["id"])


@pytest.mark.usefixtures("bea_is_on_stage")
async def test_with_the_channel_its_stage_its_events_and_its_listeners_are_gone(discord: httpx.AsyncClient) -> None:
    events = f"/guilds/{cast.GUILD_ID}/scheduled-events"
    form = {"name": "Open mic", "privacy_level": 2, "entity_type": 1, "channel_id": cast.OPEN_MIC}
    await discord.post(events, json={**form, "scheduled_start_time": "2030-01-01T20:00:00Z"})
    await discord.post("/stage-instances", json=STAGE)
    assert (await discord.delete(f"/channels/{cast.OPEN_MIC}")).status_code == 200
    assert (await discord.get(events)).json() == []
    assert (await discord.get(f"{STATES}/{BEA}")).json()["code"] == 10065
    assert (await discord.get(f"/stage-instances/{cast.OPEN_MIC}")).json()["code"] == 10003
