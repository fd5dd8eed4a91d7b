"""Hooks, as their admins set them up."""

import asyncio
from typing import Any

import pytest

from app.api.paging import write_cursor
from app.bridge.posting import HookPoster
from tests import cast
from tests.bot import Bot
from tests.bridge.conftest import Bridge
from tests.bridge.site import Site
from tests.control_room.browser import Browser
from tests.mileage.office import Office

TOUR = {"url": "https://tour.example/hooks?key=hush", "events": ["miles.awarded"]}


async def test_the_secret_is_shown_once(ana_at_the_desk: Browser) -> None:
    made = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/hooks", TOUR)
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")

    listed = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/hooks")

    assert [hook["url"] for hook in listed.json()] == [TOUR["url"]]
    assert made.json()["secret"] not in listed.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "ftp://tour.example/"},
        {"url": "https://bea:hush@tour.example/"},
        {"url": "https://tour.example:8787/"},
        {"url": ""},
        {"events": []},
        {"events": ["everything"]},
        {"secret": "mine"},
    ],
)
async def test_what_cannot_work_is_refused(ana_at_the_desk: Browser, wrong: dict[str, Any]) -> None:
    answer = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/hooks", TOUR | wrong)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"].startswith(f"body.{next(iter(wrong))}")


PRIVATE = [
    "http://127.0.0.1/hooks",
    "http://[::1]/hooks",
    "http://10.0.0.1/hooks",
    "http://169.254.169.254/latest/meta-data",
    "http://2130706433/hooks",
    "https://localhost/hooks",
]


@pytest.mark.parametrize("url", PRIVATE)
async def test_an_address_that_is_not_public_is_refused(bridge: Bridge, url: str) -> None:
    made = await bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", TOUR | {"url": url})
    changed = await bridge.desk.sends("PATCH", bridge.path, {"url": url}, **{"If-Match": "*"})

    for answer in (made, changed):
        assert answer.status_code == 400
        [error] = answer.json()["errors"]
        assert error["field"] == "body.url"
        assert "is not a public address" in error["problem"]
    assert (await bridge.hook())["url"] == "https://tour.example/hooks"


async def test_a_refused_address_is_told_in_the_admins_language(bridge: Bridge) -> None:
    sent = TOUR | {"url": PRIVATE[0]}
    made = await bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", sent, **{"Accept-Language": "de"})

    assert "keine öffentliche Adresse" in made.json()["errors"][0]["problem"]


async def test_a_fragment_is_never_sent_and_so_refused(bridge: Bridge) -> None:
    url = "https://elsewhere.example/hooks#crew"
    made = await bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", TOUR | {"url": url})
    moved = await bridge.desk.sends("PATCH", bridge.path, {"url": url}, **{"If-Match": "*"})

    assert [answer.status_code for answer in (made, moved)] == [400, 400]
    assert [each["problem"] for each in made.json()["errors"]] == [
        "has a # in it, and what stands behind that is never sent: leave it out"
    ]


@pytest.mark.parametrize("url", ["https://tour.example/hooks", "HTTPS://Tour.Example:443/hooks "])
async def test_one_address_has_one_hook_in_a_server(bridge: Bridge, url: str) -> None:
    other = await bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", TOUR)
    path = f"{bridge.desk.guild}/hooks/{other.json()['hook']['id']}"

    made = await bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", TOUR | {"url": url})
    moved = await bridge.desk.sends("PATCH", path, {"url": url}, **{"If-Match": "*"})
    same = await bridge.desk.sends("PATCH", bridge.path, {"url": url}, **{"If-Match": "*"})

    for answer in (made, moved):
        assert answer.status_code == 422
        [error] = answer.json()["errors"]
        assert (error["field"], "another webhook" in error["problem"]) == ("body.url", True)
    assert same.status_code == 200


async def test_two_who_make_the_same_hook_at_once_make_one(bridge: Bridge) -> None:
    made = await asyncio.gather(*(bridge.desk.sends("POST", f"{bridge.desk.guild}/hooks", TOUR) for _ in range(4)))

    assert sorted(answer.status_code for answer in made) == [201, 422, 422, 422]


async def test_the_operators_own_network_is_allowed_where_they_say_so() -> None:
    await HookPoster(["127.0.0.1:9000"]).check("http://127.0.0.1:9000/hooks")


async def test_changes_name_the_version_and_are_audited_without_what_may_be_secret(bridge: Bridge) -> None:
    seen = (await bridge.desk.reads(bridge.path)).headers["etag"]
    patch = {"url": TOUR["url"], "events": ["rank.changed"]}
    changed = await bridge.desk.sends("PATCH", bridge.path, patch, **{"If-Match": seen})
    late = await bridge.desk.sends("PATCH", bridge.path, {"paused": True}, **{"If-Match": seen})

    assert (changed.status_code, changed.json()["events"], late.status_code) == (200, ["rank.changed"], 412)
    [line] = (await bridge.desk.reads(f"{bridge.desk.guild}/audit", action="hook.change")).json()["items"]
    assert line["after"]["url"] == "https://tour.example/…"
    assert line["before"]["events"] == ["dailies.sent", "miles.awarded", "rank.changed"]


