"""What a server chose, changed from outside: by whoever saw it, to what there is, and only when it is other."""

from typing import Any

import httpx
import pytest

from app.database.pool import Database
from app.database.queries import queries
from tests import cast
from tests.bot import Bot
from tests.control_room.browser import Browser


async def changes(browser: Browser, what: str = "settings", seen: str = "*", **patch: Any) -> httpx.Response:
    return await browser.sends("PATCH", f"{browser.guild}/{what}", patch, **{"If-Match": seen})


async def audit_lines(browser: Browser) -> list[Any]:
    found: list[Any] = (await browser.reads(f"{browser.guild}/audit", action="settings")).json()["items"]
    return found


@pytest.mark.parametrize("zone", ["localtime", "Factory", "posixrules", "posix/Europe/Berlin", "europe/berlin", "CEST"])
async def test_a_zone_is_one_that_everybody_knows(ana_at_the_desk: Browser, zone: str) -> None:
    refused = await changes(ana_at_the_desk, zone=zone)

    assert (refused.status_code, zone in refused.json()["detail"]) == (422, True)
    assert (await changes(ana_at_the_desk, zone="Europe/Berlin")).status_code == 200


@pytest.mark.parametrize(
    "seen", ["v1", "W/v1", '"v1', 'v1"', "'v1'", '"v1", v2', "**", '*, "v1"', ",", "W/*"]
)  # fmt: skip
async def test_a_version_that_is_none_is_no_outdated_one(ana_at_the_desk: Browser, seen: str) -> None:
    await changes(ana_at_the_desk, zone="Europe/Berlin")

    refused = await changes(ana_at_the_desk, seen=seen, zone="America/Denver")

    assert (refused.status_code, [each["field"] for each in refused.json()["errors"]]) == (400, ["header.if-match"])
    assert "quotation marks" in refused.json()["detail"]


@pytest.mark.parametrize("seen", ['"v1"', 'W/"v1"', '"v0", "v1"', '"v0","other, one" , W/"v1",'])
async def test_a_version_may_be_one_of_several_and_weak(ana_at_the_desk: Browser, seen: str) -> None:
    await changes(ana_at_the_desk, zone="Europe/Berlin")

    assert (await changes(ana_at_the_desk, seen='"v0", W/"v2"', zone="America/Denver")).status_code == 412
    assert (await changes(ana_at_the_desk, seen=seen, zone="America/Denver")).status_code == 200


@pytest.mark.parametrize(
    ("what", "patch"),
    [("settings", {}), ("settings", {"zone": "Europe/Berlin", "self_award": None}), ("rules", {}),
     ("rules", {"rules": {"check-in": {"miles": 10}}})],
)  # fmt: skip
async def test_what_changes_nothing_is_no_change(ana_at_the_desk: Browser, what: str, patch: Any) -> None:
    before = await changes(ana_at_the_desk, zone="Europe/Berlin")

    answer = await changes(ana_at_the_desk, what, **patch)

    assert (answer.status_code, answer.headers["etag"]) == (200, before.headers["etag"])
    assert len(await audit_lines(ana_at_the_desk)) == 1


async def test_ranks_that_are_sent_back_as_they_are_keep_version_and_pause(ana_at_the_desk: Browser, bot: Bot) -> None:
    guild_id, path = ana_at_the_desk.discord.guild_id, f"{ana_at_the_desk.guild}/ranks"
    wanted = {"ranks": [{"threshold": 0, "name": "Roadie", "role_id": str(cast.DIRECTOR)}]}
    first = await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": "*"})
    await bot.part(Database).run(
        lambda connection: queries.guilds.pause_rank(
            connection, guild_id=guild_id, role_id=cast.DIRECTOR, reason="role-above-mine"
        )
    )

    again = await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": first.headers["etag"]})

    assert (again.status_code, again.headers["etag"]) == (200, first.headers["etag"])
    assert again.json()["ranks"][0]["paused_reason"] == "role-above-mine"
    assert len(await audit_lines(ana_at_the_desk)) == 1
