"""`POST /discord/events`: Discord tells of installs; it sends again what was not acknowledged.

https://docs.discord.com/developers/events/webhook-events
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import asyncpg
import httpx
import pytest

from app.database.pool import Database
from app.settings import load_settings
from tests import cast
from tests.bot import Bot, environment, running_bot
from tests.cast import Json, signed
from tests.wire import Wire, wire_to

MOMENT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def event(kind: str, data: Json | None) -> Json:
    told = {"type": kind, "timestamp": "2026-11-23T12:30:00.123456"} | ({"data": data} if data is not None else {})
    return {"version": 1, "application_id": str(cast.APPLICATION), "type": 1, "event": told}


def install(guild_id: int, name: str = cast.GUILD_NAME, scopes: tuple[str, ...] = ("bot",)) -> Json:
    guild = {"id": str(guild_id), "name": name, "owner_id": str(cast.ANA.id), "features": ["COMMUNITY"]}
    data = {"integration_type": 0, "user": cast.user(cast.ANA), "scopes": list(scopes), "guild": guild}
    return event("APPLICATION_AUTHORIZED", data)


async def told(bot: Bot, what: Json) -> httpx.Response:
    return await bot.gets(signed(what, MOMENT), "/discord/events")


async def known(bot: Bot, guild_id: int) -> asyncpg.Record | None:
    return await bot.part(Database).run(
        lambda connection: connection.fetchrow("select * from guilds where guild_id = $1", guild_id)
    )


async def test_discords_ping_is_acknowledged_with_nothing(bot: Bot) -> None:
    response = await told(bot, {"version": 1, "application_id": str(cast.APPLICATION), "type": 0})

    assert (response.status_code, response.content) == (204, b"")


async def test_an_install_is_recorded_with_who_and_when(bot: Bot, untouched_guild: int) -> None:
    response = await told(bot, install(untouched_guild))

    assert (response.status_code, response.content) == (204, b"")
    recorded = await known(bot, untouched_guild)
    assert recorded
    assert (recorded["name"], recorded["installed_by"]) == (cast.GUILD_NAME, cast.ANA.id)
    assert recorded["installed_at"] == MOMENT


async def test_a_repeated_event_is_acknowledged_and_changes_nothing(bot: Bot, untouched_guild: int) -> None:
    first = install(untouched_guild, "Open Mic")
    await told(bot, first)
    await told(bot, install(untouched_guild, "Open Mic Odyssey"))
    response = await told(bot, first)

    assert response.status_code == 204
    recorded = await known(bot, untouched_guild)
    assert recorded
    assert recorded["name"] == "Open Mic Odyssey"


async def test_an_install_again_tells_the_newest(bot: Bot, untouched_guild: int) -> None:
    await told(bot, install(untouched_guild, "Zoë's 🎤"))
    await told(bot, install(untouched_guild, "رحلة الميكروفون"))

    recorded = await known(bot, untouched_guild)
    assert recorded
    assert recorded["name"] == "رحلة الميكروفون"


@pytest.mark.parametrize(
    "other",
    [
        event("APPLICATION_AUTHORIZED", {"integration_type": 1, "user": cast.user(cast.BEA), "scopes": []}),
        event("APPLICATION_DEAUTHORIZED", {"user": cast.user(cast.BEA)}),
        event("ENTITLEMENT_CREATE", {"id": "1", "sku_id": "2", "type": 8}),
        event("FROM_THE_FUTURE", {"guild": None, "news": [1, 2]}),
        event("WITHOUT_DATA", None),
        {"version": 1, "type": 1},
        {"version": 2, "type": 7},
    ],
    ids=["for a user", "deauthorized", "entitlement", "from the future", "without data", "no event", "another type"],
)
async def test_what_is_of_no_use_is_acknowledged(bot: Bot, other: Any) -> None:
    assert (await told(bot, other)).status_code == 204


@pytest.fixture
async def wire(database_url: str) -> AsyncIterator[Wire]:
    async with wire_to(database_url) as wire:
        yield wire


async def test_while_the_database_is_away_discord_is_asked_to_send_it_again(
    wire: Wire, redis_url: str, bot: Bot, untouched_guild: int
) -> None:
    async with running_bot(load_settings(environment(wire.url, redis_url))) as cut_off:
        await wire.cut()
        refused = await told(cut_off, install(untouched_guild))
        await wire.mend()
        taken = await told(cut_off, install(untouched_guild))

    assert (refused.status_code, taken.status_code) == (503, 204)
    assert await known(bot, untouched_guild)
