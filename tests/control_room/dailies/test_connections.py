"""Creators let the bot read their accounts: admins give them an address, see what is connected, and end it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.settings import load_settings
from tests.bot import Bot, environment, running_bot
from tests.cast import ANA, Json
from tests.control_room.browser import Browser
from tests.dailies.newsroom import THE_DAILIES
from tests.dailies.platforms import APP_SECRET, BEA_ON_TIKTOK, PretendPlatforms, pretend_platforms, query_of


@pytest.fixture
async def bot(database_url: str, redis_url: str) -> AsyncIterator[Bot]:
    """Its operator has a key for TikTok, and none for Instagram."""
    keys = {"TIKTOK_CLIENT_KEY": "tt-app", "TIKTOK_CLIENT_SECRET": APP_SECRET}
    async with running_bot(load_settings(environment(database_url, redis_url, **keys))) as bot:
        yield bot


@pytest.fixture
def tiktok() -> Iterator[PretendPlatforms]:
    with pretend_platforms() as pretended:
        yield pretended


def dailies(browser: Browser) -> str:
    return f"{browser.guild}/dailies"


async def connected(bot: Bot, browser: Browser) -> Json:
    """A creator has opened the address and said yes."""
    invited = await browser.sends("POST", f"{dailies(browser)}/connections", {"platform": "tiktok"})
    assert invited.status_code == 201, invited.text
    begun = await bot.http.get(invited.json()["address"])
    back = {"code": "good-code", "state": query_of(begun.headers["location"])["state"]}
    assert (await bot.http.get("/oauth/connect/tiktok/callback", params=back)).status_code == 200
    (connection,) = (await browser.reads(f"{dailies(browser)}/connections")).json()
    found: Json = connection
    return found


async def test_platforms_say_whether_they_are_set_up_and_whose_consent_they_need(ana_at_the_desk: Browser) -> None:
    instagram, tiktok = (await ana_at_the_desk.reads(f"{dailies(ana_at_the_desk)}/platforms")).json()

    assert (instagram["platform"], instagram["set_up"], tiktok["set_up"]) == ("instagram", False, True)
    for platform in (instagram, tiktok):
        assert "only with the consent of their own creator" in platform["sentence"]
    assert "operator has to give it a key" in instagram["sentence"]
    assert tiktok["redirect_address"] == "https://bot.example/oauth/connect/tiktok/callback"


async def test_a_platform_without_a_key_cannot_be_connected(ana_at_the_desk: Browser) -> None:
    path = f"{dailies(ana_at_the_desk)}/connections"
    off = await ana_at_the_desk.sends("POST", path, {"platform": "instagram"})
    assert (off.status_code, "instagram is off" in off.json()["detail"]) == (422, True)

    assert (await ana_at_the_desk.sends("POST", path, {"platform": "myspace"})).status_code == 400


async def test_an_account_is_connected_without_anybody_seeing_its_tokens(
    bot: Bot, ana_at_the_desk: Browser, tiktok: PretendPlatforms
) -> None:
    account = await connected(bot, ana_at_the_desk)

    assert (account["name"], account["account_id"], account["state"]) == ("Bea on tour", BEA_ON_TIKTOK, "fine")
    assert account["created_by"] == str(ANA.id)
    assert account["ends_at"] > account["refreshed_at"]
    assert "never-to-be-seen" not in str(account)


async def test_a_connected_account_is_followed_and_pauses_when_it_is_disconnected(
    bot: Bot, ana_at_the_desk: Browser, tiktok: PretendPlatforms, channels: object
) -> None:
    account = await connected(bot, ana_at_the_desk)
    wanted = {"pasted": account["pasted"], "channel_id": str(THE_DAILIES)}
    followed = await ana_at_the_desk.sends("POST", f"{dailies(ana_at_the_desk)}/sources", wanted)
    assert (followed.status_code, followed.json()["kind"]) == (201, "tiktok"), followed.text

    path = f"{dailies(ana_at_the_desk)}/connections/{account['id']}"
    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 204
    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 404
    assert (await ana_at_the_desk.reads(f"{dailies(ana_at_the_desk)}/connections")).json() == []
    source: httpx.Response = await ana_at_the_desk.reads(f"{dailies(ana_at_the_desk)}/sources/{followed.json()['id']}")
    assert source.json()["paused"]["code"] == "disconnected"
    assert "Connect it again" in source.json()["paused"]["sentence"]
    lines = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", action="dailies")).json()["items"]
    assert [line["action"] for line in lines] == ["dailies.disconnect", "dailies.add", "dailies.connect"]
