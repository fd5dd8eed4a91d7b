"""The dashboard's files: how they are kept, which of them is sent, and what they may never hide."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.settings import load_settings
from tests.bot import ADDRESS, environment, running_bot

SCRIPT = b"console.log('hello');" * 100
SMALLER = b"as brotli"
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "dist"


@pytest.fixture
def built(folder: Path) -> Path:
    assets = folder / "assets"
    assets.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>The Control Room</title>")
    (folder / "theme.js").write_text("document.title")
    (folder.parent / "secret.js").write_text("s3cret")
    (assets / "index-Ab12.js").write_bytes(SCRIPT)
    (assets / "index-Ab12.js.gz").write_bytes(gzip.compress(SCRIPT, mtime=0))
    (assets / "index-Ab12.js.br").write_bytes(SMALLER)
    (assets / "overpass-Cd34.woff2").write_bytes(b"wOF2")
    return folder


@pytest.fixture
async def visitor(database_url: str, redis_url: str, folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = load_settings(environment(database_url, redis_url, DASHBOARD_FOLDER=str(folder)))
    async with running_bot(settings) as bot:
        yield bot.http


async def raw(visitor: httpx.AsyncClient, accepted: str) -> tuple[bytes, httpx.Headers]:
    """The script as it travels."""
    async with visitor.stream("GET", "/assets/index-Ab12.js", headers={"Accept-Encoding": accepted}) as answer:
        return b"".join([part async for part in answer.aiter_raw()]), answer.headers


@pytest.mark.usefixtures("built")
async def test_the_page_is_looked_up_anew_and_its_assets_never_again(visitor: httpx.AsyncClient) -> None:
    page, script = await visitor.get("/"), await visitor.get("/assets/index-Ab12.js", headers=PLAIN)

    assert (page.headers["content-type"], page.headers["cache-control"]) == ("text/html; charset=utf-8", "no-cache")
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (await visitor.get("/", headers={"If-None-Match": page.headers["etag"]})).status_code == 304
    assert (await visitor.get("/theme.js")).headers["cache-control"] == "no-cache"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("accepted", "coding", "sent"),
    [
        ("gzip, deflate, br, zstd", "br", SMALLER),
        ("gzip", "gzip", gzip.compress(SCRIPT, mtime=0)),
        ("GZIP;q=0.5, br; q=0", "gzip", gzip.compress(SCRIPT, mtime=0)),
        ("identity", None, SCRIPT),
        ("br;q=0.0", None, SCRIPT),
    ],
)
async def test_the_smallest_file_is_sent_that_the_browser_takes(
    visitor: httpx.AsyncClient, accepted: str, coding: str | None, sent: bytes
) -> None:
    body, headers = await raw(visitor, accepted)

    assert len(body) == len(sent)
    assert headers.get("content-encoding") == coding
    assert (headers["vary"], headers["content-length"]) == ("Accept-Encoding", str(len(sent)))
    assert headers["content-type"].split(";")[0].endswith("/javascript")


@pytest.mark.usefixtures("built")
async def test_each_coding_has_a_tag_of_its_own(visitor: httpx.AsyncClient) -> None:
    tags = {(await raw(visitor, coding))[1]["etag"] for coding in ("br", "gzip", "identity")}

    assert len(tags) == 3


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/guilds/7/mileage?sort=-name", "/profile", "/no/such/page", "/guilds/7/"])
async def test_every_address_of_a_page_shows_the_page(visitor: httpx.AsyncClient, path: str) -> None:
    answer = await visitor.get(path)

    assert (answer.status_code, "The Control Room" in answer.text) == (200, True)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "path",
    [
        "/assets/gone-Ab12.js",
        "/favicon.ico",
        "/api/nothing",
        "/oauth/nothing",
        "/interactions/x",
        "/cards/x",
        "/healthz/x",
    ],
)
async def test_what_is_not_there_is_not_a_page(visitor: httpx.AsyncClient, path: str) -> None:
    answer = await visitor.get(path)

    assert (answer.status_code, "The Control Room" in answer.text) == (404, False)


@pytest.mark.usefixtures("built")
async def test_the_api_keeps_its_own_answers(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/api/v1/nothing")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert (await visitor.post("/readyz")).status_code == 405
    assert (await visitor.post("/guilds/7")).status_code == 404


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/../secret.js", "/assets/%2e%2e/%2e%2e/secret.js", "/%2fetc/passwd.js", "/a%00.js"])
async def test_nothing_outside_the_folder_is_shown(visitor: httpx.AsyncClient, path: str) -> None:
    answer = await visitor.get(path)

    assert (answer.status_code, "s3cret" in answer.text) == (404, False)


@pytest.mark.usefixtures("built")
async def test_only_own_scripts_may_run_and_nobody_frames_it(visitor: httpx.AsyncClient) -> None:
    for path in ("/", "/guilds/7", "/assets/index-Ab12.js", "/theme.js"):
        headers = (await visitor.get(path, headers=PLAIN)).headers
        rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
        assert (rules["script-src"], rules["connect-src"]) == ("'self'", "'self'")
        assert (rules["frame-ancestors"], rules["base-uri"]) == ("'none'", "'none'")
        assert rules["img-src"] == "'self' https: data: blob:"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin-allow-popups"
        assert "camera=()" in headers["permissions-policy"]


@pytest.mark.usefixtures("built")
async def test_who_asks_for_the_head_gets_no_body(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.head("/guilds/7")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.usefixtures("built")
async def test_fonts_are_fonts(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/assets/overpass-Cd34.woff2")).headers["content-type"] == "font/woff2"


async def test_a_dashboard_that_is_not_built_says_so(visitor: httpx.AsyncClient) -> None:
    for path in ("/", "/guilds/7"):
        answer = await visitor.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        assert "not built on this server" in answer.text
    assert (await visitor.get("/theme.js")).status_code == 404


async def test_a_build_is_found_without_starting_again(visitor: httpx.AsyncClient, folder: Path) -> None:
    assert "not built" in (await visitor.get("/")).text

    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>The Control Room</title>")

    assert "not built" not in (await visitor.get("/")).text


async def test_a_dashboard_on_its_own_host_is_where_one_is_sent(database_url: str, redis_url: str, built: Path) -> None:
    elsewhere = {"DASHBOARD_URL": "https://desk.example", "DASHBOARD_FOLDER": str(built)}
    async with running_bot(load_settings(environment(database_url, redis_url, **elsewhere))) as bot:
        home, page = await bot.http.get("/"), await bot.http.get("/guilds/7?a=b")
        odd = await bot.http.get(f"{ADDRESS}//evil.example")

    assert (home.status_code, home.headers["location"]) == (307, "https://desk.example/")
    assert page.headers["location"] == "https://desk.example/guilds/7?a=b"
    assert odd.headers["location"].startswith("https://desk.example/")
