"""Every route of the playground is one that Discord describes, and its answers have the shape described there.

A route that is new needs nothing here but a body, if it takes one. Beside this, the `discord` fixture holds every
answer in every test against the description.
"""

from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from app.playground import cast
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.oauth.grants import new_code, redeem_code
from app.playground.oauth.request import SCOPES
from app.playground.playground import Playground
from app.playground.reactions import react
from app.playground.rest.call import Rule
from app.playground.rest.door import RULES
from app.playground.voice import join_voice
from tests.discords_description import Description
from tests.playground.conftest import NOT_DESCRIBED, Clock, the_bot_may

BEA, CLEO = cast.PEOPLE[1].id, cast.PEOPLE[2].id
PICTURE = {"url": "https://example.org/card.png"}
MESSAGE: dict[str, Any] = {
    "content": f"Hello <@{BEA}>",
    "embeds": [{"image": PICTURE, "fields": [{"name": "a", "value": "b"}]}],
    "components": [
        {"type": 1, "components": [{"type": 2, "style": 1, "label": "Next", "custom_id": "v1:next"}]},
        {"type": 1, "components": [{"type": 3, "custom_id": "v1:pick", "options": [{"label": "a", "value": "b"}]}]},
    ],
}
EVENT = {
    "name": "Open mic",
    "description": "Bring a joke",
    "privacy_level": 2,
    "entity_type": 1,
    "channel_id": cast.OPEN_MIC,
    "scheduled_start_time": "2030-01-01T20:00:00Z",
    "recurrence_rule": {"start": "2030-01-01T20:00:00Z", "frequency": 2, "interval": 1, "by_weekday": [1]},
}
COMMAND = {"name": "encore", "type": 1, "description": "Once more"}
OVERWRITE = {"id": cast.ROADIE, "type": 0, "allow": 1024, "deny": 0}

BODIES: dict[str, Any] = {
    "POST /interactions/{interaction_id}/{token}/callback": {"type": 4, "data": MESSAGE},
    "PATCH /webhooks/{application_id}/{token}/messages/@original": MESSAGE,
    "POST /webhooks/{application_id}/{token}": MESSAGE,
    "PATCH /webhooks/{application_id}/{token}/messages/{message_id}": MESSAGE,
    "PATCH /webhooks/{webhook_id}": {"name": "Bus", "channel_id": cast.THE_DAILIES},
    "PATCH /webhooks/{webhook_id}/{token}": {"name": "Bus"},
    "POST /channels/{channel_id}/webhooks": {"name": "Van", "avatar": "data:image/png;base64,eA=="},
    "POST /guilds/{guild_id}/channels": {"name": "bus", "type": 13, "permission_overwrites": [OVERWRITE]},
    "PATCH /channels/{channel_id}": {"name": "tea-room", "topic": None},
    "PUT /channels/{channel_id}/permissions/{overwrite_id}": {"type": 0, "allow": 1024, "deny": 0},
    "POST /guilds/{guild_id}/roles": {"name": "Groupie", "colors": {"primary_color": 1}},
    "PATCH /guilds/{guild_id}/roles": [{"id": cast.ROADIE, "position": 2}],
    "PATCH /guilds/{guild_id}/roles/{role_id}": {"name": "Chief Roadie"},
    "PATCH /guilds/{guild_id}/members/@me": {"nick": "Driver"},
    "PATCH /guilds/{guild_id}/members/{user_id}": {"roles": [cast.ROADIE], "mute": True},
    "PATCH /guilds/{guild_id}/voice-states/@me": {"suppress": True},
    "PATCH /guilds/{guild_id}/voice-states/{user_id}": {"channel_id": cast.OPEN_MIC, "suppress": False},
    "POST /channels/{channel_id}/messages": {**MESSAGE, "nonce": "n", "enforce_nonce": True},
    "PATCH /channels/{channel_id}/messages/{message_id}": {"content": "x"},
    "POST /guilds/{guild_id}/scheduled-events": EVENT,
    "PATCH /guilds/{guild_id}/scheduled-events/{event_id}": {"status": 2},
    "PATCH /stage-instances/{channel_id}": {"topic": "Encore"},
    "POST /users/@me/channels": {"recipient_id": BEA},
    "POST /applications/{application_id}/commands": COMMAND,
    "PUT /applications/{application_id}/commands": [COMMAND],
    "PATCH /applications/{application_id}/commands/{command_id}": {"description": "Again"},
    "POST /applications/{application_id}/guilds/{guild_id}/commands": COMMAND,
    "PUT /applications/{application_id}/guilds/{guild_id}/commands": [COMMAND],
    "PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}": {"description": "Again"},
}
NONSENSE: tuple[Any, ...] = (None, True, -1, 1.5, 10**30, "nonsense", "", [], [None], ["x"], {}, {"x": "y"})
QUERIES = {
    "GET /guilds/{guild_id}": {"with_counts": "true"},
    "GET /guilds/{guild_id}/members": {"limit": "100"},
    "GET /guilds/{guild_id}/members/search": {"query": "b"},
    "GET /guilds/{guild_id}/scheduled-events": {"with_user_count": "true"},
    "GET /guilds/{guild_id}/scheduled-events/{event_id}/users": {"with_member": "true"},
    "POST /interactions/{interaction_id}/{token}/callback": {"with_response": "true"},
    "GET /applications/{application_id}/commands": {"with_localizations": "true"},
}


