"""The session cookie: what is believed, and for how long."""

import time
from collections.abc import Callable

import pytest

from app.browsers.seals import Seal
from app.control_room.sessions import ABSOLUTE_SECONDS, SLIDING_SECONDS, Session, Sessions
from app.settings import Settings, load_settings
from tests import cast
from tests.bot import Bot, environment, running_bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord

COOKIE = "__Host-omo-session"
"""As on https."""

Freeze = Callable[[float], None]


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch) -> Freeze:
    """Sets the clock, in Unix seconds."""
    return lambda moment: monkeypatch.setattr(time, "time", lambda: moment)


def session_of(person: cast.Person, renewed: int | None = None) -> Session:
    now = int(time.time())
    return Session(user_id=str(person.id), name=person.name, began=now, renewed=now if renewed is None else renewed)


def cookie_of(settings: Settings, session: Session, purpose: str = "session") -> str:
    return Seal(settings.session_secrets, purpose, Session, SLIDING_SECONDS).close(session)


async def status_with(browser: Browser, cookie: str) -> int:
    browser.http.cookies.set(COOKIE, cookie)
    return (await browser.reads("/me")).status_code


async def test_a_cookie_of_ours_is_believed(browser: Browser, settings: Settings) -> None:
    assert await status_with(browser, cookie_of(settings, session_of(cast.BEA))) == 200


@pytest.mark.parametrize("purpose", ["sign-in", "oauth-state"])
async def test_what_was_sealed_for_another_purpose_is_no_session(
    browser: Browser, settings: Settings, purpose: str
) -> None:
    assert await status_with(browser, cookie_of(settings, session_of(cast.BEA), purpose)) == 401


async def test_a_forged_cookie_is_nobody(browser: Browser, settings: Settings) -> None:
    cookie = cookie_of(settings, session_of(cast.BEA))
    other = load_settings(environment("postgresql://h/d", "redis://h", SESSION_SECRETS="x" * 32))

    assert await status_with(browser, cookie[:-2] + "xx") == 401
    assert await status_with(browser, cookie_of(other, session_of(cast.BEA))) == 401
    assert await status_with(browser, "") == 401
    assert await status_with(browser, "." * 5000) == 401


async def test_a_session_ends_after_eight_hours_without_a_visit(
    browser: Browser, settings: Settings, freeze: Freeze
) -> None:
    cookie, now = cookie_of(settings, session_of(cast.BEA)), time.time()

    freeze(now + SLIDING_SECONDS - 60)
    assert await status_with(browser, cookie) == 200
    browser.http.cookies.clear()
    freeze(now + SLIDING_SECONDS + 60)
    assert await status_with(browser, cookie) == 401


async def test_a_visit_renews_it_but_not_beyond_seven_days(
    browser: Browser, settings: Settings, freeze: Freeze
) -> None:
    began = int(time.time())
    browser.http.cookies.set(COOKIE, cookie_of(settings, session_of(cast.BEA)))
    for hours in range(7, 7 * 24, 7):
        freeze(began + hours * 3600)
        answer = await browser.reads("/me")
        assert answer.status_code == 200, f"after {hours} hours"
        renewed = answer.cookies[COOKIE]
        browser.http.cookies.clear()
        browser.http.cookies.set(COOKIE, renewed)

    freeze(began + ABSOLUTE_SECONDS + 1)
    assert (await browser.reads("/me")).status_code == 401


async def test_a_visit_shortly_after_another_sends_no_new_cookie(browser: Browser, settings: Settings) -> None:
    browser.http.cookies.set(COOKIE, cookie_of(settings, session_of(cast.BEA)))

    assert "set-cookie" not in (await browser.reads("/me")).headers


async def test_secrets_can_be_rotated_without_signing_anybody_out(
    database_url: str, redis_url: str, discord: PretendDiscord
) -> None:
    old, new = "o" * 32, "n" * 32
    before = load_settings(environment(database_url, redis_url, SESSION_SECRETS=old))
    during = load_settings(environment(database_url, redis_url, SESSION_SECRETS=f"{new},{old}"))
    after = load_settings(environment(database_url, redis_url, SESSION_SECRETS=new))
    cookie = cookie_of(before, session_of(cast.BEA, renewed=0))
    async with running_bot(during) as bot:
        browser = Browser(bot, discord)
        async with browser.http:
            browser.http.cookies.set(COOKIE, cookie)
            answer = await browser.reads("/me")
            assert answer.status_code == 200
    async with running_bot(after) as bot:
        assert await _status(bot, discord, cookie) == 401
        assert await _status(bot, discord, answer.cookies[COOKIE]) == 200


async def _status(bot: Bot, discord: PretendDiscord, cookie: str) -> int:
    browser = Browser(bot, discord)
    async with browser.http:
        return await status_with(browser, cookie)


def test_without_https_browsers_would_not_take_the_name(settings: Settings) -> None:
    assert Sessions(settings.session_secrets, "http://localhost:8787", None).cookie == "omo-session"  # type: ignore[arg-type]
