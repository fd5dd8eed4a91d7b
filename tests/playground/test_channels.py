import httpx

from app.playground import cast
from app.playground.playground import Playground
from tests.playground.conftest import the_bot_may

CHANNELS = f"/guilds/{cast.GUILD_ID}/channels"
GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}"
SEND_MESSAGES = str(1 << 11)


async def test_channels_of_every_kind_are_made_and_found_again(discord: httpx.AsyncClient) -> None:
    for kind, name, shown in (
        (0, "Tour Diary", "tour-diary"),
        (2, "Back Seat", "Back Seat"),
        (4, "On the road", "On the road"),
        (5, "News", "news"),
        (13, "Late Stage", "Late Stage"),
    ):
        made = await discord.post(CHANNELS, json={"name": name, "type": kind})
        assert (made.status_code, made.json()["type"], made.json()["name"]) == (201, kind, shown)
        assert (await discord.get(f"/channels/{made.json()['id']}")).json() == made.json()


async def test_a_channel_is_renamed_and_put_into_a_category(discord: httpx.AsyncClient) -> None:
    category = (await discord.post(CHANNELS, json={"name": "Road", "type": 4})).json()
    changes = {"name": "Tea Room", "topic": "Tea", "parent_id": category["id"], "rate_limit_per_user": 5}
    edited = (await discord.patch(GREEN_ROOM, json=changes)).json()
    assert [edited[key] for key in changes] == ["tea-room", "Tea", category["id"], 5]
    wrong = await discord.patch(GREEN_ROOM, json={"parent_id": cast.VAN_RADIO})
    assert list(wrong.json()["errors"]) == ["parent_id"]
    await discord.delete(f"/channels/{category['id']}")
    assert (await discord.get(GREEN_ROOM)).json()["parent_id"] is None


async def test_a_text_channel_becomes_an_announcement_channel_and_nothing_else(discord: httpx.AsyncClient) -> None:
    assert (await discord.patch(GREEN_ROOM, json={"type": 5})).json()["type"] == 5
    for channel, kind in ((cast.GREEN_ROOM, 2), (cast.VAN_RADIO, 13)):
        answer = await discord.patch(f"/channels/{channel}", json={"type": kind})
        assert (answer.json()["code"], list(answer.json()["errors"])) == (50035, ["type"])


async def test_a_deleted_channel_takes_what_is_in_it_along(discord: httpx.AsyncClient, playground: Playground) -> None:
    await discord.post(f"{GREEN_ROOM}/messages", json={"content": "gone soon"})
    webhook = (await discord.post(f"{GREEN_ROOM}/webhooks", json={"name": "Van"})).json()
    assert (await discord.delete(GREEN_ROOM)).json()["id"] == cast.GREEN_ROOM
    assert (await discord.get(GREEN_ROOM)).json()["code"] == 10003
    assert (await discord.get(f"/webhooks/{webhook['id']}")).json()["code"] == 10015
    assert cast.GREEN_ROOM not in playground.world.state["messages"]


async def test_an_overwrite_closes_a_channel_and_opens_it_again(discord: httpx.AsyncClient) -> None:
    overwrite = f"{GREEN_ROOM}/permissions/{cast.GUILD_ID}"
    assert (await discord.put(overwrite, json={"type": 0, "deny": SEND_MESSAGES})).status_code == 204
    assert (await discord.post(f"{GREEN_ROOM}/messages", json={"content": "x"})).json()["code"] == 50013
    assert (await discord.delete(overwrite)).status_code == 204
    assert (await discord.post(f"{GREEN_ROOM}/messages", json={"content": "x"})).status_code == 200
    assert (await discord.delete(overwrite)).json()["code"] == 10009


async def test_nobody_hands_out_what_they_do_not_hold(discord: httpx.AsyncClient) -> None:
    ban = {"type": 0, "allow": str(1 << 2)}
    assert (await discord.put(f"{GREEN_ROOM}/permissions/{cast.ROADIE}", json=ban)).json()["code"] == 50013
    overwrites = [{"id": cast.ROADIE, **ban}]
    answer = await discord.patch(GREEN_ROOM, json={"permission_overwrites": overwrites})
    assert answer.json()["code"] == 50013


async def test_without_manage_channels_nothing_is_changed(discord: httpx.AsyncClient, playground: Playground) -> None:
    the_bot_may(playground)
    for answer in (
        await discord.post(CHANNELS, json={"name": "x"}),
        await discord.patch(GREEN_ROOM, json={"name": "x"}),
        await discord.delete(GREEN_ROOM),
        await discord.put(f"{GREEN_ROOM}/permissions/{cast.ROADIE}", json={}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, 50013)
    assert (await discord.delete(f"/channels/{cast.DIRECTORS_CUT}")).json()["code"] == 50001


async def test_what_no_channel_can_be_is_refused(discord: httpx.AsyncClient) -> None:
    for form, path in (
        ({}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "x", "type": 99}, "type"),
        ({"name": "x", "topic": "t" * 1025}, "topic"),
        ({"name": "x", "bitrate": 10}, "bitrate"),
        ({"name": "x", "permission_overwrites": [{"id": "1", "allow": "many"}]}, "permission_overwrites"),
    ):
        answer = await discord.post(CHANNELS, json=form)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [path])


async def test_a_direct_channel_is_closed_and_opens_again(discord: httpx.AsyncClient) -> None:
    opened = (await discord.post("/users/@me/channels", json={"recipient_id": cast.PEOPLE[1].id})).json()
    assert (await discord.delete(f"/channels/{opened['id']}")).json()["id"] == opened["id"]
    again = (await discord.post("/users/@me/channels", json={"recipient_id": cast.PEOPLE[1].id})).json()
    assert again["id"] == opened["id"]
