"""Without the database nothing is promised; without Valkey nothing is missing."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.local.valkey import start_valkey
from app.queue.doorbell import IMPATIENT_SECONDS
from app.settings import load_settings
from tests.bot import Bot, environment, running_bot
from tests.cast import BEA, CLEO, ZOE, Place
from tests.log_lines import LogLines
from tests.members import Member
from tests.pretend_rest import PretendRest
from tests.wire import Wire, wire_to


@pytest.fixture
async def database_wire(database_url: str) -> AsyncIterator[Wire]:
    async with wire_to(database_url) as wire:
        yield wire


@pytest.fixture
async def redis_wire(redis_url: str) -> AsyncIterator[Wire]:
    async with wire_to(redis_url) as wire:
        yield wire


@pytest.fixture
async def wired(database_wire: Wire, redis_wire: Wire) -> AsyncIterator[Bot]:
    async with running_bot(load_settings(environment(database_wire.url, redis_wire.url))) as bot:
        yield bot


@pytest.fixture
def traveller(wired: Bot, discord_rest: PretendRest, guild: int) -> Member:
    return Member(wired, discord_rest, BEA, Place(guild))


async def test_without_the_database_the_person_hears_that_nothing_was_booked(
    traveller: Member, database_wire: Wire
) -> None:
    await database_wire.cut()
    answer = await traveller.runs("check-in")

    assert "**nothing was booked**" in answer.content
    assert answer.only_for_one


async def test_what_fails_for_several_at_once_is_logged_under_nobodys_id(
    traveller: Member, database_wire: Wire, log_lines: LogLines
) -> None:
    """The first books alone; whoever comes meanwhile books together."""
    await traveller.runs("mileage show")  # so that the guild's settings are remembered
    await database_wire.cut()
    others = [Member(traveller.bot, traveller.discord, person, traveller.place) for person in (CLEO, ZOE)]
    _, *answers = await asyncio.gather(*(member.runs("check-in") for member in (traveller, *others)))

    outages = [line for line in log_lines.events if line["event"] == "database unavailable"]
    assert outages
    for answer in answers:
        assert [line["event"] for line in log_lines.about(answer)] == ["interaction failed"]


async def test_when_the_database_is_back_so_is_the_bot(traveller: Member, database_wire: Wire) -> None:
    await traveller.runs("ping")
    await database_wire.cut()
    failed = await traveller.runs("check-in")
    await database_wire.mend()
    again = await traveller.repeats(failed)

    assert "+10 miles" in again.content


async def test_a_connection_that_broke_is_not_noticed(traveller: Member, database_wire: Wire) -> None:
    await traveller.runs("mileage show")
    await database_wire.cut()
    await database_wire.mend()

    assert "+10 miles" in (await traveller.runs("check-in")).content


async def test_what_needs_no_database_works_without_it(traveller: Member, database_wire: Wire) -> None:
    await database_wire.cut()

    assert "Engine's running" in (await traveller.runs("ping")).content


async def test_without_valkey_miles_are_booked_all_the_same(traveller: Member, redis_wire: Wire) -> None:
    await redis_wire.cut()

    assert "+10 miles" in (await traveller.runs("check-in")).content


async def test_a_valkey_that_hangs_costs_an_answer_no_more_than_a_moment(
    engine_folder: Path, database_url: str, discord_rest: PretendRest, guild: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.parts.IMPATIENT_SECONDS", IMPATIENT_SECONDS)
    with start_valkey(engine_folder / "valkey", durable=False) as valkey:
        async with running_bot(load_settings(environment(database_url, valkey.url))) as bot:
            traveller = Member(bot, discord_rest, BEA, Place(guild))
            await traveller.runs("mileage show")
            valkey.process.send_signal(signal.SIGSTOP)
            started = time.monotonic()
            answer = await traveller.runs("check-in")
            took = time.monotonic() - started
            valkey.process.send_signal(signal.SIGCONT)

    assert "+10 miles" in answer.content
    assert took < 0.8
