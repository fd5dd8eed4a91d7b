"""Asked of Discord each time: what strangers, members, viewers and admins may see and change."""

from app.database.pool import Database
from tests import cast
from tests.bot import Bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord


async def test_owner_and_who_manages_the_server_are_admins(ana_at_the_desk: Browser, cleo_at_the_desk: Browser) -> None:
    for browser in (ana_at_the_desk, cleo_at_the_desk):
        (guild,) = (await browser.reads("/guilds")).json()
        assert guild["level"] == "admin"


async def test_a_server_where_one_has_nothing_to_say_is_not_there(bea_at_the_desk: Browser) -> None:
    assert (await bea_at_the_desk.reads("/guilds")).json() == []
    answer = await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/settings")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


async def test_roles_that_the_server_names_may_look_but_not_change(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])

    assert (await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/settings")).status_code == 200
    answer = await bea_at_the_desk.sends("PATCH", f"{bea_at_the_desk.guild}/settings", {"self_award": True})
    assert answer.status_code == 403
    assert "you are viewer here" in answer.json()["detail"]


async def test_two_admins_never_overwrite_each_other(ana_at_the_desk: Browser, cleo_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/settings"
    seen = (await ana_at_the_desk.reads(path)).headers["etag"]
    changed = await cleo_at_the_desk.sends("PATCH", path, {"zone": "Europe/Berlin"}, **{"If-Match": seen})
    assert (changed.status_code, changed.json()["zone"]) == (200, "Europe/Berlin")

    late = await ana_at_the_desk.sends("PATCH", path, {"zone": "America/Denver"}, **{"If-Match": seen})

    assert late.status_code == 412
    assert (await ana_at_the_desk.reads(path)).json()["zone"] == "Europe/Berlin"
    compressed = f"W/{changed.headers['etag']}"  # as proxies mark what they compressed
    again = await ana_at_the_desk.sends("PATCH", path, {"zone": "Europe/Berlin"}, **{"If-Match": compressed})
    assert again.status_code == 200
    unaware = await ana_at_the_desk.sends("PATCH", path, {"zone": "America/Denver"})
    assert unaware.status_code == 428


async def test_what_does_not_fit_is_named_field_by_field(ana_at_the_desk: Browser) -> None:
    sent = {"zone": 7, "self_award": "yes", "colour": "blue"}
    answer = await ana_at_the_desk.sends("PATCH", f"{ana_at_the_desk.guild}/settings", sent, **{"If-Match": "*"})

    assert answer.status_code == 400
    assert {each["field"] for each in answer.json()["errors"]} == {"body.zone", "body.self_award", "body.colour"}


async def test_every_change_is_in_the_audit_log(ana_at_the_desk: Browser) -> None:
    path = ana_at_the_desk.guild
    await ana_at_the_desk.sends("PATCH", f"{path}/settings", {"self_award": True}, **{"If-Match": "*"})

    (line,) = (await ana_at_the_desk.reads(f"{path}/audit", action="settings")).json()["items"]
    assert (line["actor"], line["action"]) == (str(cast.ANA.id), "settings.change")
    assert line["after"]["self_award"] is True


async def test_a_token_may_do_what_its_scopes_say(ana_at_the_desk: Browser, browser: Browser) -> None:
    path = ana_at_the_desk.guild
    made = await ana_at_the_desk.sends("POST", f"{path}/tokens", {"name": "Website", "scopes": ["settings:read"]})
    assert made.status_code == 201
    browser.http.headers["Authorization"] = f"Bearer {made.json()['token']}"

    assert (await browser.reads(f"{path}/settings")).status_code == 200
    assert (await browser.reads(f"{path}/audit")).status_code == 403
    assert (await browser.reads("/guilds/1/settings")).status_code == 404
    await ana_at_the_desk.sends("DELETE", f"{path}/tokens/{made.json()['about']['id']}")
    assert (await browser.reads(f"{path}/settings")).status_code == 401


async def test_a_token_that_is_revoked_again_stays_as_it_was(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/tokens"
    made = await ana_at_the_desk.sends("POST", path, {"name": "Website", "scopes": ["settings:read"]})
    token = f"{path}/{made.json()['about']['id']}"

    assert [(await ana_at_the_desk.sends("DELETE", token)).status_code for _ in range(2)] == [204, 204]
    lines = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", action="token.revoke")).json()["items"]
    assert [line["before"]["name"] for line in lines] == ["Website"]
    assert (await ana_at_the_desk.sends("DELETE", f"{path}/{cast.BEA.id}")).status_code == 404


async def test_another_site_cannot_change_anything(ana_at_the_desk: Browser) -> None:
    path = f"/api/v1{ana_at_the_desk.guild}/settings"
    evil = {"Origin": "https://evil.example", "X-Omo-Request": "1", "If-Match": "*"}

    assert (await ana_at_the_desk.http.patch(path, json={}, headers=evil)).status_code == 403
    assert (await ana_at_the_desk.http.patch(path, json={}, headers={"If-Match": "*"})).status_code == 403


async def test_without_a_sign_in_there_is_nothing(browser: Browser, discord: PretendDiscord) -> None:
    assert (await browser.reads(f"/guilds/{discord.guild_id}/settings")).status_code == 401


async def test_what_is_shown_once_is_kept_nowhere(ana_at_the_desk: Browser, bot: Bot) -> None:
    sent = {"name": "Website", "scopes": ["settings:read"]}
    made = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/tokens", sent, **{"Idempotency-Key": "once"})

    assert made.status_code == 201
    kept = await bot.part(Database).run(
        lambda connection: connection.fetch("select body from idempotent_answers where key = 'once'")
    )
    assert kept == []
