import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground
from app.playground.reactions import react
from tests.playground.conftest import Clock, the_bot_may

BEA, CLEO = cast.PEOPLE[1].id, cast.PEOPLE[2].id
GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}/messages"


@pytest.fixture
async def message(discord: httpx.AsyncClient) -> str:
    """The path of one that the bot wrote."""
    return f"{GREEN_ROOM}/{(await discord.post(GREEN_ROOM, json={'content': 'Who is in?'})).json()['id']}"


def reacts(playground: Playground, who: str, emoji: str, message: str) -> None:
    react(playground.world, playground.world.message(cast.GREEN_ROOM, message.rpartition("/")[2]), emoji, who)


async def test_reactions_are_counted_listed_and_taken_back(
    discord: httpx.AsyncClient, playground: Playground, message: str
) -> None:
    for who in (CLEO, BEA):
        reacts(playground, who, "🎤", message)
    assert (await discord.put(f"{message}/reactions/🎤/@me")).status_code == 204
    (reaction,) = (await discord.get(message)).json()["reactions"]
    assert (reaction["emoji"]["name"], reaction["count"], reaction["me"]) == ("🎤", 3, True)
    users = (await discord.get(f"{message}/reactions/🎤", params={"limit": 2})).json()
    assert [user["id"] for user in users] == [BEA, CLEO]
    later = (await discord.get(f"{message}/reactions/🎤", params={"after": BEA})).json()
    assert [user["id"] for user in later] == [CLEO, playground.world.application_id]
    assert (await discord.delete(f"{message}/reactions/🎤/@me")).status_code == 204
    (reaction,) = (await discord.get(message)).json()["reactions"]
    assert (reaction["count"], reaction["me"]) == (2, False)


async def test_the_bot_takes_away_others_reactions(
    discord: httpx.AsyncClient, playground: Playground, message: str
) -> None:
    for emoji in ("🎤", "🚐", "✨"):
        reacts(playground, BEA, emoji, message)
    await discord.delete(f"{message}/reactions/🎤/{BEA}")
    await discord.delete(f"{message}/reactions/🚐")
    assert [each["emoji"]["name"] for each in (await discord.get(message)).json()["reactions"]] == ["✨"]
    assert (await discord.delete(f"{message}/reactions")).status_code == 204
    assert "reactions" not in (await discord.get(message)).json()
    the_bot_may(playground)
    reacts(playground, BEA, "🎤", message)
    for path in ("", "/🎤", f"/🎤/{BEA}"):
        assert (await discord.delete(f"{message}/reactions{path}")).json()["code"] == 50013


async def test_starting_a_reaction_needs_a_permission_and_joining_in_does_not(
    discord: httpx.AsyncClient, playground: Playground, clock: Clock, message: str
) -> None:
    overwrite = {"id": cast.GUILD_ID, "type": 0, "allow": "0", "deny": str(1 << 6)}
    playground.world.channel(cast.GREEN_ROOM)["permission_overwrites"] = [overwrite]
    assert (await discord.put(f"{message}/reactions/🎤/@me")).json()["code"] == 50013
    reacts(playground, BEA, "🎤", message)
    clock.passes(1)
    assert (await discord.put(f"{message}/reactions/🎤/@me")).status_code == 204


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "❤️", "1️⃣", "🏳️‍🌈", "🇩🇪", "ℹ️", "‼️", "〰️"])
async def test_emojis_are_known(discord: httpx.AsyncClient, message: str, emoji: str) -> None:
    assert (await discord.put(f"{message}/reactions/{emoji}/@me")).status_code == 204


@pytest.mark.parametrize("emoji", ["x", "van", "1", "van:42", "ß"])
async def test_what_is_no_emoji_is_refused(discord: httpx.AsyncClient, message: str, emoji: str) -> None:
    assert (await discord.put(f"{message}/reactions/{emoji}/@me")).json()["code"] == 10014


async def test_a_message_takes_20_different_emojis(
    discord: httpx.AsyncClient, playground: Playground, message: str
) -> None:
    for number in range(20):
        reacts(playground, BEA, chr(0x1F600 + number), message)
    assert (await discord.put(f"{message}/reactions/🎤/@me")).json()["code"] == 30010


async def test_messages_are_pinned_and_let_go(discord: httpx.AsyncClient, clock: Clock, message: str) -> None:
    first = message.rpartition("/")[2]
    second = (await discord.post(GREEN_ROOM, json={"content": "Also"})).json()["id"]
    for each in (first, second):
        assert (await discord.put(f"{GREEN_ROOM}/pins/{each}")).status_code == 204
        clock.passes(1)
    pins = (await discord.get(f"{GREEN_ROOM}/pins")).json()
    assert ([pin["message"]["id"] for pin in pins["items"]], pins["has_more"]) == ([second, first], False)
    assert (await discord.get(message)).json()["pinned"] is True
    older = (await discord.get(f"{GREEN_ROOM}/pins", params={"before": pins["items"][0]["pinned_at"]})).json()
    assert [pin["message"]["id"] for pin in older["items"]] == [first]
    assert (await discord.get(f"{GREEN_ROOM}/pins", params={"limit": 1})).json()["has_more"] is True
    await discord.delete(f"{GREEN_ROOM}/pins/{second}")
    await discord.delete(message)
    assert (await discord.get(f"{GREEN_ROOM}/pins")).json()["items"] == []


async def test_managing_messages_is_not_enough_for_pinning(
    discord: httpx.AsyncClient, playground: Playground, message: str
) -> None:
    the_bot_may(playground, "MANAGE_MESSAGES")
    assert (await discord.put(f"{GREEN_ROOM}/pins/{message.rpartition('/')[2]}")).json()["code"] == 50013
