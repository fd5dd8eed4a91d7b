import json

import httpx
import pytest

from app.discord.replies import File
from app.discord.request import Request
from app.playground import cast
from app.playground.playground import Playground
from app.playground.posting import new_message
from tests.playground.conftest import Clock, the_bot_may

GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}/messages"


async def test_a_repeated_nonce_returns_the_message_already_there(discord: httpx.AsyncClient, clock: Clock) -> None:
    message = {"content": "New video!", "nonce": "item-1", "enforce_nonce": True}
    first, second = await discord.post(GREEN_ROOM, json=message), await discord.post(GREEN_ROOM, json=message)
    assert first.json()["id"] == second.json()["id"]
    assert len((await discord.get(GREEN_ROOM)).json()) == 1
    clock.passes(600)
    assert (await discord.post(GREEN_ROOM, json=message)).json()["id"] != first.json()["id"]


async def test_the_nonce_of_a_deleted_message_is_refused(discord: httpx.AsyncClient) -> None:
    message = {"content": "New video!", "nonce": "item-1", "enforce_nonce": True}
    first = (await discord.post(GREEN_ROOM, json=message)).json()
    assert (await discord.delete(f"{GREEN_ROOM}/{first['id']}")).status_code == 204
    assert (await discord.post(GREEN_ROOM, json=message)).json()["code"] == 10008


async def test_a_message_is_edited_listed_and_deleted(discord: httpx.AsyncClient) -> None:
    message = (await discord.post(GREEN_ROOM, json={"content": "one"})).json()
    edited = (await discord.patch(f"{GREEN_ROOM}/{message['id']}", json={"content": "two"})).json()
    assert (edited["content"], edited["edited_timestamp"] is None) == ("two", False)
    assert [each["content"] for each in (await discord.get(GREEN_ROOM)).json()] == ["two"]
    await discord.delete(f"{GREEN_ROOM}/{message['id']}")
    assert (await discord.get(f"{GREEN_ROOM}/{message['id']}")).json()["code"] == 10008


