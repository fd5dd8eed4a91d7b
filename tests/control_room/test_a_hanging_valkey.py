"""A Valkey that hangs, and does not refuse: nobody waits for it, and nothing is missing."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from app.local.engine import Engine
from app.local.valkey import start_valkey
from app.queue import circuit
from app.queue.doorbell import IMPATIENT_SECONDS
from app.settings import load_settings
from tests import cast
from tests.bot import Bot, environment, running_bot
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord

FAST_SECONDS = 0.8
"""The one who finds out waits a quarter of a second."""


@pytest.fixture
def valkey(engine_folder: Path) -> Iterator[Engine]:
    with start_valkey(engine_folder / "valkey", durable=False) as valkey:
        yield valkey
        wake(valkey)


@pytest.fixture
async def own_bot(valkey: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setattr("app.parts.IMPATIENT_SECONDS", IMPATIENT_SECONDS)
    async with running_bot(load_settings(environment(database_url, valkey.url))) as bot:
        yield bot


@pytest.fixture
async def desk(own_bot: Bot, discord: PretendDiscord) -> AsyncIterator[Browser]:
    """Ana is signed in, and Valkey has answered."""
    browser = Browser(own_bot, discord)
    async with browser.http:
        assert (await browser.signs_in(cast.ANA)).status_code == 303
        assert (await browser.reads(f"{browser.guild}/settings")).status_code == 200
        yield browser


def hang(valkey: Engine) -> None:
    valkey.process.send_signal(signal.SIGSTOP)


def wake(valkey: Engine) -> None:
    valkey.process.send_signal(signal.SIGCONT)


async def seconds_to_read(desk: Browser, path: str) -> float:
    started = time.monotonic()
    assert (await desk.reads(f"{desk.guild}{path}")).status_code == 200
    return time.monotonic() - started


async def test_every_request_stays_fast(valkey: Engine, desk: Browser) -> None:
    hang(valkey)
    paths = ["/settings", "/members", "/leaderboard", "/ranks", "/rules"]
    took = [await seconds_to_read(desk, path) for path in paths]

    assert max(took) < FAST_SECONDS
    assert sum(took[1:]) < FAST_SECONDS, "only the first one finds out"


async def test_an_award_is_booked_once_and_fast(valkey: Engine, desk: Browser) -> None:
    hang(valkey)
    path, night = f"{desk.guild}/members/{cast.ZOE.id}/awards", {"miles": 50, "note": "best set"}
    started = time.monotonic()
    first, again = [await desk.sends("POST", path, night, **{"Idempotency-Key": "night-1"}) for _ in range(2)]

    assert time.monotonic() - started < FAST_SECONDS
    assert (first.status_code, again.json()) == (201, first.json())


async def test_when_it_goes_on_it_is_used_again(valkey: Engine, desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circuit, "AWAY_SECONDS", 0.1)
    hang(valkey)
    await seconds_to_read(desk, "/settings")
    wake(valkey)
    await asyncio.sleep(0.2)
    remaining = [(await desk.reads(f"{desk.guild}/settings")).headers["ratelimit-remaining"] for _ in range(2)]

    assert int(remaining[1]) == int(remaining[0]) - 1, "requests are counted again"
