"""Rounds of load, and what is kept of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import msgspec

from tests.bench import cores
from tests.bench.driver import Round, drive
from tests.bench.server import Server


class Message(msgspec.Struct):
    content: str
    flags: int = 0


class Answer(msgspec.Struct):
    type: int
    data: Message


@dataclass(frozen=True)
class Figures:
    per_second: float
    p50: float
    """Milliseconds, like `p99`."""
    p99: float
    busy: float
    """Share of its core that the server used: near 1, or something else was the bottleneck."""
    others: float
    """Share of that core that something else used, this machine's neighbours included."""


class BadAnswers(Exception):
    pass


def measure(server: Server, requests: Sequence[bytes], connections: int, is_good: Callable[[bytes], bool]) -> Figures:
    """Raises `BadAnswers` when a single answer is not what it has to be: a fast error is no result."""
    server_before, core_before = server.busy_seconds(), cores.busy_seconds(cores.SERVER)
    round_ = drive(server.port, requests, connections)
    server_used, core_used = server.busy_seconds() - server_before, cores.busy_seconds(cores.SERVER) - core_before
    _require_good(server.name, round_, len(requests), is_good)
    return Figures(
        per_second=round_.per_second,
        p50=round_.percentile(50) * 1000,
        p99=round_.percentile(99) * 1000,
        busy=server_used / round_.seconds,
        others=max(0.0, core_used - server_used) / round_.seconds,
    )


def is_message(body: bytes) -> bool:
    """An interaction's answer that shows something, to its asker alone."""
    answer = msgspec.json.decode(body, type=Answer)
    return answer.type == 4 and answer.data.flags == 64


def is_success(body: bytes) -> bool:
    """The bot's sentences of success begin with the van; its refusals do not."""
    return is_message(body) and msgspec.json.decode(body, type=Answer).data.content.startswith("🚐")


def middle(figures: Sequence[Figures]) -> Figures:
    return Figures(
        per_second=median(one.per_second for one in figures),
        p50=median(one.p50 for one in figures),
        p99=median(one.p99 for one in figures),
        busy=median(one.busy for one in figures),
        others=median(one.others for one in figures),
    )


def _require_good(name: str, round_: Round, wanted: int, is_good: Callable[[bytes], bool]) -> None:
    bad = next((body for body in round_.answers if not is_good(body)), None)
    if bad is not None:
        raise BadAnswers(f"{name} answered {bad[:300]!r}")
    if round_.refused or len(round_.answers) != wanted:
        raise BadAnswers(f"{name}: {round_.refused} refused, {len(round_.answers)} of {wanted} answered")
