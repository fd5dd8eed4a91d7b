"""Feeds that grow by themselves, and break on demand."""

from collections.abc import AsyncIterator
from xml.etree import ElementTree

import httpx
import pytest

from app.playground.playground import Playground
from app.playground.server import create_playground
from tests.playground.conftest import Clock

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
async def web(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_playground(playground))
    async with httpx.AsyncClient(transport=transport, base_url="http://playground") as client:
        yield client


async def titles(web: httpx.AsyncClient) -> list[str | None]:
    feed = ElementTree.fromstring((await web.get("/platform/van-life.xml")).content)
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


async def test_any_name_is_a_feed_with_something_in_it(web: httpx.AsyncClient) -> None:
    found = await titles(web)
    assert len(found) == 3
    assert found[0] == "Day 3: A joke that only works in Ohio"


async def test_a_feed_grows_while_time_passes(web: httpx.AsyncClient, clock: Clock) -> None:
    before = await titles(web)
    assert await titles(web) == before
    clock.passes(125)
    assert (await titles(web))[2:] == before


async def test_who_has_this_very_document_hears_that_nothing_changed(web: httpx.AsyncClient, clock: Clock) -> None:
    tag = (await web.get("/platform/van-life.xml")).headers["etag"]
    again = await web.get("/platform/van-life.xml", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    clock.passes(61)
    assert (await web.get("/platform/van-life.xml", headers={"If-None-Match": tag})).status_code == 200


async def test_something_is_published_behind_the_stage(web: httpx.AsyncClient, stage: httpx.AsyncClient) -> None:
    await stage.post("/feeds/van-life/items", json={"title": "Tyres & <tales>"})
    assert (await titles(web))[0] == "Tyres & <tales>"
    [feed] = (await stage.get("/feeds")).json()
    assert feed["address"].endswith("/platform/van-life.xml")
    number = feed["items"][0]["number"]
    await stage.patch(f"/feeds/van-life/items/{number}", json={"title": "Tyres"})
    assert (await titles(web))[0] == "Tyres"


@pytest.mark.parametrize(
    ("trouble", "status"),
    [("gone", 410), ("missing", 404), ("limited", 429), ("error", 500), ("moved", 301), ("loop", 302), ("login", 200)],
)
async def test_a_feed_breaks_on_demand_and_is_mended(
    web: httpx.AsyncClient, stage: httpx.AsyncClient, trouble: str, status: int
) -> None:
    await stage.patch("/feeds/van-life", json={"trouble": trouble})
    answer = await web.get("/platform/van-life.xml")
    assert answer.status_code == status
    assert "<entry>" not in answer.text
    await stage.patch("/feeds/van-life", json={"trouble": "none"})
    assert len(await titles(web)) == 3


async def test_a_trouble_nobody_knows_is_refused(stage: httpx.AsyncClient) -> None:
    assert (await stage.patch("/feeds/van-life", json={"trouble": "bad-mood"})).status_code == 400


async def test_a_page_leads_to_its_feed_and_to_every_item(web: httpx.AsyncClient) -> None:
    page = (await web.get("/platform/van-life")).text
    assert '<link rel="alternate" type="application/atom+xml" href="/platform/van-life.xml">' in page
    assert "Day 3" in (await web.get("/platform/van-life/3")).text
    assert (await web.get("/platform/van-life/3.png")).content.startswith(b"\x89PNG")
