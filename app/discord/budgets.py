"""How much of a rate limit is left: read from Discord's answers, and kept in this process.

`shared_limits.py` keeps the same in Valkey, for all processes.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

SAME_WINDOW = 0.25
"""Seconds by which two answers may differ about when one window ends."""
LONGEST_WINDOW = 3600.0
FORGET_FROM = 1000
"""Buckets kept before the expired ones are swept out."""

Clock = Callable[[], float]


class Verdict(NamedTuple):
    """`granted`: go after `wait` seconds, the place is yours. Otherwise ask again after `wait` seconds."""

    granted: bool
    wait: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """One of Discord's limits: so many requests (`size`) in so many seconds (`window`), per top-level resource."""

    hash: str
    size: int = 0
    window: float = 0.0


@dataclass(frozen=True, slots=True)
class Budget:
    """`reset` is the end of the window on Discord's clock (Unix seconds), `reset_after` the same from now."""

    bucket: Bucket
    remaining: int
    reset: float
    reset_after: float


def read_budget(headers: Mapping[str, str]) -> Budget | None:
    """None when a header is missing or strange. https://docs.discord.com/developers/topics/rate-limits#header-format"""
    try:
        size, remaining = int(headers["x-ratelimit-limit"]), int(headers["x-ratelimit-remaining"])
        reset, after = float(headers["x-ratelimit-reset"]), float(headers["x-ratelimit-reset-after"])
        bucket = Bucket(headers["x-ratelimit-bucket"], size, min(after, LONGEST_WINDOW))
    except (KeyError, ValueError):
        return None
    sane = size > 0 and remaining >= 0 and math.isfinite(reset) and 0 <= after < math.inf
    return Budget(bucket, remaining, reset, bucket.window) if sane else None


@dataclass(slots=True)
class _Left:
    remaining: int
    reset: float
    """0: guessed, Discord has not answered yet. Infinity: Discord refused, so nothing but time opens it again."""
    expires: float


class LocalLimits:
    """The limits as far as this process knows them; used when the shared ones are out of reach."""

    def __init__(self, per_second: int, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._left: dict[str, _Left] = {}
        self._paused_until = 0.0
        self._turns: deque[float] = deque(maxlen=per_second)

    def ask(self, key: str, bucket: Bucket, counted: bool, longest_wait: float) -> Verdict:
        """`counted`: whether the global limit holds for it."""
        now = self._clock()
        left = self._current(key, now)
        if left and left.remaining <= 0:
            return Verdict(False, left.expires - now)
        turn = self._turn(now, longest_wait) if counted else Verdict(True, 0.0)
        if turn.granted:
            if left is None and bucket.size:
                left = self._left[key] = _Left(bucket.size, 0.0, now + bucket.window)
            if left:
                left.remaining -= 1
        return turn

    def learn(self, key: str, budget: Budget) -> None:
        now = self._clock()
        left = self._current(key, now)
        remaining = budget.remaining
        if left and left.reset:
            if budget.reset < left.reset - SAME_WINDOW:
                return
            if budget.reset <= left.reset + SAME_WINDOW:
                remaining = min(remaining, left.remaining)
        elif left:
            remaining = min(remaining, left.remaining)
        self._left[key] = _Left(remaining, budget.reset, now + budget.reset_after)
        self._sweep(now)

    def block(self, key: str, seconds: float) -> None:
        self._left[key] = _Left(0, math.inf, self._clock() + seconds)

    def pause(self, seconds: float) -> None:
        """Stops everything that the global limit holds for."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def _turn(self, now: float, longest_wait: float) -> Verdict:
        """Never more than `per_second` turns in any one second: each is a second after the one `per_second` before."""
        if self._paused_until > now:
            return Verdict(False, self._paused_until - now)
        full = len(self._turns) == self._turns.maxlen
        turn = max(now, self._turns[0] + 1.0) if full else now
        if turn - now > longest_wait:
            return Verdict(False, turn - now)
        self._turns.append(turn)
        return Verdict(True, turn - now)

    def _current(self, key: str, now: float) -> _Left | None:
        left = self._left.get(key)
        return left if left and left.expires > now else None

    def _sweep(self, now: float) -> None:
        if len(self._left) > FORGET_FROM:
            self._left = {key: left for key, left in self._left.items() if left.expires > now}
