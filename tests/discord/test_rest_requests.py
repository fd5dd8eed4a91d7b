"""What leaves for Discord: addresses, headers, bodies."""

import email.policy
from collections.abc import AsyncIterator, Iterator
from email import message_from_bytes
from typing import Any, NamedTuple
from urllib.parse import unquote

import httpx
import msgspec
import pytest
import respx
from prometheus_client import REGISTRY

from app.discord.rest import DiscordRest
from tests.discord.rest_bench import (
    API,
    APPLICATION,
    BEA,
    BOT_TOKEN,
    CHANNEL,
    GUILD,
    INTERACTION_TOKEN,
    MESSAGE,
    ORIGINAL,
    ROADIE,
    ROLE_OF_BEA,
    SleptClock,
    a_rest,
)

FINE = httpx.Response(200, json=MESSAGE)


class Words(msgspec.Struct):
    content: str


class Picture(NamedTuple):
    name: str
    content: bytes
    content_type: str


@pytest.fixture
async def rest() -> AsyncIterator[DiscordRest]:
    async with a_rest(SleptClock()) as client:
        yield client


@pytest.fixture
def discord() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=API) as router:
        yield router


async def test_the_bot_says_who_it_is(rest: DiscordRest, discord: respx.MockRouter) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204))
    await rest.add_role(GUILD, BEA, ROADIE)
    headers = role.calls.last.request.headers
    assert headers["authorization"] == f"Bot {BOT_TOKEN}"
    assert headers["user-agent"].startswith("DiscordBot (https://bot.example, ")


async def test_the_bot_token_stays_home_when_an_interaction_is_answered(
    rest: DiscordRest, discord: respx.MockRouter
) -> None:
    original = discord.patch(ORIGINAL).mock(return_value=FINE)
    await rest.edit_original(INTERACTION_TOKEN, {"content": "done"})
    assert "authorization" not in original.calls.last.request.headers


@pytest.mark.parametrize("reason", ["Rank reached: Roadie", "승급 🎤 100 %", "two\r\nlines: X-Evil: 1", "lone \ud83d"])
async def test_a_reason_arrives_in_any_language_and_stays_one_header(
    rest: DiscordRest, discord: respx.MockRouter, reason: str
) -> None:
    role = discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204))
    await rest.add_role(GUILD, BEA, ROADIE, reason=reason)
    sent = role.calls.last.request.headers["x-audit-log-reason"]
    assert sent.isascii()
    assert "\n" not in sent
    assert unquote(sent) == reason.replace("\ud83d", "?")


async def test_a_reason_is_cut_at_512_characters(rest: DiscordRest, discord: respx.MockRouter) -> None:
    role = discord.delete(ROLE_OF_BEA).mock(return_value=httpx.Response(204))
    await rest.remove_role(GUILD, BEA, ROADIE, reason="승" * 600)
    assert unquote(role.calls.last.request.headers["x-audit-log-reason"]) == "승" * 512


@pytest.mark.parametrize(
    "message", [{"content": "@everyone"}, {"content": "@everyone", "allowed_mentions": None}, Words("@everyone")]
)
async def test_nobody_is_mentioned_by_accident(
    rest: DiscordRest, discord: respx.MockRouter, message: dict[str, Any] | Words
) -> None:
    discord.patch(ORIGINAL).mock(return_value=FINE)
    discord.post(f"/webhooks/{APPLICATION}/{INTERACTION_TOKEN}").mock(return_value=FINE)
    discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=FINE)
    discord.patch(f"/channels/{CHANNEL}/messages/5").mock(return_value=FINE)
    await rest.edit_original(INTERACTION_TOKEN, message)
    await rest.create_followup(INTERACTION_TOKEN, message)
    await rest.create_message(CHANNEL, message)
    ids = {"channel_id": CHANNEL, "message_id": 5}
    await rest.request("PATCH", "/channels/{channel_id}/messages/{message_id}", ids=ids, json=message)
    assert len(discord.calls) == 4
    for call in discord.calls:
        body = msgspec.json.decode(call.request.content)
        assert body["content"] == "@everyone"
        assert body["allowed_mentions"]["parse"] == []
        assert not body["allowed_mentions"].get("users")


