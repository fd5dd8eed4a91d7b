"""What operators do with tokens, and what a token learns about itself."""

from datetime import UTC, datetime, timedelta

import pytest

from app.control_room.operating_tokens import created, listed, revoked
from app.errors import OperatorError
from tests.bot import Bot
from tests.control_room.browser import Browser

YEAR = datetime.now(UTC) + timedelta(days=365)


async def test_a_token_that_an_operator_made_works_and_says_who_it_is(bot: Bot, browser: Browser) -> None:
    guild_id = browser.discord.guild_id
    token = await created(bot.app._parts, guild_id, "Website", ["miles:write", "audit:read"], YEAR)
    browser.http.headers["Authorization"] = f"Bearer {token}"

    myself = (await browser.reads("/me")).json()

    assert (myself["name"], myself["avatar"], myself["id"].startswith("token:")) == ("Website", None, True)
    assert myself["token"] == {
        "hint": token[:8],
        "guild_id": str(guild_id),
        "scopes": ["audit:read", "miles:write"],
        "expires_at": YEAR.isoformat().replace("+00:00", "Z"),
    }
    [line] = (await browser.reads(f"{browser.guild}/audit", actor="0")).json()["items"]
    assert (line["action"], line["after"]["scopes"]) == ("token.make", ["audit:read", "miles:write"])
    assert (await browser.reads("/guilds")).status_code == 403


async def test_somebody_who_is_signed_in_is_no_token(ana_at_the_desk: Browser) -> None:
    assert (await ana_at_the_desk.reads("/me")).json()["token"] is None


async def test_tokens_are_listed_without_what_they_are_and_revoked(bot: Bot, browser: Browser) -> None:
    guild_id, parts = browser.discord.guild_id, bot.app._parts
    assert await listed(parts, guild_id) == ["This server has no token."]
    token = await created(parts, guild_id, "Website", ["miles:write"], None)
    browser.http.headers["Authorization"] = f"Bearer {token}"
    [line] = await listed(parts, guild_id)
    assert ("Website  miles:write  for good, never used" in line, token in line) == (True, False)

    await revoked(parts, guild_id, int(line.split()[0]))

    assert (await browser.reads("/me")).status_code == 401
    with pytest.raises(OperatorError, match="no token 1 "):
        await revoked(parts, guild_id + 1, 1)


@pytest.mark.parametrize("wish", [(["everything"], None), (["miles:write"], datetime(2020, 1, 1, tzinfo=UTC))])
async def test_what_cannot_work_is_not_made(bot: Bot, guild_id: int, wish: tuple[list[str], datetime | None]) -> None:
    with pytest.raises(OperatorError):
        await created(bot.app._parts, guild_id, "Website", *wish)

    assert await listed(bot.app._parts, guild_id) == ["This server has no token."]
