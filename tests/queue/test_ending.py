"""Tasks end, also those that lose a cancellation on their way."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from app.queue import ending
from app.queue.ending import end


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "AGAIN_SECONDS", 0.01)


async def works(losing: int = 0) -> None:
    """Without an end. Loses so many cancellations, as `asyncio.wait_for` of Python 3.11 does now and then."""
    while True:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            if losing == 0:
                raise
            losing -= 1


async def fails() -> None:
    raise ConnectionError


@pytest.mark.parametrize("losing", [0, 1, 3])
async def test_a_task_ends_however_many_cancellations_it_loses(losing: int) -> None:
    task = await begun(works(losing))

    await asyncio.wait_for(end([task]), 5)

    assert task.cancelled()


async def test_what_failed_or_was_done_before_is_no_hindrance() -> None:
    failed, working = await begun(fails()), await begun(works())

    await end([failed, working])

    assert isinstance(failed.exception(), ConnectionError)
    assert working.cancelled()


async def test_nothing_to_end_ends_at_once() -> None:
    await end([])


async def begun(work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
    task = asyncio.create_task(work)
    await asyncio.sleep(0)
    return task
