"""From a click to a session: what a browser goes through, and what it may try."""

import pytest

from tests import cast
from tests.bot import ADDRESS
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord


async def test_signing_in_leads_where_one_wanted_to_go(browser: Browser) -> None:
    answer = await browser.signs_in(cast.ANA, "/guilds/7/miles?page=2")

    assert (answer.status_code, answer.headers["location"]) == (303, "/guilds/7/miles?page=2")
    assert (await browser.reads("/me")).json()["name"] == cast.ANA.name


async def test_a_page_hears_who_is_signed_in_and_that_nobody_is(browser: Browser) -> None:
    before = await browser.http.get("/oauth/session")
    await browser.signs_in(cast.ANA)
    after = await browser.http.get("/oauth/session")

    assert (before.status_code, before.json()) == (200, None)
    assert after.json() == {"id": str(cast.ANA.id), "name": cast.ANA.name, "avatar": None}


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil", "/\tx"]
)
async def test_it_never_leads_to_another_site(browser: Browser, elsewhere: str) -> None:
    assert (await browser.signs_in(cast.ANA, elsewhere)).headers["location"] == "/"


async def test_discords_token_is_given_back(browser: Browser, discord: PretendDiscord) -> None:
    await browser.signs_in(cast.ANA)

    assert discord.revoked == [f"token-of-{cast.ANA.id}"]


async def test_a_way_back_works_once(browser: Browser, discord: PretendDiscord) -> None:
    state = await browser.begins_to_sign_in()
    under_way = dict(browser.http.cookies)
    assert (await browser.comes_back(state, code=discord.consents(cast.ANA))).status_code == 303

    browser.http.cookies.update(under_way)
    again = await browser.comes_back(state, code=discord.consents(cast.ANA))

    assert again.status_code == 400
    assert "sign in again" in again.text


async def test_another_browser_cannot_finish_a_sign_in(browser: Browser, discord: PretendDiscord) -> None:
    state = await browser.begins_to_sign_in()
    browser.http.cookies.clear()

    assert (await browser.comes_back(state, code=discord.consents(cast.ANA))).status_code == 400
    assert (await browser.reads("/me")).status_code == 401


async def test_a_forged_state_is_refused(browser: Browser, discord: PretendDiscord) -> None:
    await browser.begins_to_sign_in()

    assert (await browser.comes_back("forged", code=discord.consents(cast.ANA))).status_code == 400


async def test_who_says_no_gets_a_page_and_no_cookie(browser: Browser) -> None:
    state = await browser.begins_to_sign_in()
    answer = await browser.comes_back(state, error="access_denied")

    assert answer.status_code == 403
    assert "nothing was stored" in answer.text
    assert not browser.http.cookies


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable"])
async def test_trouble_at_discord_is_blamed_on_nobody_here(browser: Browser, error: str) -> None:
    answer = await browser.comes_back(await browser.begins_to_sign_in(), error=error)

    assert answer.status_code == 503
    assert "went wrong at Discord" in answer.text
    assert "client secret" not in answer.text


async def test_what_discord_has_against_the_bot_is_for_the_operator(browser: Browser) -> None:
    answer = await browser.comes_back(await browser.begins_to_sign_in(), error="invalid_scope")

    assert answer.status_code == 400
    assert "the operator has to look" in answer.text


async def test_a_code_that_discord_refuses_is_told_plainly(browser: Browser) -> None:
    answer = await browser.comes_back(await browser.begins_to_sign_in(), code="made-up")

    assert answer.status_code == 400
    assert "Discord did not accept" in answer.text


async def test_signing_out_forgets_the_cookie(ana_at_the_desk: Browser) -> None:
    answer = await ana_at_the_desk.http.post("/oauth/logout", headers={"X-Omo-Request": "1"})

    assert answer.status_code == 204
    assert (await ana_at_the_desk.reads("/me")).status_code == 401


async def test_signing_out_everywhere_ends_the_other_browsers_sessions(
    ana_at_the_desk: Browser, browser: Browser
) -> None:
    await browser.signs_in(cast.ANA)
    await browser.http.post("/oauth/logout?everywhere=1", headers={"X-Omo-Request": "1"})

    assert (await ana_at_the_desk.reads("/me")).status_code == 401


async def test_a_wish_that_is_none_signs_nobody_out(ana_at_the_desk: Browser) -> None:
    answer = await ana_at_the_desk.http.post("/oauth/logout?everywhere=maybe", headers={"X-Omo-Request": "1"})

    assert (answer.status_code, answer.text) == (400, "everywhere is 1, or left out")
    assert (await ana_at_the_desk.reads("/me")).status_code == 200


async def test_another_site_cannot_sign_anybody_out(ana_at_the_desk: Browser) -> None:
    evil = {"Origin": "https://evil.example", "X-Omo-Request": "1"}

    assert (await ana_at_the_desk.http.post("/oauth/logout", headers=evil)).status_code == 403
    assert (await ana_at_the_desk.reads("/me")).status_code == 200


async def test_who_came_by_another_name_goes_on_by_the_public_one(browser: Browser) -> None:
    answer = await browser.http.get("/oauth/login?next=/guilds", headers={"Host": "localhost:8787"})
    assert answer.headers["location"] == f"{ADDRESS}/oauth/login?next=%2Fguilds&here=1"

    again = await browser.http.get("/oauth/login?next=/guilds&here=1", headers={"Host": "inside:80"})
    assert "/oauth2/authorize" in again.headers["location"]


async def test_two_tabs_do_not_get_into_each_others_way(browser: Browser, discord: PretendDiscord) -> None:
    first, second = await browser.begins_to_sign_in("/one"), await browser.begins_to_sign_in("/two")
    assert (await browser.comes_back("forged", code="x")).status_code == 400

    for state, page in ((first, "/one"), (second, "/two")):
        answer = await browser.comes_back(state, code=discord.consents(cast.ANA))
        assert (answer.status_code, answer.headers["location"]) == (303, page)


async def test_a_sign_in_without_an_aim_ends_on_a_page_that_says_who_one_is(browser: Browser) -> None:
    assert "Sign in with Discord" in (await browser.http.get("/")).text

    answer = await browser.signs_in(cast.ANA)

    assert answer.headers["location"] == "/"
    assert f"signed in as {cast.ANA.name}" in (await browser.http.get("/")).text