@dataclass
class Scene:
    """A world in which there is one of everything; `ids` fill the gaps of a path."""

    discord: httpx.AsyncClient
    playground: Playground
    ids: dict[str, str]

    async def ask(self, rule: Rule) -> httpx.Response:
        person = rule.scope is not None and not rule.needs_bot
        headers = {"Authorization": f"Bearer {self.ids['bearer']}"} if person else None
        path = rule.template.format_map({**self.ids, **self._places(rule)})
        query = QUERIES.get(rule.route)
        return await self.discord.request(rule.method, path, params=query, json=self.body(rule), headers=headers)

    def body(self, rule: Rule) -> Any:
        if rule.template.endswith("/bulk-delete"):
            return {"messages": [self.ids["message_id"], self.ids["followup_id"]]}
        if rule.route == "POST /stage-instances":
            return {"channel_id": self.ids["second_stage_id"], "topic": "Late show", "privacy_level": 2}
        return BODIES.get(rule.route)

    def _places(self, rule: Rule) -> dict[str, str]:
        if rule.template.startswith("/interactions/"):
            return {"interaction_id": self.ids["new_interaction_id"], "token": self.ids["new_token"]}
        if rule.template.startswith("/webhooks/{webhook_id}"):
            return {"token": self.ids["webhook_token"]}
        if rule.template.startswith("/webhooks/"):
            return {"message_id": self.ids["followup_id"]}
        if rule.template.startswith("/stage-instances/"):
            return {"channel_id": cast.OPEN_MIC}
        if "/guilds/{guild_id}/commands" in rule.template:
            return {"command_id": self.ids["guild_command_id"]}
        return {}


@pytest.fixture
async def scene(discord: httpx.AsyncClient, playground: Playground, clock: Clock) -> Scene:
    the_bot_may(playground, "ADMINISTRATOR")
    places = {"guild_id": cast.GUILD_ID, "channel_id": cast.THE_DAILIES, "user_id": BEA, "role_id": cast.ROADIE}
    own = {"application_id": playground.identity.application_id, "overwrite_id": cast.ROADIE, "emoji_name": "🎤"}
    scene = Scene(discord, playground, {**places, **own, "bearer": signed_in(playground)})
    await write_a_message(scene)
    await open_the_doors(scene)
    await register_commands(scene)
    scene.ids |= await answered_interaction(scene)
    clock.passes(60)  # all buckets are empty again
    interaction = new_interaction(playground)
    scene.ids |= {"new_interaction_id": interaction["id"], "new_token": interaction["token"]}
    return scene


def signed_in(playground: Playground) -> str:
    """Cleo's access token, with every scope."""
    code = new_code(playground.world, CLEO, tuple(SCOPES), "http://localhost", None)
    tokens = redeem_code(playground.world, code, "http://localhost", None)
    assert isinstance(tokens, dict)
    return str(tokens["access_token"])


async def write_a_message(scene: Scene) -> None:
    """With a reaction, and pinned."""
    world, messages = scene.playground.world, f"/channels/{cast.THE_DAILIES}/messages"
    message = (await scene.discord.post(messages, json=MESSAGE)).json()
    for who in (BEA, world.application_id):
        react(world, world.message(cast.THE_DAILIES, message["id"]), "🎤", who)
    await scene.discord.put(f"{messages}/pins/{message['id']}")
    scene.ids["message_id"] = message["id"]


async def open_the_doors(scene: Scene) -> None:
    """A webhook, an overwrite, an event, a stage that is open and one that is not, and people there."""
    discord, world = scene.discord, scene.playground.world
    channel, guild = f"/channels/{cast.THE_DAILIES}", f"/guilds/{cast.GUILD_ID}"
    webhook = (await discord.post(f"{channel}/webhooks", json={"name": "Van"})).json()
    await discord.put(f"{channel}/permissions/{cast.ROADIE}", json={"allow": 1024})
    event = (await discord.post(f"{guild}/scheduled-events", json=EVENT)).json()
    world.held("event_users")[event["id"]] = [BEA]
    await discord.post("/stage-instances", json={"channel_id": cast.OPEN_MIC, "topic": "Open mic"})
    second_stage = (await discord.post(f"{guild}/channels", json={"name": "Late", "type": 13})).json()
    for who in (BEA, world.application_id):
        join_voice(world, who, world.channel(cast.OPEN_MIC))
    scene.ids |= {"webhook_id": webhook["id"], "webhook_token": webhook["token"]}
    scene.ids |= {"event_id": event["id"], "second_stage_id": second_stage["id"]}


