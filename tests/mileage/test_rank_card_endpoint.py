import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import httpx
import psutil
import pytest
import respx
from msgspec.structs import replace
from PIL import Image
from redis.asyncio import Redis
from starlette.applications import Starlette
from starlette.routing import Route

from app.mileage.cards.address import card_path
from app.mileage.cards.card import Avatar, CardLabels, RankCard
from app.mileage.cards.endpoint import RankCards
from tests.mileage.rank_card_examples import BEA, BEA_WITH_AVATAR, LABELS, SECRETS

AVATAR_URL = "https://cdn.discordapp.com/avatars/100000000000000002/0123456789abcdef0123456789abcdef.png?size=128"


class Visitor:
    """A browser in front of one web process; `drawn` has the cards that process drew."""

    def __init__(self, browser: httpx.AsyncClient, drawn: list[RankCard]) -> None:
        self._browser = browser
        self.drawn = drawn

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self._browser.get(path, headers=headers)

    async def see(self, card: RankCard, **headers: str) -> httpx.Response:
        return await self.get(card_path(card, SECRETS), **headers)


@asynccontextmanager
async def web_process(redis: Redis | None = None) -> AsyncIterator[Visitor]:
    drawn: list[RankCard] = []

    def labels(card: RankCard) -> CardLabels:
        drawn.append(card)
        return LABELS

    async with httpx.AsyncClient() as http:
        cards = RankCards(SECRETS, http, redis, labels)
        app = Starlette(routes=[Route("/cards/{signed}.png", cards.show)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as browser:
            yield Visitor(browser, drawn)
        await cards.close()


@pytest.fixture
async def valkey(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    await client.flushdb()
    yield client
    await client.aclose()


@pytest.fixture(scope="module")
async def visitor() -> AsyncIterator[Visitor]:
    async with web_process() as visitor:
        yield visitor


def colour_in_the_middle_of_the_avatar(answer: httpx.Response) -> tuple[int, ...]:
    found = Image.open(BytesIO(answer.content)).convert("RGB").getpixel((100, 98))
    assert isinstance(found, tuple)
    return found


def red_picture(side: int = 128) -> bytes:
    file = BytesIO()
    Image.new("RGB", (side, side), (250, 0, 0)).save(file, "PNG")
    return file.getvalue()


async def test_a_card_is_a_picture_to_keep(visitor: Visitor) -> None:
    answer = await visitor.see(BEA)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "public, max-age=86400, immutable"
    assert Image.open(BytesIO(answer.content)).size == (934, 282)


async def test_who_has_the_card_is_told_so_and_nothing_is_drawn(visitor: Visitor) -> None:
    tag = (await visitor.see(BEA)).headers["etag"]
    drawn_before = len(visitor.drawn)
    for known in (tag, f"W/{tag}", f'"another", {tag}'):
        answer = await visitor.see(BEA, **{"If-None-Match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert len(visitor.drawn) == drawn_before


async def test_who_has_another_card_gets_this_one(visitor: Visitor) -> None:
    tag = (await visitor.see(BEA)).headers["etag"]
    answer = await visitor.see(replace(BEA, balance=1235), **{"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


@pytest.mark.parametrize(
    "forge",
    [
        lambda path: "/cards/nothing.png",
        lambda path: path.replace(".png", "A.png"),
        lambda path: "/cards/A" + path.removeprefix("/cards/"),
        lambda path: path.rsplit(".", 2)[0] + ".png",
    ],
)
async def test_a_forged_address_is_not_found(visitor: Visitor, forge: Callable[[str], str]) -> None:
    drawn_before = len(visitor.drawn)
    assert (await visitor.get(forge(card_path(BEA, SECRETS)))).status_code == 404
    assert len(visitor.drawn) == drawn_before


async def test_a_card_drawn_by_one_process_is_not_drawn_by_another(valkey: Redis) -> None:
    async with web_process(valkey) as first, web_process(valkey) as second:
        one, other = await first.see(BEA), await second.see(BEA)
        assert one.content == other.content
        assert one.headers["etag"] == other.headers["etag"]
        assert (len(first.drawn), len(second.drawn)) == (1, 0)


async def test_a_kept_card_is_forgotten_after_a_day(valkey: Redis) -> None:
    async with web_process(valkey) as visitor:
        await visitor.see(BEA)
    (key,) = await valkey.keys("rank-card:*")
    assert 86_000 < await valkey.ttl(key) <= 86_400


async def test_many_who_ask_at_once_get_one_drawing() -> None:
    async with web_process() as visitor:
        answers = await asyncio.gather(*(visitor.see(BEA) for _ in range(8)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
        assert len(visitor.drawn) == 1


async def test_cards_are_drawn_while_valkey_is_away() -> None:
    nobody_there = Redis.from_url("redis://127.0.0.1:1/0")
    async with web_process(nobody_there) as visitor:
        assert (await visitor.see(BEA)).status_code == 200
    await nobody_there.aclose()


async def test_a_card_is_drawn_although_the_card_process_was_killed() -> None:
    async with web_process() as visitor:
        assert (await visitor.see(BEA)).status_code == 200
        assert card_processes()
        for child in card_processes():
            child.kill()
        assert (await visitor.see(replace(BEA, balance=1))).status_code == 200


async def test_closing_leaves_no_card_process_behind() -> None:
    before = {child.pid for child in card_processes()}
    async with web_process() as visitor:
        await visitor.see(BEA)
        assert {child.pid for child in card_processes()} > before
    assert {child.pid for child in card_processes()} == before


@respx.mock
async def test_the_avatar_comes_from_discord(valkey: Redis) -> None:
    respx.get(AVATAR_URL).respond(content=red_picture())
    async with web_process(valkey) as visitor:
        answer = await visitor.see(BEA_WITH_AVATAR)
        assert colour_in_the_middle_of_the_avatar(answer) == (250, 0, 0)
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "discord",
    [
        httpx.Response(404),
        httpx.Response(500),
        httpx.Response(200, content=red_picture() + bytes(1024 * 1024)),
        httpx.ConnectTimeout("no answer"),
    ],
    ids=["gone", "broken", "larger than a megabyte", "silent"],
)
@respx.mock
async def test_without_the_avatar_initials_are_shown_and_soon_tried_again(
    valkey: Redis, discord: httpx.Response | Exception
) -> None:
    respx.get(AVATAR_URL).mock(side_effect=[discord, httpx.Response(200, content=red_picture())])
    async with web_process(valkey) as visitor:
        answer = await visitor.see(BEA_WITH_AVATAR)
        assert answer.status_code == 200
        assert colour_in_the_middle_of_the_avatar(answer) != (250, 0, 0)
        assert answer.headers["cache-control"] == "public, max-age=60"
        assert "etag" not in answer.headers
        (key,) = await valkey.keys("rank-card:*")
        assert await valkey.ttl(key) <= 60
        await valkey.delete(key)  # a minute later
        assert colour_in_the_middle_of_the_avatar(await visitor.see(BEA_WITH_AVATAR)) == (250, 0, 0)


@respx.mock
async def test_a_strange_avatar_reference_is_never_fetched() -> None:
    card = replace(BEA, avatar=Avatar(user_id=1, image_hash="../../secrets"))
    async with web_process() as visitor:
        assert (await visitor.see(card)).status_code == 200
    assert respx.calls.call_count == 0


ENDS_BADLY = """
import asyncio, os, signal, psutil
from app.mileage.cards.painter import Painter
from tests.mileage.rank_card_examples import BEA, LABELS

async def draw():
    await Painter().draw(BEA, LABELS, None)
    mine = psutil.Process().children()
    print(*[child.pid for child in mine if "spawn_main" in " ".join(child.cmdline())], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(draw())
"""


def test_a_killed_web_process_leaves_no_card_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "ends_badly.py"
    script.write_text(ENDS_BADLY)
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    killed = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, env=here)
    (card_process,) = map(int, killed.stdout.split())
    deadline = time.monotonic() + 10
    while psutil.pid_exists(card_process) and psutil.Process(card_process).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "the card process lives on"
        time.sleep(0.05)


def test_the_web_process_loads_neither_pillow_nor_fonts() -> None:
    question = "import sys, app.mileage.cards.endpoint; print({'PIL', 'uharfbuzz'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


def card_processes() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
