"""`/metrics`: for the bearer of METRICS_TOKEN; without one, for this machine alone."""

import math
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.settings import load_settings
from tests.bot import ADDRESS, Bot, environment, running_bot
from tests.members import Member
from tests.wire import Wire

TOKEN = "a-token-for-prometheus"


def asker(bot: Bot, host: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(bot.app, client=(host, 50000)), base_url=ADDRESS)


@pytest.fixture(scope="module")
async def protected(database_url: str, redis_url: str) -> AsyncIterator[Bot]:
    async with running_bot(load_settings(environment(database_url, redis_url, METRICS_TOKEN=TOKEN))) as bot:
        yield bot


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_without_a_token_this_machine_may_read_them(bot: Bot, host: str) -> None:
    response = await asker(bot, host).get("/metrics")

    assert response.status_code == 200
    assert "omo_refused_requests" in response.text


@pytest.mark.parametrize("host", ["10.0.0.9", "203.0.113.5", "fd00::1"])
async def test_without_a_token_nobody_else_may(bot: Bot, host: str) -> None:
    assert (await asker(bot, host).get("/metrics")).status_code == 404


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded"])
async def test_who_comes_through_a_proxy_on_this_machine_is_somebody_else(bot: Bot, header: str) -> None:
    assert (await asker(bot, "127.0.0.1").get("/metrics", headers={header: "203.0.113.5"})).status_code == 404


async def test_with_the_token_anybody_may_read_them(protected: Bot) -> None:
    response = await asker(protected, "10.0.0.9").get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN])
async def test_without_that_token_nobody_may_not_even_from_this_machine(protected: Bot, authorization: str) -> None:
    headers = {"authorization": authorization} if authorization else {}

    assert (await asker(protected, "127.0.0.1").get("/metrics", headers=headers)).status_code == 404


async def test_commands_and_refusals_are_counted(bot: Bot, bea: Member) -> None:
    before = await counted(bot)
    await bea.runs("check-in")
    await bea.runs("mileage award", member=bea, miles=1, reason="Because")
    await bot.http.post("/interactions", content=b"{}")
    after = await counted(bot)

    grown = {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)}
    assert grown["omo_interactions_total", "check-in", "answered"] == 1
    assert grown["omo_interactions_total", "mileage award", "not-allowed"] == 1
    assert grown["omo_refused_requests_total", "401"] == 1
    assert grown["omo_ledger_entries_total", "booked"] == 1


async def test_metrics_can_be_read_while_the_queue_is_away(wired: Bot, redis_wire: Wire) -> None:
    await redis_wire.cut()
    depth = (await counted(wired))[("omo_queued_jobs",)]

    assert math.isnan(depth)


async def counted(bot: Bot) -> dict[tuple[str, ...], float]:
    page = (await bot.http.get("/metrics")).text
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
        if not sample.name.endswith(("_created", "_bucket"))
    }