async def test_mentions_that_are_meant_are_kept(rest: DiscordRest, discord: respx.MockRouter) -> None:
    messages = discord.post(f"/channels/{CHANNEL}/messages").mock(return_value=FINE)
    await rest.create_message(CHANNEL, {"content": "hi", "allowed_mentions": {"users": [str(BEA)]}})
    assert msgspec.json.decode(messages.calls.last.request.content)["allowed_mentions"] == {"users": [str(BEA)]}


async def test_a_picture_travels_beside_its_message(rest: DiscordRest, discord: respx.MockRouter) -> None:
    original = discord.patch(ORIGINAL).mock(return_value=FINE)
    picture = Picture("card.png", b"\x89PNG\r\n\x00bytes", "image/png")
    await rest.edit_original(INTERACTION_TOKEN, {"content": "your card"}, files=[picture])
    parts = form_parts(original.calls.last.request)
    payload = msgspec.json.decode(parts["payload_json"][1])
    assert payload["attachments"] == [{"id": "0", "filename": "card.png"}]
    assert payload["allowed_mentions"] == {"parse": []}
    assert parts["files[0]"] == ("card.png", picture.content)


async def test_a_path_cannot_be_changed_by_what_is_put_into_it(rest: DiscordRest, discord: respx.MockRouter) -> None:
    route = discord.get(url__regex=".*").mock(return_value=httpx.Response(404, json={}))
    with pytest.raises(Exception, match=r"GET /channels/\{channel_id\}"):
        await rest.request("GET", "/channels/{channel_id}", ids={"channel_id": "1/../../users/@me?x=1#y"})
    assert route.calls.last.request.url.raw_path == b"/api/v10/channels/1%2F..%2F..%2Fusers%2F%40me%3Fx%3D1%23y"
    for dangerous in ("..", ".", ""):
        with pytest.raises(ValueError):
            await rest.request("GET", "/channels/{channel_id}", ids={"channel_id": dangerous})


async def test_ids_come_back_as_whole_numbers(rest: DiscordRest, discord: respx.MockRouter) -> None:
    member = {"roles": [str(ROADIE)], "user": {"id": str(BEA), "username": "bea"}, "nick": None, "flags": 0}
    role = {"id": str(ROADIE), "name": "Roadie", "permissions": "2251799813685248", "position": 1, "color": 3}
    guild = {"id": str(GUILD), "name": "Open Mic Odyssey", "owner_id": "100000000000000001", "roles": [role]}
    discord.get(f"/guilds/{GUILD}/members/{BEA}").mock(return_value=httpx.Response(200, json=member))
    discord.get(f"/guilds/{GUILD}").mock(return_value=httpx.Response(200, json=guild))
    discord.get(f"/guilds/{GUILD}/roles").mock(return_value=httpx.Response(200, json=[role]))
    assert (await rest.get_member(GUILD, BEA)).roles == [ROADIE]
    assert (await rest.get_guild(GUILD)).roles == await rest.get_roles(GUILD)
    assert (await rest.get_roles(GUILD))[0].permissions == 2251799813685248


async def test_commands_are_read_with_all_their_languages(rest: DiscordRest, discord: respx.MockRouter) -> None:
    commands = discord.get(f"/applications/{APPLICATION}/commands").mock(
        return_value=httpx.Response(200, json=[{"id": "1", "name": "ping"}])
    )
    assert await rest.get_global_commands() == [{"id": "1", "name": "ping"}]
    assert commands.calls.last.request.url.params["with_localizations"] == "true"


async def test_requests_are_counted_by_route_and_never_by_id(rest: DiscordRest, discord: respx.MockRouter) -> None:
    labels = {"route": "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}", "status": "204"}
    before = REGISTRY.get_sample_value("omo_discord_requests_total", labels) or 0
    discord.put(ROLE_OF_BEA).mock(return_value=httpx.Response(204))
    await rest.add_role(GUILD, BEA, ROADIE)
    assert REGISTRY.get_sample_value("omo_discord_requests_total", labels) == before + 1
    assert REGISTRY.get_sample_value("omo_discord_request_seconds_count", {"route": labels["route"]})


def form_parts(request: httpx.Request) -> dict[str, tuple[str | None, Any]]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    form = message_from_bytes(head + request.content, policy=email.policy.HTTP)
    return {
        str(part.get_param("name", header="content-disposition")): (part.get_filename(), part.get_payload(decode=True))
        for part in form.iter_parts()
    }