async def register_commands(scene: Scene) -> None:
    application = f"/applications/{scene.playground.identity.application_id}"
    for kind, path in (("command_id", "commands"), ("guild_command_id", f"guilds/{cast.GUILD_ID}/commands")):
        form = {"name": "ping", "description": "Says pong"}
        scene.ids[kind] = (await scene.discord.post(f"{application}/{path}", json=form)).json()["id"]


async def answered_interaction(scene: Scene) -> dict[str, str]:
    """And followed up."""
    interaction = new_interaction(scene.playground)
    place = f"{interaction['id']}/{interaction['token']}"
    await scene.discord.post(f"/interactions/{place}/callback", json={"type": 4, "data": MESSAGE})
    webhook = f"/webhooks/{interaction['application_id']}/{interaction['token']}"
    followup = (await scene.discord.post(webhook, json=MESSAGE)).json()
    return {"token": interaction["token"], "followup_id": followup["id"]}


def new_interaction(playground: Playground) -> dict[str, Any]:
    deed = Deed(line="/ping", commands=({"name": "ping", "type": 1},))
    interaction = build_interaction(playground.world, deed).interaction
    playground.interactions.begin(interaction, "http://bot")
    return interaction


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.route not in NOT_DESCRIBED], ids=lambda rule: rule.route
)
async def test_every_route_is_asked_and_answers_as_described(
    description: Description, scene: Scene, rule: Rule
) -> None:
    if (body := scene.body(rule)) is not None:
        assert description.problems_of_request(rule.method, rule.template, body) == []
    answer = await scene.ask(rule)
    assert answer.is_success, answer.text
    assert description.problems_of_answer(rule.method, rule.template, answer) == []


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if isinstance(BODIES.get(rule.route), dict)], ids=lambda rule: rule.route
)
async def test_nonsense_in_any_field_is_refused_or_taken_as_discord_would(
    scene: Scene, clock: Clock, monkeypatch: pytest.MonkeyPatch, rule: Rule
) -> None:
    """Never a failure of our own; and what is answered is still as described, which the fixture sees to."""
    for name in BODIES[rule.route]:
        for nonsense in NONSENSE:
            monkeypatch.setitem(BODIES, rule.route, {**BODIES[rule.route], name: nonsense})
            assert (await scene.ask(rule)).status_code < 500
            clock.passes(60)


@pytest.mark.parametrize(("entity_type", "place"), [(2, cast.VAN_RADIO), (3, None)], ids=["voice", "external"])
async def test_events_of_the_other_kinds(
    description: Description, discord: httpx.AsyncClient, entity_type: int, place: str | None
) -> None:
    form = {**EVENT, "entity_type": entity_type, "channel_id": place, "scheduled_end_time": "2030-01-01T22:00:00Z"}
    if place is None:
        form["entity_metadata"] = {"location": "The Alhambra"}
    events = f"/guilds/{cast.GUILD_ID}/scheduled-events"
    assert description.problems_of_request("POST", "/guilds/{guild_id}/scheduled-events", form) == []
    answer = await discord.post(events, json=form)
    assert description.problems_of_answer("POST", "/guilds/{guild_id}/scheduled-events", answer) == []


async def test_a_person_signed_in(description: Description, scene: Scene) -> None:
    for path in ("/users/@me", "/users/@me/guilds"):
        headers = {"Authorization": f"Bearer {scene.ids['bearer']}"}
        answer = await scene.discord.get(path, headers=headers)
        assert description.problems_of_answer("GET", path, answer) == []


async def test_files_and_components_of_the_second_version(description: Description, discord: httpx.AsyncClient) -> None:
    template, path = "/channels/{channel_id}/messages", f"/channels/{cast.GREEN_ROOM}/messages"
    files = {"payload_json": (None, b"{}", "application/json"), "files[0]": ("a.png", b"x", "image/png")}
    section = {"type": 9, "components": [{"type": 10, "content": "Text"}], "accessory": {"type": 11, "media": PICTURE}}
    children = [section, {"type": 14}, {"type": 12, "items": [{"media": PICTURE}]}]
    body = {"flags": 32768, "components": [{"type": 17, "accent_color": None, "components": children}]}
    for answer in (await discord.post(path, files=files), await discord.post(path, json=body)):
        assert answer.is_success, answer.text
        assert description.problems_of_answer("POST", template, answer) == []


async def test_refusals(description: Description, discord: httpx.AsyncClient) -> None:
    template, path = "/channels/{channel_id}/messages", f"/channels/{cast.GREEN_ROOM}/messages"
    assert description.problems_of_answer("GET", "/guilds/{guild_id}", await discord.get("/guilds/42")) == []
    refused = await discord.post(path, json={"content": "x" * 3000})
    assert description.problems_of_answer("POST", template, refused) == []


async def test_a_wrong_answer_would_be_noticed(description: Description) -> None:
    wrong = httpx.Response(200, json={"id": 42})
    assert description.problems_of_answer("GET", "/guilds/{guild_id}", wrong) != []
    assert description.problems_of_answer("GET", "/guilds/{guild_id}", httpx.Response(204)) != []
    assert description.problems_of_answer("GET", "/nowhere", wrong) != []
