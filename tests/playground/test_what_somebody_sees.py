"""The page's view of the world, for each person another one."""

from typing import Any

import httpx
import pytest

from app.playground import cast
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground
from tests.playground.echo_bot import EchoBot, Json, answers, says

ANA, BEA, CLEO, JUERGEN = cast.PEOPLE[0].id, cast.PEOPLE[1].id, cast.PEOPLE[2].id, cast.PEOPLE[7].id
GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}/messages"


async def view(stage: httpx.AsyncClient, who: str) -> Json:
    seen: Json = (await stage.get("/view", params={"as": who})).json()
    return seen


async def contents(stage: httpx.AsyncClient, who: str, path: str = GREEN_ROOM) -> list[str]:
    answer = await stage.get(path, params={"as": who})
    return [message["content"] for message in answer.json()]


async def write(stage: httpx.AsyncClient, who: str, content: str, channel: str = cast.GREEN_ROOM) -> httpx.Response:
    return await stage.post("/messages", json={"who": who, "channel": channel, "content": content})


def names(things: list[Json]) -> list[str]:
    return [thing["name"] for thing in things]


async def test_the_whole_cast_is_introduced(stage: httpx.AsyncClient) -> None:
    seen = await view(stage, BEA)
    assert seen["me"]["username"] == "bea"
    assert [each["user"]["id"] for each in seen["people"]] == [person.id for person in cast.PEOPLE]
    assert seen["people"][0]["about"] == "owner and @Director: may do everything"
    assert seen["people"][7]["locale"] == "de"
    assert seen["application"]["bot"]["bot"] is True


async def test_channels_that_one_may_not_enter_are_not_shown(stage: httpx.AsyncClient) -> None:
    (guild,) = (await view(stage, BEA))["guilds"]
    assert names(guild["channels"]) == ["green-room", "the-dailies", "Van Radio", "Open Mic"]
    (guild,) = (await view(stage, ANA))["guilds"]
    assert "directors-cut" in names(guild["channels"])
    assert (await stage.get(f"/channels/{cast.DIRECTORS_CUT}/messages", params={"as": BEA})).status_code == 403


async def test_a_guild_comes_with_roles_and_members(stage: httpx.AsyncClient) -> None:
    (guild,) = (await view(stage, BEA))["guilds"]
    assert {"Roadie", "Director", "@everyone"} <= set(names(guild["roles"]))
    assert {"bea", "Crew Bot"} <= {member["user"]["username"] for member in guild["members"]}
    assert int(guild["permissions"]) > 0


@pytest.mark.usefixtures("registered")
async def test_commands_are_those_offered_here(stage: httpx.AsyncClient, playground: Playground) -> None:
    for command in playground.world.commands().values():
        if command["name"] == "leaderboard":
            command["default_member_permissions"] = "32"  # Manage Server
    bea, ana = await view(stage, BEA), await view(stage, ANA)
    assert names(bea["guilds"][0]["commands"]) == ["ping", "mileage", "Show mileage", "Award miles"]
    assert "leaderboard" in names(ana["guilds"][0]["commands"])
    assert "mileage" not in names(bea["direct"]["commands"])  # its contexts are servers only


async def test_looking_changes_nothing_but_the_first_time(stage: httpx.AsyncClient, playground: Playground) -> None:
    await view(stage, BEA)
    before = playground.world.changes.revision
    await view(stage, BEA)
    assert playground.world.changes.revision == before


async def test_nobody_known_is_answered_with_the_cast(stage: httpx.AsyncClient) -> None:
    answer = await stage.get("/view", params={"as": "zaphod"})
    assert (answer.status_code, "ana (Ana)" in answer.json()["message"]) == (400, True)


async def test_people_write_to_each_other_oldest_first(stage: httpx.AsyncClient) -> None:
    assert (await write(stage, BEA, "Who is up tonight?")).json()["author"]["username"] == "bea"
    await write(stage, CLEO, "Everybody <@100000000000000002>")
    assert await contents(stage, ANA) == ["Who is up tonight?", "Everybody <@100000000000000002>"]


@pytest.mark.parametrize(
    ("who", "channel", "content", "status"),
    [
        (BEA, cast.DIRECTORS_CUT, "let me in", 403),
        (BEA, cast.GREEN_ROOM, "   ", 400),
        (BEA, cast.GREEN_ROOM, "x" * 2001, 400),
        (BEA, "1", "nowhere", 404),
    ],
)
async def test_what_a_client_would_not_send_is_refused(
    stage: httpx.AsyncClient, who: str, channel: str, content: str, status: int
) -> None:
    answer = await write(stage, who, content, channel)
    assert (answer.status_code, type(answer.json()["message"])) == (status, str)


@pytest.mark.usefixtures("registered")
async def test_ephemeral_answers_are_for_their_owner_until_put_away(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot, discord: httpx.AsyncClient
) -> None:
    bot.answer = lambda _: says("Psst", flags=64)
    report = await playground.act(Deed(line="/ping", who=BEA), bot.url)
    path = f"/messages/{report['messages'][0]['id']}"
    assert (await contents(stage, BEA), await contents(stage, ANA)) == (["Psst"], [])
    assert (await stage.delete(path, params={"as": ANA})).status_code == 403
    assert (await stage.delete(path, params={"as": BEA})).status_code == 204
    assert await contents(stage, BEA) == []
    interaction = report["interaction"]
    original = f"/webhooks/{interaction['application_id']}/{interaction['token']}/messages/@original"
    assert (await discord.patch(original, json={"content": "still here"})).status_code == 200


@pytest.mark.usefixtures("registered")
async def test_an_answer_names_who_used_which_command(
    stage: httpx.AsyncClient, playground: Playground, bot: EchoBot
) -> None:
    bot.answer = lambda _: answers(5)
    await playground.act(Deed(line="/mileage show", who=JUERGEN), bot.url)
    (message,) = (await stage.get(GREEN_ROOM, params={"as": BEA})).json()
    metadata: dict[str, Any] = message["interaction_metadata"]
    assert (metadata["user"]["username"], metadata["name"]) == ("juergen", "mileage show")
    assert message["flags"] & 128  # thinking …


async def test_only_ones_own_message_can_be_deleted(stage: httpx.AsyncClient) -> None:
    message = (await write(stage, BEA, "oops")).json()
    assert (await stage.delete(f"/messages/{message['id']}", params={"as": CLEO})).status_code == 403
    assert (await stage.delete(f"/messages/{message['id']}", params={"as": BEA})).status_code == 204
    assert await contents(stage, BEA) == []


async def test_reactions_are_counted_and_ones_own_is_marked(stage: httpx.AsyncClient) -> None:
    message = (await write(stage, BEA, "I bombed")).json()
    path = f"/messages/{message['id']}/reactions/🎤"
    for who in (CLEO, ANA, CLEO):
        assert (await stage.put(path, params={"as": who})).status_code == 204
    assert await reaction_seen_by(stage, CLEO) == [("🎤", 2, True)]
    assert await reaction_seen_by(stage, BEA) == [("🎤", 2, False)]
    for who in (CLEO, ANA):
        await stage.delete(path, params={"as": who})
    assert await reaction_seen_by(stage, CLEO) == []


async def reaction_seen_by(stage: httpx.AsyncClient, who: str) -> list[tuple[str, int, bool]]:
    (message,) = (await stage.get(GREEN_ROOM, params={"as": who})).json()
    return [(each["emoji"]["name"], each["count"], each["me"]) for each in message.get("reactions", ())]
