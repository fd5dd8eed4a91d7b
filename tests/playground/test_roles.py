import httpx

from app.playground import cast
from app.playground.playground import Playground
from tests.playground.conftest import the_bot_may

ROLES = f"/guilds/{cast.GUILD_ID}/roles"
ROADIE = f"{ROLES}/{cast.ROADIE}"
BAN_MEMBERS = str(1 << 2)


async def test_a_new_role_is_the_lowest(discord: httpx.AsyncClient, playground: Playground) -> None:
    made = (await discord.post(ROLES, json={"name": "Groupie", "color": 0xFF00FF, "permissions": "0"})).json()
    assert (made["name"], made["position"], made["colors"]["primary_color"]) == ("Groupie", 1, 0xFF00FF)
    positions = {role["name"]: role["position"] for role in playground.world.roles(cast.GUILD_ID).values()}
    assert positions["@everyone"] < positions["Groupie"] < positions["Roadie"] < positions["Crew Bot"]


async def test_a_role_that_is_deleted_is_nobodys(discord: httpx.AsyncClient) -> None:
    member = f"/guilds/{cast.GUILD_ID}/members/{cast.PEOPLE[1].id}"
    await discord.put(f"{member}/roles/{cast.ROADIE}")
    assert (await discord.delete(ROADIE)).status_code == 204
    assert (await discord.get(member)).json()["roles"] == []
    assert (await discord.get(ROADIE)).json()["code"] == 10011


async def test_a_role_is_edited(discord: httpx.AsyncClient) -> None:
    changes = {"name": "Chief Roadie", "hoist": False, "mentionable": True}
    edited = (await discord.patch(ROADIE, json={**changes, "colors": {"primary_color": 1}})).json()
    assert {key: edited[key] for key in changes} == changes
    assert edited["color"] == 1


async def test_roles_are_moved_below_the_bots_own(discord: httpx.AsyncClient) -> None:
    moved = await discord.patch(ROLES, json=[{"id": cast.ROADIE, "position": 2}])
    assert {role["id"]: role["position"] for role in moved.json()}[cast.ROADIE] == 2
    for role, position in ((cast.ROADIE, 3), (cast.DIRECTOR, 1)):
        answer = await discord.patch(ROLES, json=[{"id": role, "position": position}])
        assert answer.json()["code"] == 50013


async def test_roles_at_or_above_the_bots_are_not_touched(discord: httpx.AsyncClient) -> None:
    for role in (cast.CREW_BOT, cast.PRODUCER, cast.DIRECTOR):
        assert (await discord.patch(f"{ROLES}/{role}", json={"name": "x"})).json()["code"] == 50013
        assert (await discord.delete(f"{ROLES}/{role}")).json()["code"] == 50013
    assert (await discord.delete(f"{ROLES}/{cast.GUILD_ID}")).json()["code"] == 50028


async def test_no_role_gets_what_the_bot_does_not_hold(discord: httpx.AsyncClient) -> None:
    assert (await discord.post(ROLES, json={"permissions": BAN_MEMBERS})).json()["code"] == 50013
    assert (await discord.patch(ROADIE, json={"permissions": BAN_MEMBERS})).json()["code"] == 50013


async def test_without_manage_roles_there_are_no_roles_to_make(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    the_bot_may(playground, "MANAGE_CHANNELS")
    for answer in (
        await discord.post(ROLES, json={"name": "x"}),
        await discord.patch(ROADIE, json={"name": "x"}),
        await discord.patch(ROLES, json=[]),
        await discord.delete(ROADIE),
    ):
        assert answer.json()["code"] == 50013


async def test_what_no_role_can_be_is_refused(discord: httpx.AsyncClient) -> None:
    for form, path in (
        ({"name": "x" * 101}, "name"),
        ({"color": 0x1000000}, "color"),
        ({"permissions": "all"}, "permissions"),
        ({"colors": {"primary_color": -1}}, "colors"),
    ):
        assert list((await discord.post(ROLES, json=form)).json()["errors"]) == [path]
    assert (await discord.post(ROLES, json={"unicode_emoji": "🚐"})).json()["code"] == 50101
