"""What is told of the measured values, and what counts as an answer."""

import pytest

from tests.bench.load import Duel
from tests.bench.report import Line, as_markdown
from tests.bench.rounds import Figures, is_message, is_success
from tests.bench.statistics import percentile


def figures(per_second: float) -> Figures:
    return Figures(per_second, p50=1, p99=2, busy=1, others=0)


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (99, 99), (100, 100), (99.5, 100), (0, 1)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile(list(range(1, 101)), percent) == value


def test_the_median_of_one_value_is_that_value() -> None:
    assert percentile([7.0], 50) == percentile([7.0], 99) == 7


def test_each_pair_of_rounds_gives_one_ratio() -> None:
    duel = Duel("ping", floor=[figures(100), figures(200)], bot=[figures(90), figures(100)])

    assert duel.ratios(lambda figures: figures.per_second) == [0.5, 0.9]


@pytest.mark.parametrize(
    ("ratio", "verdict"), [(0.95, "aim reached"), (0.9, "aim reached"), (0.8, "passed"), (0.74, "FELL SHORT")]
)
def test_more_requests_are_better(ratio: float, verdict: str) -> None:
    assert Line("/ping over floor A", [ratio], needed=0.75, aim=0.9).verdict == verdict


@pytest.mark.parametrize(("seconds", "verdict"), [(0.3, "aim reached"), (0.5, "passed"), (0.9, "FELL SHORT")])
def test_less_time_is_better(seconds: float, verdict: str) -> None:
    assert Line("start", [seconds], " s", needed=0.8, aim=0.4, more_is_better=False).verdict == verdict


def test_the_median_decides() -> None:
    assert Line("ratio", [0.1, 1.3, 1.4], needed=1.25).verdict == "passed"


def test_a_line_without_a_limit_gives_no_verdict() -> None:
    assert "| floor A | 9,000 |" in as_markdown([Line("floor A", [9000.0])], "Bench")
    assert Line("floor A", [9000.0]).verdict == ""


def test_a_refusal_is_no_success() -> None:
    done = '{"type":4,"data":{"content":"🚐 **+10 miles**","flags":64}}'.encode()
    refused = b'{"type":4,"data":{"content":"That did not work.","flags":64}}'

    assert is_message(done)
    assert is_message(refused)
    assert is_success(done)
    assert not is_success(refused)


def test_an_answer_that_everybody_sees_is_not_what_was_asked_for() -> None:
    assert not is_message('{"type":4,"data":{"content":"🚐 hello"}}'.encode())
