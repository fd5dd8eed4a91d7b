"""What a server's admins see of its setup: what is there, what is wrong, what follows from it and how to mend it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from app.dailies.choices import Choices
from app.dailies.setting_up import add_source, pause_source
from app.dailies.sources.protocol import Source
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.permissions import Permission
from app.guilds.settings import Rank
from app.guilds.setup import INVITED_WITH
from tests import cast
from tests.bot import Bot
from tests.control_room.browser import Browser
from tests.control_room.test_choosing import HANDS, channel, closed, role

THE_DAILIES, CLOSED = 53, 52


@pytest.fixture
async def ana(ana_at_the_desk: Browser, bot: Bot) -> Browser:
    """Her guild is set up well."""
    discord = ana_at_the_desk.discord
    discord.roles[cast.APPLICATION] = (HANDS,)
    discord.more_roles = [
        role(HANDS, "Crew Bot", 4, INVITED_WITH, managed=True),
        role(cast.ROADIE, "Roadie", 3),
        role(cast.PRODUCER, "Producer", 7),
    ]
    discord.channels = [channel(THE_DAILIES, "the-dailies"), closed(CLOSED, discord.guild_id, "directors-cut")]
    await bot.change_settings(
        discord.guild_id, award_roles=[cast.PRODUCER], notice_channel=THE_DAILIES, ranks=ranks(cast.ROADIE)
    )
    await follow(bot, discord.guild_id, THE_DAILIES)
    return ana_at_the_desk


def ranks(*role_ids: int) -> list[dict[str, Any]]:
    named = [Rank(500 * number, f"Rank {number}", role_id) for number, role_id in enumerate(role_ids, 1)]
    return [msgspec.to_builtins(rank) for rank in (Rank(0, "Extra"), *named)]


async def follow(bot: Bot, guild_id: int, channel_id: int, address: str = "https://feeds.example/van") -> int:
    source = Source(id=0, guild_id=guild_id, kind="feed", address=address, title="Van Diary")

    async def work(connection: Connection) -> int:
        return await add_source(connection, cast.ANA.id, source, channel_id, Choices())

    return await bot.part(Database).transact(work)


async def problems(browser: Browser, kind: str) -> list[dict[str, Any]]:
    answer = await browser.reads(f"{browser.guild}/problems")
    assert answer.status_code == 200, answer.text
    return [each for each in answer.json() if each["kind"] == kind]


async def problem(browser: Browser, kind: str) -> dict[str, Any]:
    (found,) = await problems(browser, kind)
    assert found["consequence"]
    assert found["cure"]
    return found


async def test_a_server_that_is_set_up_well_has_no_problem(ana: Browser) -> None:
    assert (await ana.reads(f"{ana.guild}/problems")).json() == []


async def test_a_server_in_numbers(ana: Browser) -> None:
    found = (await ana.reads(ana.guild)).json()

    assert (found["name"], found["level"]) == (cast.GUILD_NAME, "admin")
    assert found["counts"] == {"tokens": 0, "members": 0, "miles": 0, "sources": 1, "channels": 1}
    assert found["set_up"] == {
        "settings": True,
        "notice-channel": True,
        "access-roles": False,
        "rank-roles": True,
        "award-roles": True,
        "dailies": True,
    }


async def test_miles_count_as_soon_as_they_are_booked(ana: Browser, bot: Bot) -> None:
    place = cast.Place(ana.discord.guild_id)
    for person in (cast.BEA, cast.CLEO):
        interaction = cast.interaction(cast.COMMAND, cast.command("check-in"), person, place)
        assert (await bot.gets(cast.signed(interaction))).status_code == 200

    counts = (await ana.reads(ana.guild)).json()["counts"]
    assert (counts["members"], counts["miles"]) == (2, 20)


async def test_a_new_server_gets_advice_and_no_errors(ana_at_the_desk: Browser) -> None:
    discord = ana_at_the_desk.discord
    discord.roles[cast.APPLICATION] = (HANDS,)
    discord.more_roles = [role(HANDS, "Crew Bot", 4, INVITED_WITH, managed=True)]
    found = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/problems")).json()

    assert {each["severity"] for each in found} == {"advice"}
    assert {each["kind"] for each in found} == {
        "notice-nowhere",
        "ranks-without-roles",
        "only-admins-award",
        "dailies-nothing",
    }


async def test_a_rank_whose_role_is_above_the_bots_says_what_to_move(ana: Browser, bot: Bot) -> None:
    await bot.change_settings(ana.discord.guild_id, ranks=ranks(cast.ROADIE, cast.PRODUCER))

    found = await problem(ana, "rank-role")

    assert (found["severity"], found["link"]) == ("error", None)
    assert "Rank 2" in found["consequence"]
    assert "drag @Crew Bot above @Producer" in found["cure"]


async def test_missing_permissions_come_with_the_link_that_gives_them(ana: Browser) -> None:
    held = INVITED_WITH & ~(Permission.MANAGE_ROLES | Permission.EMBED_LINKS)
    ana.discord.more_roles[0]["permissions"] = str(int(held))

    found = await problem(ana, "permissions")
    asked = parse_qs(urlsplit(found["link"]).query)

    assert "Embed Links, Manage Roles" in found["consequence"]
    assert found["link"].startswith("https://discord.example/oauth2/authorize?")
    assert asked == {
        "client_id": [str(cast.APPLICATION)],
        "scope": ["bot applications.commands"],
        "permissions": [str(int(INVITED_WITH))],
        "guild_id": [str(ana.discord.guild_id)],
    }
    assert (await problem(ana, "rank-role"))["link"]
    assert (await problem(ana, "dailies-channel"))["link"]


async def test_a_rank_that_was_paused_for_what_is_mended_needs_patience(ana: Browser, bot: Bot) -> None:
    await bot.part(Database).run(
        lambda connection: queries.guilds.pause_rank(
            connection, guild_id=ana.discord.guild_id, role_id=cast.ROADIE, reason="role-above-mine"
        )
    )
    await bot.change_settings(ana.discord.guild_id, zone="Europe/Berlin")

    assert "by itself" in (await problem(ana, "rank-resuming"))["cure"]


async def test_a_channel_of_the_dailies_that_the_bot_cannot_see(ana: Browser, bot: Bot) -> None:
    await follow(bot, ana.discord.guild_id, CLOSED)

    found = await problem(ana, "dailies-channel")

    assert "#directors-cut" in found["consequence"]
    assert "*View Channel*" in found["cure"]
    assert found["link"] is None, "no permission of the server is missing"


async def test_a_channel_of_the_dailies_that_was_deleted(ana: Browser) -> None:
    ana.discord.channels = []

    assert "deleted" in (await problem(ana, "dailies-channel"))["cure"]
    assert await problem(ana, "notice-channel-gone")


async def test_a_source_that_an_admin_paused_is_no_error(ana: Browser, bot: Bot) -> None:
    guild_id = ana.discord.guild_id
    source_id = await follow(bot, guild_id, THE_DAILIES)
    await bot.part(Database).transact(lambda connection: pause_source(connection, guild_id, cast.ANA.id, source_id))

    found = await problem(ana, "dailies-source-paused")
    assert (found["severity"], found["cure"]) == ("advice", "Paused by an admin.")


async def test_roles_in_the_settings_that_were_deleted(ana: Browser, bot: Bot) -> None:
    await bot.change_settings(ana.discord.guild_id, viewer_roles=[98, 99])

    found = await problem(ana, "setting-role-gone")
    assert (found["id"], "2 roles" in found["consequence"]) == ("setting-role-gone:viewer_roles", True)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"interactions_endpoint_url": None}, "endpoint-not-set"),
        ({"interactions_endpoint_url": "https://old.example/interactions"}, "endpoint-elsewhere"),
        ({"event_webhooks_url": None}, "events-not-set"),
        ({"event_webhooks_status": 3}, "events-not-set"),
    ],
)
async def test_what_discord_was_not_told_is_for_the_operator(ana: Browser, said: dict[str, Any], kind: str) -> None:
    ana.discord.application = said

    found = await problem(ana, kind)

    assert "https://bot.example/" in found["cure"]
    assert f"/developers/applications/{cast.APPLICATION}/" in found["link"]


async def test_the_worst_comes_first_and_no_problem_twice(ana: Browser, bot: Bot) -> None:
    ana.discord.more_roles[0]["permissions"] = "0"
    ana.discord.application = {"interactions_endpoint_url": None, "event_webhooks_url": None}
    await bot.change_settings(ana.discord.guild_id, award_roles=[], viewer_roles=[99])

    found = (await ana.reads(f"{ana.guild}/problems")).json()

    severities = [each["severity"] for each in found]
    assert severities == sorted(severities, key=["error", "warning", "advice"].index)
    assert set(severities) == {"error", "warning", "advice"}
    assert len({each["id"] for each in found}) == len(found)


async def test_problems_are_told_in_german_too(ana: Browser, bot: Bot) -> None:
    await bot.change_settings(ana.discord.guild_id, award_roles=[])
    ana.http.headers["Accept-Language"] = "de"

    assert (await problem(ana, "only-admins-award"))["consequence"] == "Nur Admins dürfen Meilen vergeben."
