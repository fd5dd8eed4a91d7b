"""The owner of an account lets the bot read it: from the address they are given to a page that says how it went."""

import asyncio
import time
from collections.abc import Iterator

import httpx
import pytest
import structlog
from itsdangerous import TimestampSigner

from app.dailies.connections.connecting import disconnect
from app.dailies.connections.operating import address_to_open, listed
from app.dailies.connections.signing import Signing, Ticket
from app.database.pool import Database
from app.errors import DatabaseUnavailable, OperatorError
from app.settings import load_settings
from tests.bot import Bot, environment, running_bot
from tests.cast import ANA
from tests.dailies.platforms import (
    APP_SECRET,
    BEA_ON_INSTAGRAM,
    BEA_ON_TIKTOK,
    SESSION_SECRET,
    Office,
    PretendPlatforms,
    cookie_of,
    meta_error,
)

BOTH = pytest.mark.parametrize("platform", ["instagram", "tiktok"])
CALLBACK = "/oauth/connect/{}/callback"


@BOTH
async def test_consent_becomes_tokens_that_nobody_can_read_in_the_database(office: Office, platform: str) -> None:
    page = await office.connect(platform)
    assert (page.status_code, "is connected" in page.text) == (200, True)
    row = await office.row()
    assert row["account_id"] == {"instagram": BEA_ON_INSTAGRAM, "tiktok": BEA_ON_TIKTOK}[platform]
    assert (row["name"], row["created_by"]) == ({"instagram": "bea", "tiktok": "Bea on tour"}[platform], ANA.id)
    assert b"never-to-be-seen" not in row["tokens"]
    [audit] = await office.fetch("select action, after::text from audit_log where guild_id = $1", office.guild_id)
    assert audit["action"] == "dailies.connect"
    assert "never-to-be-seen" not in audit["after"]


async def test_instagram_is_asked_for_a_token_that_lasts_sixty_days(
    office: Office, platforms: PretendPlatforms
) -> None:
    async with office.browser() as browser:
        asked = await office.begin(browser, "instagram")
        assert (asked["client_id"], asked["scope"]) == ("ig-app", "instagram_business_basic")
        assert asked["redirect_uri"] == "https://bot.example/oauth/connect/instagram/callback"
        back = {"code": "good-code#_", "state": asked["state"]}
        await browser.get(CALLBACK.format("instagram"), params=back)
    assert platforms.paths() == ["/oauth/access_token", "/access_token", "/me"]
    [row] = await office.fetch(
        "select expires_at - issued_at as lasts from connections where guild_id = $1", office.guild_id
    )
    assert row["lasts"].days in (59, 60)


async def test_tiktok_is_asked_for_the_videos_of_the_account(office: Office) -> None:
    async with office.browser() as browser:
        asked = await office.begin(browser, "tiktok")
    assert (asked["client_key"], asked["scope"]) == ("tt-app", "user.info.basic,video.list")
    assert asked["redirect_uri"] == "https://bot.example/oauth/connect/tiktok/callback"


@BOTH
async def test_who_denies_is_told_that_nothing_was_stored(office: Office, platform: str) -> None:
    async with office.browser() as browser:
        asked = await office.begin(browser, platform)
        back = {"error": "access_denied", "state": asked["state"]}
        page = await browser.get(CALLBACK.format(platform), params=back)
    assert (page.status_code, "You did not allow" in page.text) == (400, True)
    assert await office.rows() == []


async def test_a_state_counts_once_also_when_it_comes_twice_at_the_same_moment(
    office: Office, platforms: PretendPlatforms
) -> None:
    async with office.browser() as browser:
        asked = await office.begin(browser, "tiktok")
        back = {"code": "good-code", "state": asked["state"]}
        cookies = {"Cookie": f"omo_connect={browser.cookies['omo_connect']}"}
        callback = CALLBACK.format("tiktok")
        pages = await asyncio.gather(*(browser.get(callback, params=back, headers=cookies) for _ in range(4)))
    assert sorted(page.status_code for page in pages) == [200, 400, 400, 400]
    assert platforms.paths().count("/v2/oauth/token/") == 1


async def test_another_browser_cannot_bring_the_state_back(office: Office, platforms: PretendPlatforms) -> None:
    async with office.browser() as browser, office.browser() as another:
        asked = await office.begin(browser, "instagram")
        await office.begin(another, "instagram")
        page = await another.get(CALLBACK.format("instagram"), params={"code": "good-code", "state": asked["state"]})
    assert (page.status_code, "another browser" in page.text) == (400, True)
    assert platforms.asked == []


