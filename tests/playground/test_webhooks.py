import json

import httpx

from app.playground import cast
from app.playground.playground import Playground
from tests.playground.conftest import Clock, the_bot_may

GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}"
NOBODY = {"Authorization": ""}


async def made(discord: httpx.AsyncClient, name: str = "The van") -> str:
    """The path with the token."""
    webhook = (await discord.post(f"{GREEN_ROOM}/webhooks", json={"name": name})).json()
    return f"/webhooks/{webhook['id']}/{webhook['token']}"


async def test_a_webhook_is_made_listed_renamed_moved_and_deleted(discord: httpx.AsyncClient) -> None:
    form = {"name": "The van", "avatar": "data:image/png;base64,eA=="}
    webhook = (await discord.post(f"{GREEN_ROOM}/webhooks", json=form)).json()
    assert (webhook["name"], webhook["channel_id"], webhook["user"]["bot"]) == ("The van", cast.GREEN_ROOM, True)
    assert webhook["url"].endswith(f"/api/v10/webhooks/{webhook['id']}/{webhook['token']}")
    path = f"/webhooks/{webhook['id']}"
    for listing in (f"{GREEN_ROOM}/webhooks", f"/guilds/{cast.GUILD_ID}/webhooks"):
        assert (await discord.get(listing)).json() == [webhook]
    assert (await discord.get(path)).json() == webhook
    moved = (await discord.patch(path, json={"name": "Bus", "channel_id": cast.THE_DAILIES})).json()
    assert (moved["name"], moved["channel_id"], moved["avatar"]) == ("Bus", cast.THE_DAILIES, webhook["avatar"])
    assert (await discord.delete(path)).status_code == 204
    assert (await discord.get(path)).json()["code"] == 10015


async def test_the_token_alone_is_enough_and_tells_less(discord: httpx.AsyncClient) -> None:
    path = await made(discord)
    assert "user" not in (await discord.get(path, headers=NOBODY)).json()
    assert (await discord.patch(path, json={"name": "Bus"}, headers=NOBODY)).json()["name"] == "Bus"
    assert (await discord.delete(path, headers=NOBODY)).status_code == 204


async def test_a_wrong_token_opens_nothing(discord: httpx.AsyncClient) -> None:
    path = f"{await made(discord)}x"
    for answer in (
        await discord.get(path),
        await discord.delete(path),
        await discord.post(path, json={"content": "x"}),
        await discord.delete(f"{path}/messages/42"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, 50027)
    assert (await discord.post("/webhooks/42/x", json={"content": "x"})).json()["code"] == 10015


async def test_a_webhook_posts_under_its_name_or_another(discord: httpx.AsyncClient) -> None:
    path = await made(discord)
    first = (await discord.post(path, params={"wait": "true"}, json={"content": "Honk"}, headers=NOBODY)).json()
    assert (first["author"]["username"], first["webhook_id"]) == ("The van", path.split("/")[2])
    assert (await discord.post(path, json={"content": "Beep", "username": "The bus"})).status_code == 204
    latest, _ = (await discord.get(f"{GREEN_ROOM}/messages")).json()
    assert (latest["author"]["username"], latest["content"]) == ("The bus", "Beep")


async def test_what_it_posted_is_edited_read_and_deleted_with_its_token(discord: httpx.AsyncClient) -> None:
    path = await made(discord)
    message = (await discord.post(path, params={"wait": "true"}, json={"content": "Honk"})).json()
    own = f"{path}/messages/{message['id']}"
    assert (await discord.patch(own, json={"content": "Honk!"}, headers=NOBODY)).json()["content"] == "Honk!"
    assert (await discord.get(own, headers=NOBODY)).json()["content"] == "Honk!"
    assert (await discord.delete(own, headers=NOBODY)).status_code == 204
    assert (await discord.get(own)).json()["code"] == 10008


async def test_it_does_not_touch_what_others_wrote(discord: httpx.AsyncClient) -> None:
    path = await made(discord)
    message = (await discord.post(f"{GREEN_ROOM}/messages", json={"content": "mine"})).json()
    assert (await discord.patch(f"{path}/messages/{message['id']}", json={"content": "x"})).json()["code"] == 10008


async def test_it_takes_files_and_mentions_people_but_not_everyone(discord: httpx.AsyncClient) -> None:
    path = await made(discord)
    payload = json.dumps({"content": f"<@{cast.PEOPLE[1].id}> @everyone"}).encode()
    files = {"payload_json": (None, payload, "application/json"), "files[0]": ("a.png", b"x", "image/png")}
    message = (await discord.post(path, params={"wait": "true"}, files=files)).json()
    assert [each["filename"] for each in message["attachments"]] == ["a.png"]
    assert ([user["username"] for user in message["mentions"]], message["mention_everyone"]) == (["bea"], False)


async def test_bad_names_and_empty_messages_are_refused(discord: httpx.AsyncClient) -> None:
    for name in ("", "x" * 81, "Clyde", "my Discord"):
        answer = await discord.post(f"{GREEN_ROOM}/webhooks", json={"name": name})
        assert list(answer.json()["errors"]) == ["name"]
    path = await made(discord)
    assert list((await discord.post(path, json={"content": "x", "username": "clyde"})).json()["errors"]) == ["username"]
    assert (await discord.post(path, json={})).json()["code"] == 50006
    assert (await discord.post(path, params={"thread_id": "42"}, json={"content": "x"})).json()["code"] == 10003


async def test_without_manage_webhooks_there_are_none(discord: httpx.AsyncClient, playground: Playground) -> None:
    path = (await made(discord)).rpartition("/")[0]
    the_bot_may(playground, "MANAGE_CHANNELS")
    for answer in (
        await discord.post(f"{GREEN_ROOM}/webhooks", json={"name": "x"}),
        await discord.get(f"{GREEN_ROOM}/webhooks"),
        await discord.get(f"/guilds/{cast.GUILD_ID}/webhooks"),
        await discord.patch(path, json={"name": "x"}),
        await discord.delete(path),
    ):
        assert answer.json()["code"] == 50013
    assert (await discord.get(path)).status_code == 200, "its own application may look at it"


async def test_a_channel_has_at_most_15(discord: httpx.AsyncClient, clock: Clock) -> None:
    for _ in range(15):
        await made(discord)
        clock.passes(60)
    assert (await discord.post(f"{GREEN_ROOM}/webhooks", json={"name": "x"})).json()["code"] == 30007


async def test_the_playground_shows_no_tokens_of_webhooks(discord: httpx.AsyncClient) -> None:
    token = (await made(discord)).rpartition("/")[2]
    for path in ("world", "calls"):
        assert token not in (await discord.get(f"http://playground/playground/{path}")).text
