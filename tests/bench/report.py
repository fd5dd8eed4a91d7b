"""What was measured, beside what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from rich.table import Table

from tests.bench.boards import BoardResult, ReadTimes
from tests.bench.feeds import FeedResult, p99
from tests.bench.load import LoadResult

Verdict = Literal["aim reached", "passed", "FELL SHORT", ""]


@dataclass(frozen=True)
class Line:
    """`needed` and `aim` are limits in the same unit as `values`; without them the line only informs."""

    what: str
    values: Sequence[float]
    unit: str = ""
    needed: float | None = None
    aim: float | None = None
    more_is_better: bool = True

    @property
    def verdict(self) -> Verdict:
        if self.needed is None:
            return ""
        if self.aim is not None and self._reaches(self.aim):
            return "aim reached"
        return "passed" if self._reaches(self.needed) else "FELL SHORT"

    def _reaches(self, limit: float) -> bool:
        value = median(self.values)
        return value >= limit if self.more_is_better else value <= limit

    def cells(self) -> tuple[str, ...]:
        low, high = min(self.values), max(self.values)
        spread = "" if len(self.values) == 1 else f"{_short(low)} to {_short(high)}"
        return self.what, f"{_short(median(self.values))}{self.unit}", spread, self._asked(), self.verdict

    def _asked(self) -> str:
        sign = "≥" if self.more_is_better else "≤"
        limits = [limit for limit in (self.needed, self.aim) if limit is not None]
        return ", aim ".join(f"{sign} {limit:g}{self.unit}" for limit in limits)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


HEADINGS = ("", "median", "lowest to highest", "asked for", "")


def load_lines(load: LoadResult) -> list[Line]:
    pings, check_ins, alone = load.pings, load.check_ins, load.alone
    return [
        Line("driver's own ceiling, requests/s", [load.driver.per_second]),
        Line("floor A, requests/s", [figures.per_second for figures in pings.floor]),
        Line("/ping, requests/s", [figures.per_second for figures in pings.bot]),
        Line("/ping over floor A", pings.ratios(lambda figures: figures.per_second), needed=0.75, aim=0.9),
        Line("floor B, requests/s", [figures.per_second for figures in check_ins.floor]),
        Line("/check-in, requests/s", [figures.per_second for figures in check_ins.bot]),
        Line("/check-in over floor B", check_ins.ratios(lambda figures: figures.per_second), needed=1.25, aim=1.6),
        Line("floor B, p99", [figures.p99 for figures in check_ins.floor], " ms"),
        Line("/check-in, p99", [figures.p99 for figures in check_ins.bot], " ms"),
        Line("… p99 over floor B's", check_ins.ratios(lambda figures: figures.p99), needed=1, more_is_better=False),
        Line("floor B alone, p50", [figures.p50 for figures in alone.floor], " ms"),
        Line("/check-in alone, p50", [figures.p50 for figures in alone.bot], " ms"),
        Line("… p50 over floor B's", alone.ratios(lambda figures: figures.p50), needed=1, more_is_better=False),
        Line("server's core busy, floor B", [figures.busy for figures in check_ins.floor]),
        Line("server's core busy, /check-in", [figures.busy for figures in check_ins.bot]),
        Line("others on the server's core", _disturbances(load), needed=0.1, aim=0.03, more_is_better=False),
        Line("resident memory after load", [load.megabytes], " MB", needed=80, aim=60, more_is_better=False),
    ]


def _disturbances(load: LoadResult) -> list[float]:
    """Another program on the core makes a round worthless; the ratios need quiet."""
    duels = (load.pings, load.check_ins)
    return [figures.others for duel in duels for side in (duel.floor, duel.bot) for figures in side]


def start_line(seconds: Sequence[float]) -> Line:
    return Line("start to first answer", seconds, " s", needed=0.8, aim=0.4, more_is_better=False)


BOARD_LIMITS: dict[str, tuple[float | None, float | None]] = {
    "week": (10.0, 10.0),
    "month": (10.0, 10.0),
    "history": (1.0, 1.0),
    "top": (0.5, 2.0),
    "page": (None, None),
}
"""Milliseconds asked for, p50 and p99, by a word in the name of what is read; None where nothing is."""


def board_lines(boards: BoardResult) -> list[Line]:
    return [
        line
        for when, reads in (("vacuumed", boards.vacuumed), ("after bookings", boards.booked))
        for times in reads
        for line in _read_lines(times, when)
    ]


def _read_lines(times: ReadTimes, when: str) -> list[Line]:
    p50, p99 = next(limits for word, limits in BOARD_LIMITS.items() if word in times.what)
    return [
        Line(f"{times.what}, {when}: p50", [times.p50], " ms", needed=p50, more_is_better=False),
        Line("… p99", [times.p99], " ms", needed=p99, more_is_better=False),
        Line("… slowest", [times.slowest], " ms"),
    ]


def feed_lines(feeds: FeedResult) -> list[Line]:
    return [
        Line("a feed of 20 items", feeds.small, " ms", needed=10, more_is_better=False),
        Line("a feed of 5 MB", feeds.large, " ms", needed=1000, more_is_better=False),
        Line("… that is ill-formed", feeds.ill_formed, " ms", needed=1000, more_is_better=False),
        Line("what else waits meanwhile, p99", [p99(feeds.stalls)], " ms", needed=50, more_is_better=False),
        Line("… at most", [max(feeds.stalls)], " ms"),
    ]


def as_table(lines: Sequence[Line], title: str) -> Table:
    table = Table(*HEADINGS, title=title)
    for line in lines:
        style = {"FELL SHORT": "red", "passed": "yellow", "aim reached": "green"}.get(line.verdict)
        table.add_row(*line.cells(), style=style)
    return table


def as_markdown(lines: Sequence[Line], title: str) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(line.cells() for line in lines)]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(row)} |" for row in rows), ""])
