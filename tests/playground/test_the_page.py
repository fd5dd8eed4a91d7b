"""The static files, and the stream that tells a page to look again."""

import asyncio
import contextlib
import gzip
import json
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.playground import cast
from app.playground.playground import Playground, open_playground
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from tests.playground.echo_bot import served

SCRIPT = "console.log('hello');" * 100


@pytest.fixture
async def browser(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_playground(playground))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:18788") as client:
        yield client


@pytest.fixture
def built(settings: PlaygroundSettings) -> Path:
    folder = settings.page_folder
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>The playground</title>")
    (folder / "assets" / "index-Ab12.js").write_text(SCRIPT)
    (folder / "icon.svg").write_text("<svg/>")
    (folder.parent / "secret").write_text("s3cret")
    return folder


async def test_a_page_that_is_not_built_says_how(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/")
    assert answer.status_code == 200
    assert "npm run build:playground" in answer.text


@pytest.mark.usefixtures("built")
async def test_the_page_is_looked_up_anew_and_its_assets_never_again(browser: httpx.AsyncClient) -> None:
    page, script = await browser.get("/"), await browser.get("/assets/index-Ab12.js")
    assert (page.headers["content-type"], page.headers["cache-control"]) == ("text/html; charset=utf-8", "no-cache")
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (await browser.get("/", headers={"If-None-Match": page.headers["etag"]})).status_code == 304
    assert (await browser.get("/icon.svg")).headers["cache-control"] == "no-cache"


@pytest.mark.usefixtures("built")
async def test_what_shrinks_is_sent_smaller_when_asked(browser: httpx.AsyncClient) -> None:
    async with browser.stream("GET", "/assets/index-Ab12.js", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join([part async for part in answer.aiter_raw()])
    assert (gzip.decompress(raw).decode(), answer.headers["content-encoding"]) == (SCRIPT, "gzip")
    plain = await browser.get("/assets/index-Ab12.js", headers={"Accept-Encoding": "identity"})
    assert (plain.text, "content-encoding" in plain.headers) == (SCRIPT, False)


@pytest.mark.usefixtures("built")
async def test_a_page_runs_its_own_scripts_only_and_shows_the_bots_pictures(browser: httpx.AsyncClient) -> None:
    policy = (await browser.get("/")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self'")
    assert "http://127.0.0.1:9" in rules["img-src"].split()
    assert "unsafe" not in policy


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/assets/nothing.js", "/nothing", "/..%2fsecret", "/assets/..%2f..%2fsecret"])
async def test_what_is_not_there_is_not_found(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert (answer.status_code, "s3cret" in answer.text) == (404, False)


async def test_discords_own_errors_are_not_hidden_by_the_page(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/api/v10/nothing")).json() == {"message": "404: Not Found", "code": 0}
    assert (await browser.put("/api/v10/users/@me")).status_code == 405


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost:18788", None, 200),
        ("127.0.0.1:18788", "http://127.0.0.1:18788", 200),
        ("[::1]:18788", None, 200),
        ("localhost:18788", "http://localhost:3000", 403),
        ("localhost:18788", "null", 403),
        ("rebound.example:18788", None, 403),
        ("rebound.example:18788", "http://rebound.example:18788", 403),
    ],
)
async def test_other_sites_may_neither_act_nor_read(
    browser: httpx.AsyncClient, host: str, origin: str | None, status: int
) -> None:
    headers = {"Host": host, **({"Origin": origin} if origin else {})}
    answer = await browser.get("/playground/world", headers=headers)
    assert answer.status_code == status
    assert "access-control-allow-origin" not in answer.headers


async def test_uploads_run_nothing_in_the_pages_name(browser: httpx.AsyncClient, playground: Playground) -> None:
    kept = playground.attachments.keep("evil.html", "text/html", b"<script>alert(1)</script>", {})
    answer = await browser.get(kept["url"].removeprefix(playground.settings.address))
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def revisions(address: str) -> AsyncGenerator[int, None]:
    async with httpx.AsyncClient() as client, client.stream("GET", f"{address}/playground/changes") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))["revision"]


async def test_whatever_changes_is_told_at_once(settings: PlaygroundSettings) -> None:
    playground = open_playground(settings)
    with served(create_playground(playground)) as address:
        async with asyncio.timeout(10), httpx.AsyncClient(base_url=f"{address}/playground") as client:
            async with contextlib.aclosing(revisions(address)) as told:
                latest = await anext(told)
                for change in (
                    client.post("/messages", json={"who": "bea", "channel": cast.GREEN_ROOM, "content": "Hi"}),
                    client.post("/faults", json={"route": "*", "status": 500}),
                    client.get(f"{address}/api/v10/users/@me"),
                    client.post("/reset"),
                ):
                    await change
                    earlier, latest = latest, await anext(told)
                    assert latest > earlier


async def test_many_changes_at_once_are_told_as_one(settings: PlaygroundSettings) -> None:
    playground = open_playground(settings)
    with served(create_playground(playground)) as address:
        async with asyncio.timeout(10), httpx.AsyncClient() as client:
            async with contextlib.aclosing(revisions(address)) as told:
                first = await anext(told)
                await asyncio.gather(*(client.get(f"{address}/api/v10/users/@me") for _ in range(10)))
                events = 0
                while (revision := await anext(told)) < first + 10:
                    events += 1
                assert (revision, events <= 4) == (first + 10, True)
