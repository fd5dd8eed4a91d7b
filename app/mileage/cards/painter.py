"""Draws cards in a process of its own, started with the first card: the web process holds no Pillow and no fonts."""

import asyncio
import multiprocessing
import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread

import structlog

from app.errors import OutsideError
from app.mileage.cards.card import CardLabels, RankCard

MOST_SECONDS = 10

log = structlog.get_logger(__name__)


class CardNotDrawn(OutsideError):
    retryable = True


class Painter:
    """Restarts the process when it dies; `close` it when done."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._starting = Lock()

    async def draw(self, card: RankCard, labels: CardLabels, avatar: bytes | None) -> bytes:
        """A PNG. Raises `CardNotDrawn` when the process dies twice over the same card or does not answer."""
        for _ in range(2):
            try:
                async with asyncio.timeout(MOST_SECONDS):
                    return await asyncio.wrap_future(await asyncio.to_thread(self._submit, card, labels, avatar))
            except BrokenProcessPool:
                log.warning("card process died")
            except TimeoutError:
                break
        raise CardNotDrawn

    async def close(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)

    def _submit(self, card: RankCard, labels: CardLabels, avatar: bytes | None) -> "Future[bytes]":
        """In a thread, off the event loop: the first call, and the first after the process died, start a process."""
        with self._starting:
            try:
                pool = self._pool = self._pool or _new_pool()
                return pool.submit(_draw, card, labels, avatar)
            except BrokenProcessPool:
                pool = self._pool = _new_pool()
                return pool.submit(_draw, card, labels, avatar)


def _new_pool() -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")  # a fork would copy the web process, event loop and all
    return ProcessPoolExecutor(1, mp_context=spawn, initializer=_live_with_the_parent)


def _draw(card: RankCard, labels: CardLabels, avatar: bytes | None) -> bytes:
    from app.mileage.cards.drawing import draw_rank_card

    _end_within(MOST_SECONDS)
    try:
        return draw_rank_card(card, labels, avatar)
    finally:
        _end_within(0)


def _end_within(seconds: int) -> None:
    """A drawing that hangs ends the process (the next card starts another); 0 calls it off. Not on Windows."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _live_with_the_parent() -> None:
    """Ctrl-C is the parent's to handle; when the parent is killed, this process ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(0)
