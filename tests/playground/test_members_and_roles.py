from collections import Counter

import httpx

from app.playground import cast
from app.playground.genesis import timestamp
from app.playground.playground import Playground
from tests.playground.conftest import Clock, the_bot_may

BEA = cast.PEOPLE[1].id
MEMBER = f"/guilds/{cast.GUILD_ID}/members/{BEA}"


async def test_a_role_below_the_bots_is_given_and_taken_away(discord: httpx.AsyncClient) -> None:
    assert (await discord.put(f"{MEMBER}/roles/{cast.ROADIE}")).status_code == 204
    assert (await discord.put(f"{MEMBER}/roles/{cast.ROADIE}")).status_code == 204
    assert (await discord.get(MEMBER)).json()["roles"] == [cast.ROADIE]
    assert (await discord.delete(f"{MEMBER}/roles/{cast.ROADIE}")).status_code == 204
    assert (await discord.get(MEMBER)).json()["roles"] == []


async def test_a_role_above_the_bots_is_refused(discord: httpx.AsyncClient) -> None:
    for role in (cast.DIRECTOR, cast.PRODUCER, cast.CREW_BOT, cast.GUILD_ID):
        answer = await discord.put(f"{MEMBER}/roles/{role}")
        assert (answer.status_code, answer.json()) == (403, {"message": "Missing Permissions", "code": 50013})


async def test_a_role_that_an_admin_moves_above_the_bots_is_refused_from_then_on(discord: httpx.AsyncClient) -> None:
    move = {"guild_id": cast.GUILD_ID, "role_id": cast.ROADIE, "position": 9}
    assert (await discord.post("http://playground/playground/roles", json=move)).json()["position"] == 9
    assert (await discord.put(f"{MEMBER}/roles/{cast.ROADIE}")).json()["code"] == 50013


async def test_without_manage_roles_no_role_is_given(discord: httpx.AsyncClient, playground: Playground) -> None:
    playground.world.role(cast.GUILD_ID, cast.CREW_BOT)["permissions"] = "0"
    assert (await discord.put(f"{MEMBER}/roles/{cast.ROADIE}")).json()["code"] == 50013


async def test_unknown_members_roles_and_guilds_have_discords_codes(discord: httpx.AsyncClient) -> None:
    assert (await discord.put(f"/guilds/{cast.GUILD_ID}/members/42/roles/{cast.ROADIE}")).json()["code"] == 10007
    assert (await discord.put(f"{MEMBER}/roles/42")).json()["code"] == 10011
    answer = await discord.get("/guilds/42")
    assert (answer.status_code, answer.json()) == (404, {"message": "Unknown Guild", "code": 10004})


async def test_the_whole_role_list_can_be_set_at_once(discord: httpx.AsyncClient) -> None:
    answer = await discord.patch(MEMBER, json={"roles": [cast.ROADIE, cast.EXECUTIVE_PRODUCER]})
    assert answer.json()["roles"] == [cast.ROADIE, cast.EXECUTIVE_PRODUCER]
    assert (await discord.patch(MEMBER, json={"roles": [cast.DIRECTOR]})).json()["code"] == 50013
    assert (await discord.get(MEMBER)).json()["roles"] == [cast.ROADIE, cast.EXECUTIVE_PRODUCER]


async def test_members_are_listed_by_id_and_found_by_how_they_begin(discord: httpx.AsyncClient) -> None:
    listed = (await discord.get(f"/guilds/{cast.GUILD_ID}/members", params={"limit": 3, "after": BEA})).json()
    assert [member["user"]["username"] for member in listed] == ["cleo", "jiwoo", "zoe"]
    found = (await discord.get(f"/guilds/{cast.GUILD_ID}/members/search", params={"query": "지", "limit": 5})).json()
    assert [member["user"]["username"] for member in found] == ["jiwoo"]


async def test_without_the_bots_token_nothing_is_told(discord: httpx.AsyncClient) -> None:
    for header in ("", "Bot wrong", "Bearer x"):
        answer = await discord.get(MEMBER, headers={"Authorization": header})
        assert (answer.status_code, answer.json()) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_unknown_paths_and_methods_are_answered_as_discord_does(discord: httpx.AsyncClient) -> None:
    assert (await discord.get("/nowhere")).json() == {"message": "404: Not Found", "code": 0}
    assert (await discord.post(f"/guilds/{cast.GUILD_ID}")).json() == {"message": "405: Method Not Allowed", "code": 0}


async def test_a_nickname_and_a_timeout_need_their_permission_and_a_member_below(
    discord: httpx.AsyncClient, playground: Playground, clock: Clock
) -> None:
    until = timestamp(clock.now + 3600)
    assert (await discord.patch(MEMBER, json={"nick": "B"})).json()["code"] == 50013
    assert (await discord.patch(MEMBER, json={"communication_disabled_until": until})).json()["code"] == 50013
    the_bot_may(playground, "MANAGE_NICKNAMES", "MODERATE_MEMBERS")
    edited = (await discord.patch(MEMBER, json={"nick": "B", "communication_disabled_until": until})).json()
    assert (edited["nick"], edited["communication_disabled_until"]) == ("B", until)
    for above in (cast.PEOPLE[0].id, cast.PEOPLE[2].id):
        answer = await discord.patch(f"/guilds/{cast.GUILD_ID}/members/{above}", json={"nick": "B"})
        assert answer.json()["code"] == 50013
    too_long = {"communication_disabled_until": timestamp(clock.now + 29 * 86_400)}
    assert list((await discord.patch(MEMBER, json=too_long)).json()["errors"]) == list(too_long)
    own = await discord.patch(f"/guilds/{cast.GUILD_ID}/members/@me", json={"nick": "Driver"})
    assert own.json()["nick"] == "Driver"


async def test_an_admin_gives_and_takes_what_the_bot_may_not(stage: httpx.AsyncClient, playground: Playground) -> None:
    path = f"/members/{cast.GUILD_ID}/{cast.PEOPLE[1].id}/roles/{cast.DIRECTOR}"
    held = playground.world.member(cast.GUILD_ID, cast.PEOPLE[1].id)["roles"]
    for _ in range(2):
        assert (await stage.put(path)).status_code == 204
    assert held == [cast.DIRECTOR]
    assert (await stage.delete(path)).status_code == 204
    assert held == []
    assert (await stage.put(path[:-1] + "0")).json()["message"] == "Unknown Role"


async def test_a_guild_grows_as_large_as_discord_lets_it(discord: httpx.AsyncClient) -> None:
    grown = (await discord.post(f"http://playground/playground/guilds/{cast.GUILD_ID}/growth")).json()

    roles = (await discord.get(f"/guilds/{cast.GUILD_ID}/roles")).json()
    channels = (await discord.get(f"/guilds/{cast.GUILD_ID}/channels")).json()
    assert grown == {"channels": len(channels), "roles": len(roles)} == {"channels": 500, "roles": 250}
    assert sorted(role["position"] for role in roles) == list(range(250))
    assert max(Counter(channel["parent_id"] for channel in channels if channel["parent_id"]).values()) <= 50
    assert (await discord.put(f"{MEMBER}/roles/{roles[-1]['id']}")).status_code == 204
    assert (await discord.post(f"http://playground/playground/guilds/{cast.GUILD_ID}/growth")).json() == grown