@pytest.mark.parametrize(
    ("message", "path"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"embeds": [{"title": "t" * 257}]}, "embeds"),
        ({"embeds": [{"description": "d" * 4000}, {"description": "d" * 4000}]}, "embeds"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"content": "x", "flags": 64}, "flags"),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "allowed_mentions"),
        (
            {"content": "x", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x"}]}]},
            "components",
        ),
        ({"content": "x", "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "y"}]}, "components"),
        ({"content": "x", "components": [{"type": 10, "content": "x"}], "flags": 32768}, "content"),
    ],
)
async def test_what_discord_would_refuse_is_refused(
    discord: httpx.AsyncClient, message: dict[str, object], path: str
) -> None:
    answer = await discord.post(GREEN_ROOM, json=message)
    assert (answer.status_code, answer.json()["code"], list(answer.json()["errors"])) == (400, 50035, [path])


async def test_an_empty_message_is_refused(discord: httpx.AsyncClient) -> None:
    assert (await discord.post(GREEN_ROOM, json={"content": ""})).json()["code"] == 50006


async def test_errors_are_nested_along_the_path(discord: httpx.AsyncClient) -> None:
    answer = await discord.post(GREEN_ROOM, json={"embeds": [{"fields": [{"name": "", "value": "x"}]}]})
    leaf = answer.json()["errors"]["embeds"]["0"]["fields"]["0"]["name"]["_errors"]
    assert leaf == [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]


async def test_a_channel_the_bot_cannot_see_is_closed(discord: httpx.AsyncClient) -> None:
    answer = await discord.post(f"/channels/{cast.DIRECTORS_CUT}/messages", json={"content": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, 50001)


async def test_a_channel_the_bot_may_not_write_in_is_refused(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    overwrite = {"id": cast.GUILD_ID, "type": 0, "allow": "0", "deny": str(1 << 11)}
    playground.world.channel(cast.GREEN_ROOM)["permission_overwrites"] = [overwrite]
    assert (await discord.post(GREEN_ROOM, json={"content": "x"})).json()["code"] == 50013


async def test_what_others_wrote_is_blank_to_the_bot(discord: httpx.AsyncClient, playground: Playground) -> None:
    author = playground.world.user(cast.PEOPLE[1].id)
    playground.world.add_message(
        new_message(playground.world, cast.GREEN_ROOM, author, {"content": "hello"}, playground.world.clock())
    )
    (seen,) = (await discord.get(GREEN_ROOM)).json()
    assert (seen["author"]["username"], seen["content"]) == ("bea", "")


async def test_files_come_back_at_the_address_given(discord: httpx.AsyncClient) -> None:
    picture = bytes(range(256)) + b"\r\n--x\r\n"
    embed = {"image": {"url": "attachment://card.png"}}
    payload = json.dumps({"embeds": [embed], "attachments": [{"id": 0, "description": "A card"}]}).encode()
    files = {"payload_json": (None, payload, "application/json"), "files[0]": ("card.png", picture, "image/png")}
    message = (await discord.post(GREEN_ROOM, files=files)).json()
    (attachment,) = message["attachments"]
    assert (attachment["description"], attachment["size"]) == ("A card", len(picture))
    assert message["embeds"][0]["image"]["url"] == attachment["url"]
    path = attachment["url"].split("18788")[1]
    assert (await discord.get(f"http://playground{path}")).content == picture


async def test_a_post_of_the_bot_with_its_picture_is_shown_once(discord: httpx.AsyncClient) -> None:
    """As `DiscordRest.create_message` sends it, and sends it again."""
    embed = {"title": "Sunrise", "image": {"url": "attachment://picture.png"}}
    body = {"embeds": [embed], "nonce": "item-1", "enforce_nonce": True}
    file = File("picture.png", b"PNG", "image/png")
    request = Request("POST", "/channels/{channel_id}/messages", json=body, files=[file])
    first, again = [(await discord.post(GREEN_ROOM, **request.content())).json() for _ in range(2)]
    assert first["embeds"][0]["image"]["url"] == first["attachments"][0]["url"]
    assert (first["attachments"][0]["filename"], first["attachments"][0]["size"]) == ("picture.png", 3)
    assert first["id"] == again["id"]


async def test_mentions_notify_only_whom_they_may(discord: httpx.AsyncClient) -> None:
    content = f"<@{cast.PEOPLE[1].id}> @everyone"
    loud = (await discord.post(GREEN_ROOM, json={"content": content})).json()
    quiet = (await discord.post(GREEN_ROOM, json={"content": content, "allowed_mentions": {"parse": []}})).json()
    assert ([user["username"] for user in loud["mentions"]], loud["mention_everyone"]) == (["bea"], True)
    assert (quiet["mentions"], quiet["mention_everyone"]) == ([], False)


async def test_the_newest_are_listed_or_those_before_after_and_around_one(
    discord: httpx.AsyncClient, clock: Clock
) -> None:
    ids = []
    for number in range(5):
        ids.append((await discord.post(GREEN_ROOM, json={"content": str(number)})).json()["id"])
        clock.passes(5)
    for query, expected in (
        ({}, "43210"),
        ({"limit": 2}, "43"),
        ({"before": ids[3], "limit": 2}, "21"),
        ({"after": ids[0], "limit": 2}, "21"),
        ({"around": ids[2], "limit": 3}, "321"),
    ):
        listed = (await discord.get(GREEN_ROOM, params=query)).json()
        assert "".join(message["content"] for message in listed) == expected, query


async def test_messages_are_deleted_together_when_they_are_young(discord: httpx.AsyncClient, clock: Clock) -> None:
    old = (await discord.post(GREEN_ROOM, json={"content": "old"})).json()["id"]
    clock.passes(15 * 86_400)
    ids = [(await discord.post(GREEN_ROOM, json={"content": "new"})).json()["id"] for _ in range(2)]
    bulk = f"{GREEN_ROOM}/bulk-delete"
    assert (await discord.post(bulk, json={"messages": [old, *ids]})).json()["code"] == 50034
    clock.passes(3)
    assert list((await discord.post(bulk, json={"messages": ids[:1]})).json()["errors"]) == ["messages"]
    clock.passes(3)
    assert (await discord.post(bulk, json={"messages": [*ids, "42" * 9]})).json()["code"] == 50034
    clock.passes(3)
    assert (await discord.post(bulk, json={"messages": ids})).status_code == 204
    assert [each["id"] for each in (await discord.get(GREEN_ROOM)).json()] == [old]


async def test_an_announcement_is_crossposted_once(discord: httpx.AsyncClient) -> None:
    dailies = f"/channels/{cast.THE_DAILIES}/messages"
    message = (await discord.post(dailies, json={"content": "New video!"})).json()
    crosspost = f"{dailies}/{message['id']}/crosspost"
    assert (await discord.post(crosspost)).json()["flags"] == 1
    assert (await discord.post(crosspost)).json()["code"] == 40033
    elsewhere = (await discord.post(GREEN_ROOM, json={"content": "x"})).json()["id"]
    assert (await discord.post(f"{GREEN_ROOM}/{elsewhere}/crosspost")).json()["code"] == 50024


async def test_of_others_messages_the_bot_needs_permission_to_delete_or_crosspost(
    discord: httpx.AsyncClient, playground: Playground
) -> None:
    author, clock = playground.world.user(cast.PEOPLE[1].id), playground.world.clock
    message = new_message(playground.world, cast.THE_DAILIES, author, {"content": "hello"}, clock())
    playground.world.add_message(message)
    the_bot_may(playground)
    path = f"/channels/{cast.THE_DAILIES}/messages/{message['id']}"
    assert (await discord.post(f"{path}/crosspost")).json()["code"] == 50013
    assert (await discord.delete(path)).json()["code"] == 50013
    bulk = {"messages": [message["id"], message["id"]]}
    answer = await discord.post(f"/channels/{cast.THE_DAILIES}/messages/bulk-delete", json=bulk)
    assert answer.json()["code"] == 50013
