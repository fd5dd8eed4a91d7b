"""Channels and roles to choose from, each with what the bot may do there."""

from typing import Any

import pytest

from app.discord.permissions import Permission
from tests import cast
from tests.control_room.browser import Browser

HANDS = 31
"""The bot's own role."""
POSTING = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.EMBED_LINKS | Permission.READ_MESSAGE_HISTORY


def role(role_id: int, name: str, position: int, permissions: int = 0, **more: Any) -> dict[str, Any]:
    return {"id": str(role_id), "name": name, "position": position, "permissions": str(permissions)} | more


def channel(channel_id: int, name: str, kind: int = 0, **more: Any) -> dict[str, Any]:
    return {"id": str(channel_id), "name": name, "type": kind, "permission_overwrites": []} | more


def closed(channel_id: int, guild_id: int, name: str) -> dict[str, Any]:
    nobody = {"id": str(guild_id), "type": 0, "allow": "0", "deny": str(int(Permission.VIEW_CHANNEL))}
    return channel(channel_id, name, position=1) | {"permission_overwrites": [nobody]}


@pytest.fixture
def ana(ana_at_the_desk: Browser) -> Browser:
    """In a guild where the bot may post and give roles below its own."""
    discord = ana_at_the_desk.discord
    discord.roles[cast.APPLICATION] = (HANDS,)
    discord.more_roles = [
        role(HANDS, "Crew Bot", 4, POSTING | Permission.MANAGE_ROLES, managed=True),
        role(cast.ROADIE, "Roadie", 3, color=0x2ECC71),
        role(cast.PRODUCER, "Producer", 7, mentionable=True),
    ]
    discord.channels = [
        channel(51, "green-room", parent_id="50"),
        closed(52, discord.guild_id, "directors-cut") | {"parent_id": "50"},
        channel(50, "Backstage", 4, position=3),
        channel(53, "the-dailies", 5),
    ]
    return ana_at_the_desk


async def test_channels_come_as_discord_sorts_them(ana: Browser) -> None:
    found = (await ana.reads(f"{ana.guild}/channels")).json()

    assert [(each["name"], each["type"], each["category"]) for each in found] == [
        ("the-dailies", "announcement", None),
        ("Backstage", "category", None),
        ("green-room", "text", "Backstage"),
        ("directors-cut", "text", "Backstage"),
    ]


async def test_each_channel_says_what_the_bot_may_do_there(ana: Browser) -> None:
    found = {each["name"]: each for each in (await ana.reads(f"{ana.guild}/channels")).json()}

    assert found["green-room"]["bot_may"] == ["see", "send", "embed", "read-history"]
    assert found["green-room"]["problem"] is None
    assert found["directors-cut"]["bot_may"] == []
    assert "Give it *View Channel* there" in found["directors-cut"]["problem"]
    assert found["Backstage"]["problem"]


async def test_roles_say_whether_the_bot_can_give_them_and_why_not(ana: Browser) -> None:
    found = {each["name"]: each for each in (await ana.reads(f"{ana.guild}/roles")).json()}

    assert list(found) == ["Producer", "Crew Bot", "Roadie", "Director", "@everyone"]
    assert (found["Roadie"]["can_give"], found["Roadie"]["problem"], found["Roadie"]["colour"]) == (
        True,
        None,
        "#2ecc71",
    )
    assert "drag @Crew Bot above @Producer" in found["Producer"]["problem"]
    assert found["Crew Bot"]["managed"]
    assert [name for name, each in found.items() if each["powerful"]] == ["Crew Bot", "Director"]
    assert not found["@everyone"]["can_give"]


async def test_roles_say_who_can_be_mentioned(ana: Browser) -> None:
    found = (await ana.reads(f"{ana.guild}/roles")).json()

    assert [each["name"] for each in found if each["can_mention"]] == ["Producer"]


async def test_the_sentences_are_in_the_readers_language(ana: Browser) -> None:
    ana.http.headers["Accept-Language"] = "de-AT,de;q=0.9"
    found = {each["name"]: each for each in (await ana.reads(f"{ana.guild}/channels")).json()}

    assert "Gib ihm dort *Kanal anzeigen*" in found["directors-cut"]["problem"]
