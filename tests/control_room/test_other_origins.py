"""A dashboard on a host of its own may ask from its pages; nobody else's pages may."""

from collections.abc import AsyncIterator, Mapping

import httpx
import pytest

from app.control_room.origins import origin_of
from app.settings import load_settings
from tests import cast
from tests.bot import environment, running_bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord

DASHBOARD = "https://desk.example"
OTHERS = [
    "https://evil.example",
    "https://desk.example.evil.example",
    "http://desk.example",
    "https://desk.example:8443",
    "null",
]
EVERYTHING = "access-control-"


@pytest.fixture
async def desk(database_url: str, redis_url: str, discord: PretendDiscord) -> AsyncIterator[Browser]:
    """Ana, signed in at a bot whose dashboard stands elsewhere."""
    settings = load_settings(environment(database_url, redis_url, DASHBOARD_URL=f"{DASHBOARD}:443/"))
    async with running_bot(settings) as bot:
        browser = Browser(bot, discord)
        async with browser.http:
            assert (await browser.signs_in(cast.ANA)).headers["location"].startswith(DASHBOARD)
            yield browser


def shared(answer: httpx.Response) -> Mapping[str, str]:
    return {name: value for name, value in answer.headers.items() if name.startswith(EVERYTHING)}


async def asks_first(browser: Browser, path: str, origin: str, method: str = "PATCH") -> httpx.Response:
    """As a browser does before it sends what another site could not send."""
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type,x-omo-request"}
    return await browser.http.options(path, headers={"Origin": origin} | asked)


async def changes(browser: Browser, origin: str) -> httpx.Response:
    path = f"/api/v1{browser.guild}/settings"
    sent = {"Origin": origin, "X-Omo-Request": "1", "If-Match": "*"}
    return await browser.http.patch(path, json={"self_award": True}, headers=sent)


async def test_the_dashboards_pages_may_read_and_change(desk: Browser) -> None:
    path = f"/api/v1{desk.guild}/settings"

    read = await desk.http.get(path, headers={"Origin": DASHBOARD})
    changed = await changes(desk, DASHBOARD)

    for answer in (read, changed):
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == DASHBOARD
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert "ETag" in answer.headers["access-control-expose-headers"]
        assert "Origin" in answer.headers["vary"]


async def test_they_may_ask_first(desk: Browser) -> None:
    answer = await asks_first(desk, f"/api/v1{desk.guild}/settings", DASHBOARD)

    assert answer.status_code == 204
    assert set(answer.headers["access-control-allow-methods"].split(", ")) == {"GET", "PATCH"}
    allowed = {name.lower() for name in answer.headers["access-control-allow-headers"].split(", ")}
    assert allowed == {"content-type", "if-match", "idempotency-key", "x-omo-request"}
    assert answer.headers["access-control-allow-credentials"] == "true"


async def test_they_may_read_why_something_was_refused(desk: Browser) -> None:
    answer = await desk.http.get("/api/v1/guilds/1/settings", headers={"Origin": DASHBOARD})

    assert answer.status_code == 404
    assert answer.headers["access-control-allow-origin"] == DASHBOARD


async def test_one_can_sign_out_there(desk: Browser) -> None:
    asked = await asks_first(desk, "/oauth/logout", DASHBOARD, "POST")
    done = await desk.http.post("/oauth/logout", headers={"Origin": DASHBOARD, "X-Omo-Request": "1"})

    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (204, "POST")
    assert (done.status_code, done.headers["access-control-allow-origin"]) == (204, DASHBOARD)
    assert (await desk.reads("/me")).status_code == 401


@pytest.mark.parametrize("origin", OTHERS)
async def test_pages_of_others_may_nothing(desk: Browser, origin: str) -> None:
    path = f"/api/v1{desk.guild}/settings"

    assert shared(await desk.http.get(path, headers={"Origin": origin})) == {}
    assert shared(await asks_first(desk, path, origin)) == {}
    assert shared(await asks_first(desk, "/oauth/logout", origin, "POST")) == {}
    refused = await changes(desk, origin)
    assert (refused.status_code, shared(refused)) == (403, {})
    assert (await desk.reads(f"{desk.guild}/settings")).json()["self_award"] is False


async def test_without_a_dashboard_elsewhere_nobody_elses_pages_may(ana_at_the_desk: Browser) -> None:
    answer = await asks_first(ana_at_the_desk, f"/api/v1{ana_at_the_desk.guild}/settings", DASHBOARD)

    assert shared(answer) == {}
    assert (await changes(ana_at_the_desk, DASHBOARD)).status_code == 403


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Desk.Example", "https://desk.example"),
        ("https://desk.example:443/control", "https://desk.example"),
        ("http://desk.example:80", "http://desk.example"),
        ("http://127.0.0.1:8787", "http://127.0.0.1:8787"),
        ("https://desk.example:80", "https://desk.example:80"),
        ("http://[::1]:5173/", "http://[::1]:5173"),
    ],
)
def test_an_origin_is_written_as_browsers_do(url: str, origin: str) -> None:
    assert origin_of(url) == origin