@pytest.mark.parametrize("spoil", ["", "forged", "other platform", "other secret"])
async def test_a_state_that_is_not_ours_is_refused(office: Office, platforms: PretendPlatforms, spoil: str) -> None:
    async with office.browser() as browser:
        state = (await office.begin(browser, "instagram"))["state"]
        ticket = Ticket(office.guild_id, ANA.id, "instagram")
        states = {
            "": "",
            "forged": f"{state}x",
            "other platform": (await office.begin(browser, "tiktok"))["state"],
            "other secret": Signing(["x" * 32]).state(ticket, cookie_of(browser, "instagram")),
        }
        page = await browser.get(CALLBACK.format("instagram"), params={"code": "good-code", "state": states[spoil]})
    assert page.status_code == 400
    assert platforms.asked == []


async def test_a_state_and_a_ticket_grow_too_old(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    now = {"seconds": 0}
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time()) + now["seconds"])
    async with office.browser() as browser:
        address = office.ticket("instagram")
        asked = await office.begin(browser, "instagram")
        now["seconds"] = 11 * 60
        page = await browser.get(CALLBACK.format("instagram"), params={"code": "good-code", "state": asked["state"]})
        assert (page.status_code, "too old" in page.text) == (400, True)
        assert (await browser.get(address)).status_code == 303, "a ticket lasts 15 minutes"
        now["seconds"] = 16 * 60
        assert (await browser.get(address)).status_code == 400
    assert await office.rows() == []


async def test_a_ticket_works_for_its_platform_only(office: Office) -> None:
    async with office.browser() as browser:
        page = await browser.get(office.ticket("instagram").replace("/instagram", "/tiktok"))
        assert (page.status_code, "Ask for a new one" in page.text) == (400, True)
        assert (await browser.get("/oauth/connect/myspace?ticket=x")).status_code == 400


async def test_a_rotated_session_secret_still_verifies(database: Database, office: Office) -> None:
    renewed = Office(
        database, office.http, office.guild_id, secrets=("a-new-secret-0123456789abcdefghijk", SESSION_SECRET)
    )
    async with office.browser() as old, renewed.browser() as new:
        asked = await office.begin(old, "tiktok")
        new.cookies = old.cookies
        page = await new.get(CALLBACK.format("tiktok"), params={"code": "good-code", "state": asked["state"]})
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (httpx.Response(503), 502, "does not answer as it should"),
        (httpx.Response(200, text="<html>"), 502, "does not answer as it should"),
        (httpx.Response(400, json={"error": "invalid_client"}), 502, "did not accept this attempt"),
        (
            httpx.Response(200, json={"access_token": "two lines\nof it", "refresh_token": "x" * 9}),
            502,
            "did not accept",
        ),
    ],
)
async def test_a_platform_in_trouble_stores_nothing(
    office: Office, platforms: PretendPlatforms, answer: httpx.Response, status: int, said: str
) -> None:
    platforms.troubles["/oauth/token/"] = answer
    page = await office.connect("tiktok")
    assert (page.status_code, said in page.text) == (status, True)
    assert await office.rows() == []


