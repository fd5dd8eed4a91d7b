"""Rounds of load, and what is kept of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import msgspec

from tests.bench.driver import Round, drive
from tests.bench.server import Server


class Answer(msgspec.Struct):
    type: int
    data: dict[str, object]


@dataclass(frozen=True)
class Figures:
    per_second: float
    p50: float
    """Milliseconds, like `p99`."""
    p99: float
    busy: float
    """Share of its core that the server used: near 1, or something else was the bottleneck."""


class BadAnswers(Exception):
    pass


def measure(server: Server, requests: Sequence[bytes], connections: int, is_good: Callable[[bytes], bool]) -> Figures:
    """Raises `BadAnswers` when a single answer is not what it has to be: a fast error is no result."""
    before = server.busy_seconds()
    round_ = drive(server.port, requests, connections)
    busy = (server.busy_seconds() - before) / round_.seconds
    _require_good(server.name, round_, len(requests), is_good)
    return Figures(round_.per_second, round_.percentile(50) * 1000, round_.percentile(99) * 1000, busy)


def is_message(body: bytes) -> bool:
    """An interaction's answer that shows something: type 4."""
    return msgspec.json.decode(body, type=Answer).type == 4


def middle(figures: Sequence[Figures]) -> Figures:
    return Figures(
        per_second=median(one.per_second for one in figures),
        p50=median(one.p50 for one in figures),
        p99=median(one.p99 for one in figures),
        busy=median(one.busy for one in figures),
    )


def _require_good(name: str, round_: Round, wanted: int, is_good: Callable[[bytes], bool]) -> None:
    bad = next((body for body in round_.answers if not is_good(body)), None)
    if bad is not None:
        raise BadAnswers(f"{name} answered {bad[:300]!r}")
    if round_.refused or len(round_.answers) != wanted:
        raise BadAnswers(f"{name}: {round_.refused} refused, {len(round_.answers)} of {wanted} answered")