async def test_a_ping_is_sent(bridge: Bridge, site: Site) -> None:
    pinged = await bridge.desk.sends("POST", f"{bridge.path}/ping")
    assert (pinged.status_code, pinged.json()["state"]) == (202, "waiting")

    await bridge.works()

    assert site.news == [("ping", {})]


async def test_whatever_is_done_with_a_hook_is_audited(bridge: Bridge) -> None:
    pinged = (await bridge.desk.sends("POST", f"{bridge.path}/ping")).json()
    await bridge.office.fetch("update hook_deliveries set state = 'dead' where guild_id = $1", bridge.office.guild_id)
    for path in (f"/deliveries/{pinged['id']}/replay", "/replay", "/secret"):
        await bridge.desk.sends("POST", bridge.path + path)
    await bridge.desk.sends("DELETE", bridge.path)

    lines = (await bridge.desk.reads(f"{bridge.desk.guild}/audit", action="hook")).json()["items"]

    seen = {"url": "https://tour.example/…", "events": ["dailies.sent", "miles.awarded", "rank.changed"]}
    ping = int(pinged["id"])
    assert [(line["action"], line["before"], line["after"]) for line in lines][:-1] == [
        ("hook.remove", seen | {"description": "", "paused_reason": None}, None),
        ("hook.rotate", None, {"old_secret_hours": 24}),
        ("hook.replay", {"dead": 0}, {"dead": 0, "waiting": 0}),
        ("hook.replay", {"delivery": ping, "state": "dead"}, {"delivery": ping, "state": "waiting"}),
        ("hook.ping", None, {"delivery": ping}),
    ]
    assert lines[-1]["action"] == "hook.make"


async def test_deliveries_come_in_pages_with_filters(bridge: Bridge, office: Office) -> None:
    for miles in (1, 2, 3):
        await office.award(cast.BEA, miles)
    await bridge.works()

    first = (await bridge.desk.reads(f"{bridge.path}/deliveries", limit=2)).json()
    then = (await bridge.desk.reads(f"{bridge.path}/deliveries", limit=2, cursor=first["next"])).json()

    assert [item["data"]["miles"] for item in first["items"] + then["items"]] == [3, 2, 1]
    assert then["next"] is None
    assert await bridge.deliveries(state="dead") == []
    assert len(await bridge.deliveries(event="miles.awarded", since="2026-01-01T00:00:00Z")) == 3


async def test_a_removed_hook_is_gone_with_its_messages(bridge: Bridge, office: Office) -> None:
    await office.award(cast.BEA, 1)
    await bridge.works()

    assert (await bridge.desk.sends("DELETE", bridge.path)).status_code == 204

    assert (await bridge.desk.reads(bridge.path)).status_code == 404
    assert (await bridge.desk.reads(f"{bridge.path}/deliveries")).status_code == 404
    await bridge.works()


async def test_a_server_has_ten_at_most(ana_at_the_desk: Browser) -> None:
    many = [TOUR | {"url": f"https://tour.example/hooks/{number}"} for number in range(11)]
    made = [await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/hooks", hook) for hook in many]

    assert [answer.status_code for answer in made] == [201] * 10 + [409]


async def test_editors_see_no_hooks(bridge: Bridge, bea_at_the_desk: Browser, bot: Bot) -> None:
    bea_at_the_desk.discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(bridge.office.guild_id, editor_roles=[cast.PRODUCER])

    for path in (bridge.path, f"{bridge.path}/deliveries", f"{bridge.desk.guild}/hooks"):
        assert (await bea_at_the_desk.reads(path)).status_code == 403
    assert (await bea_at_the_desk.sends("DELETE", bridge.path)).status_code == 403


async def test_another_servers_hooks_are_not_there(bridge: Bridge, office: Office) -> None:
    await office.fetch("update hooks set guild_id = guild_id + 10000000 where guild_id = $1", office.guild_id)
    for method, path in (("DELETE", ""), ("POST", "/ping"), ("POST", "/secret"), ("POST", "/replay")):
        assert (await bridge.desk.sends(method, bridge.path + path)).status_code == 404


@pytest.mark.parametrize(
    "odd",
    [
        {"cursor": write_cursor(10**30)},
        {"cursor": write_cursor(-1)},
        {"cursor": "AAAA"},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"until": "9999-12-31T23:59:59-12:00"},
        {"event": "\0"},
        {"state": "gone"},
        {"limit": "0"},
    ],
)
async def test_odd_questions_about_deliveries_are_refused_or_answered(bridge: Bridge, odd: dict[str, str]) -> None:
    answer = await bridge.desk.reads(f"{bridge.path}/deliveries", **odd)

    assert answer.status_code in (200, 400), answer.text


async def test_what_no_database_keeps_is_refused(ana_at_the_desk: Browser) -> None:
    odd = TOUR | {"description": "The\0 tour"}
    made = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/hooks", odd)

    assert made.status_code == 400
    for url in ("https://tour.example/\0", "https://tour\0.example/", "https://xn--/", "https://" + "a" * 1900):
        answer = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/hooks", TOUR | {"url": url})
        assert answer.status_code in (201, 400), (url, answer.text)