async def test_without_the_database_nothing_is_asked_and_the_page_says_when_to_come_back(
    office: Office, platforms: PretendPlatforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(work: object, seconds: float = 0) -> None:
        raise DatabaseUnavailable

    monkeypatch.setattr(office.database, "run", away)
    page = await office.connect("tiktok")
    assert (page.status_code, "Wait some minutes" in page.text) == (503, True)
    assert platforms.asked == []


async def test_instagram_may_answer_in_its_older_shape(office: Office, platforms: PretendPlatforms) -> None:
    platforms.good_tokens.add("short-never-to-be-seen")
    flat = {"access_token": "short-never-to-be-seen", "user_id": 1, "permissions": ["instagram_business_basic"]}
    platforms.troubles["/oauth/access_token"] = httpx.Response(200, json=flat)
    assert (await office.connect("instagram")).status_code == 200
    assert (await office.row())["scopes"] == "instagram_business_basic"


async def test_who_unticks_what_is_needed_is_told_so(office: Office, platforms: PretendPlatforms) -> None:
    platforms.scopes = "user.info.basic"
    page = await office.connect("tiktok")
    assert "leave every permission switched on" in page.text
    assert await office.rows() == []


async def test_the_page_speaks_german_and_lets_nothing_in(office: Office) -> None:
    async with office.browser(**{"Accept-Language": "fr, de-AT;q=0.9, en"}) as browser:
        page = await browser.get("/oauth/connect/tiktok?ticket=<script>")
    assert '<html lang="de">' in page.text
    assert "Dieser Link ist zu alt" in page.text
    assert "<script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert (page.headers["cache-control"], page.headers["referrer-policy"]) == ("no-store", "no-referrer")


async def test_the_name_of_an_account_is_only_text(office: Office, platforms: PretendPlatforms) -> None:
    platforms.troubles["/me"] = httpx.Response(200, json={"user_id": "1", "username": "<b>bea</b>"})
    assert "&lt;b&gt;bea" in (await office.connect("instagram")).text


async def test_the_cookie_is_kept_from_scripts_and_other_paths(office: Office) -> None:
    async with office.browser() as browser:
        cookie = (await browser.get(office.ticket("tiktok"))).headers["set-cookie"]
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/oauth/connect/tiktok", "Max-Age=600"):
        assert part in cookie


async def test_the_bot_itself_answers_there_and_says_what_is_off(bot: Bot) -> None:
    for path in ("/oauth/connect/instagram?ticket=x", "/oauth/connect/instagram/callback?code=x&state=y"):
        page = await bot.http.get(path)
        assert (page.status_code, "Its operator has to give it a key" in page.text) == (400, True)


async def test_the_bot_with_a_key_leads_to_the_platform(database_url: str, redis_url: str) -> None:
    keys = {"TIKTOK_CLIENT_KEY": "tt-app", "TIKTOK_CLIENT_SECRET": APP_SECRET}
    settings = load_settings(environment(database_url, redis_url, **keys))
    ticket = Signing(settings.session_secrets).ticket(Ticket(1, ANA.id, "tiktok"))
    async with running_bot(settings) as bot:
        answer = await bot.http.get(f"/oauth/connect/tiktok?ticket={ticket}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("https://www.tiktok.com/v2/auth/authorize/?client_key=tt-app&")


async def test_a_look_at_the_callback_without_a_visit_uses_nothing_up(office: Office) -> None:
    async with office.browser() as browser:
        asked = await office.begin(browser, "tiktok")
        back = {"code": "good-code", "state": asked["state"]}
        assert (await browser.head(CALLBACK.format("tiktok"), params=back)).status_code == 405
        assert (await browser.get(CALLBACK.format("tiktok"), params=back)).status_code == 200


async def test_connected_again_it_is_the_same_connection(office: Office) -> None:
    await office.connect("tiktok")
    first = await office.row()
    await office.connect("tiktok")
    second = await office.row()
    assert (first["id"], first["tokens"] == second["tokens"]) == (second["id"], False)


async def test_operators_get_the_address_and_a_list_without_tokens(office: Office) -> None:
    parts = {type(office.connecting): office.connecting, Database: office.database}
    told = "\n".join(address_to_open(parts, office.guild_id, "instagram"))
    assert "https://bot.example/oauth/connect/instagram?ticket=" in told
    assert "https://bot.example/oauth/connect/instagram/callback" in told
    with pytest.raises(OperatorError, match="there is no platform myspace"):
        address_to_open(parts, office.guild_id, "myspace")
    await office.connect("instagram")
    [line] = await listed(parts, office.guild_id)
    assert f"instagram:{BEA_ON_INSTAGRAM}  bea" in line
    assert "never-to-be-seen" not in line


async def test_a_disconnected_account_leaves_no_tokens(office: Office) -> None:
    await office.connect("tiktok")
    row = await office.row()
    for guild_id, gone in ((office.guild_id + 1, False), (office.guild_id, True)):
        done = await office.database.transact(lambda each: disconnect(each, guild_id, ANA.id, row["id"]))  # noqa: B023
        assert done == gone
    assert await office.rows() == []


@pytest.fixture
def logged() -> Iterator[list[structlog.types.EventDict]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


@BOTH
async def test_no_secret_gets_into_the_log_or_onto_a_page(
    office: Office,
    platforms: PretendPlatforms,
    logged: list[structlog.types.EventDict],
    caplog: pytest.LogCaptureFixture,
    platform: str,
) -> None:
    caplog.set_level("INFO")
    pages = [await office.connect(platform)]
    for trouble in (meta_error(190), httpx.Response(500), httpx.Response(200, text="no json")):
        platforms.troubles = {"/me": trouble, "/user/info/": trouble}
        pages.append(await office.connect(platform))
    ours = [record for record in caplog.records if record.name not in ("httpx", "httpcore")]
    told = "".join([*(page.text for page in pages), str(logged), *(record.getMessage() for record in ours)])
    for secret in ("never-to-be-seen", APP_SECRET, "good-code"):
        assert secret not in told
