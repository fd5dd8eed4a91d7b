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


def told(answer: httpx.Response) -> dict[str, str]:
    return {each["field"]: each["problem"] for each in answer.json()["errors"]}


ROADIE, DIRECTOR, GONE = str(cast.ROADIE), str(cast.DIRECTOR), "9007199254740993777"
NO_REASON = "is no reason, such as check-in: small letters, digits and hyphens"
NO_ROLE = "is no role of this server: choose one that is there"


@pytest.mark.parametrize(
    ("what", "patch", "field", "problem"),
    [
        ("settings", {"editor_roles": [ROADIE, GONE]}, "editor_roles[1]", NO_ROLE),
        ("settings", {"viewer_roles": [GONE]}, "viewer_roles[0]", NO_ROLE),
        ("settings", {"award_roles": [GONE]}, "award_roles[0]", NO_ROLE),
        (
            "settings",
            {"award_roles": [ROADIE, DIRECTOR, ROADIE]},
            "award_roles[2]",
            "is named twice: name each role once",
        ),
        (
            "settings",
            {"notice_channel": GONE},
            "notice_channel",
            "is no channel of this server: choose one that is there",
        ),
        ("settings", {"rules": {"🎤": {"miles": 1}}}, "rules.🎤", NO_REASON),
        ("rules", {"rules": {f"r{number}": {"miles": 1} for number in range(51)}}, "rules", "at most 50"),
        ("rules", {"no_mile_roles": [GONE]}, "no_mile_roles[0]", NO_ROLE),
        ("rules", {"multipliers": {ROADIE: 150, GONE: 200}}, f"multipliers.{GONE}", NO_ROLE),
    ],
)
async def test_what_is_not_there_cannot_be_chosen(
    ana_at_the_desk: Browser, what: str, patch: Any, field: str, problem: str
) -> None:
    refused = await changes(ana_at_the_desk, what, **patch)

    assert (refused.status_code, told(refused)) == (422, {f"body.{field}": problem})
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/settings")).headers["etag"] == '"v0"'


async def test_a_role_that_is_there_already_is_not_named_twice_either(ana_at_the_desk: Browser) -> None:
    await changes(ana_at_the_desk, editor_roles=[ROADIE])

    refused = await changes(ana_at_the_desk, editor_roles=[ROADIE, ROADIE])

    assert told(refused) == {"body.editor_roles[1]": "is named twice: name each role once"}


async def test_a_switch_that_is_named_twice_is_one(ana_at_the_desk: Browser) -> None:
    answer = await changes(ana_at_the_desk, switched_off=["dailies", "dailies"])

    assert answer.json()["switched_off"] == ["dailies"]


async def test_what_others_rules_would_earn_is_tried_with_what_is_there(ana_at_the_desk: Browser) -> None:
    trial = {"change": {"no_mile_roles": [GONE]}}

    refused = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/rules/dry-run", trial)

    assert (refused.status_code, told(refused)) == (422, {"body.change.no_mile_roles[0]": NO_ROLE})


async def test_ranks_may_be_sent_as_they_were_read(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/ranks"
    read = await ana_at_the_desk.reads(path)

    sent = await ana_at_the_desk.sends("PUT", path, read.json(), **{"If-Match": read.headers["etag"]})

    assert (sent.status_code, sent.json()) == (200, read.json())


@pytest.mark.parametrize("setting", ["editor_roles", "viewer_roles", "award_roles", "no_mile_roles"])
async def test_everyone_is_no_role_to_choose(ana_at_the_desk: Browser, setting: str) -> None:
    ana_at_the_desk.http.headers["Accept-Language"] = "de"

    everyone: dict[str, Any] = {setting: [str(ana_at_the_desk.discord.guild_id)]}
    refused = await changes(ana_at_the_desk, **everyone)

    problem = "ist @everyone, das alle haben: wähle eine andere Rolle"
    assert (refused.status_code, told(refused)) == (422, {f"body.{setting}[0]": problem})


async def test_ranks_give_roles_that_are_there_and_each_its_own(ana_at_the_desk: Browser) -> None:
    everyone = str(ana_at_the_desk.discord.guild_id)
    ranks = [
        {"threshold": 100 * number, "name": f"Rank {number}", "role_id": role_id}
        for number, role_id in enumerate([ROADIE, GONE, everyone, ROADIE, None])
    ]

    path = f"{ana_at_the_desk.guild}/ranks"
    refused = await ana_at_the_desk.sends("PUT", path, {"ranks": ranks}, **{"If-Match": "*"})

    assert (refused.status_code, list(told(refused))) == (
        422,
        [f"body.ranks[{number}].role_id" for number in (1, 2, 3)],
    )


async def test_a_role_that_was_deleted_since_is_no_obstacle(ana_at_the_desk: Browser, bot: Bot) -> None:
    stored = {"viewer_roles": [int(GONE)], "notice_channel": int(GONE), "multipliers": {GONE: 150}}
    await bot.change_settings(ana_at_the_desk.discord.guild_id, **stored)

    as_it_is: dict[str, Any] = {"viewer_roles": [GONE], "notice_channel": GONE, "multipliers": {GONE: 150}}
    kept = await changes(ana_at_the_desk, **as_it_is, zone="Europe/Berlin")

    assert (kept.status_code, kept.json()["viewer_roles"]) == (200, [GONE]), kept.text
    moved = await changes(ana_at_the_desk, editor_roles=[GONE])
    assert told(moved) == {"body.editor_roles[0]": NO_ROLE}
    away = await changes(ana_at_the_desk, viewer_roles=[ROADIE], notice_channel=None, multipliers={GONE: None})
    assert (away.status_code, away.json()["viewer_roles"]) == (200, [ROADIE])


async def test_nothing_is_stored_unseen_while_discord_is_away(ana_at_the_desk: Browser) -> None:
    discord = ana_at_the_desk.discord
    assert (await ana_at_the_desk.reads("/guilds")).status_code == 200  # who Ana is, is remembered
    discord.routes.get(path__regex=rf"/guilds/{discord.guild_id}/channels$").mock(return_value=httpx.Response(403))
    away = discord.routes.get(path__regex=rf"/guilds/{discord.guild_id}$")
    away.mock(return_value=httpx.Response(403, json={"code": 50001, "message": "Missing Access"}))

    assert (await changes(ana_at_the_desk, editor_roles=[ROADIE])).status_code == 404, "the bot was thrown out"
    away.mock(return_value=httpx.Response(400, json={"code": 0, "message": "Bad Request"}))
    assert (await changes(ana_at_the_desk, editor_roles=[ROADIE])).status_code == 502
    assert (await changes(ana_at_the_desk, zone="Europe/Berlin")).status_code == 200


@pytest.mark.parametrize("zone", ["localtime", "Factory", "posixrules", "posix/Europe/Berlin", "europe/berlin", "CEST"])
async def test_a_zone_is_one_that_everybody_knows(ana_at_the_desk: Browser, zone: str) -> None:
    refused = await changes(ana_at_the_desk, zone=zone)

    problem = f"{zone} is no IANA time zone, such as Europe/Berlin"
    assert (refused.status_code, told(refused)) == (422, {"body.zone": problem})
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
    wanted = {"ranks": [{"threshold": 0, "name": "Roadie", "role_id": str(cast.ROADIE)}]}
    first = await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": "*"})
    await bot.part(Database).run(
        lambda connection: queries.guilds.pause_rank(
            connection, guild_id=guild_id, role_id=cast.ROADIE, reason="role-above-mine"
        )
    )

    again = await ana_at_the_desk.sends("PUT", path, wanted, **{"If-Match": first.headers["etag"]})

    assert (again.status_code, again.headers["etag"]) == (200, first.headers["etag"])
    assert again.json()["ranks"][0]["paused_reason"] == "role-above-mine"
    assert len(await audit_lines(ana_at_the_desk)) == 1
