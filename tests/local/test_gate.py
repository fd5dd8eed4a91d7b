import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.gate import Outcome, Stage, report, run, run_lane


def says(text: str, exit_status: int = 0) -> list[str]:
    return [sys.executable, "-c", f"import sys; print({text!r}); sys.exit({exit_status})"]


def test_a_stage_that_fails_is_shown_with_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([run(Stage("lint", says("line 3 is wrong", 1)))], seconds=1) == 1
    shown = capsys.readouterr().out
    assert "✗ lint" in shown
    assert "line 3 is wrong" in shown


def test_a_stage_that_passes_keeps_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([run(Stage("lint", says("all is well")))], seconds=1) == 0
    assert "all is well" not in capsys.readouterr().out


def test_a_stage_with_nothing_to_do_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run(Stage("floors", says("never"), nothing_to_do=lambda: "there are none"))
    assert "nothing to do yet: there are none" in capsys.readouterr().out


def test_an_optional_stage_that_fails_says_so_and_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([run(Stage("browser", says("there is none", 1), optional=True))], seconds=1) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["–", "browser", "there", "is", "none"]


def test_what_stands_on_a_failed_stage_is_not_run_and_counts_as_failed(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = run_lane([Stage("install", says("", 1)), Stage("build", says("never"), needs="install")])
    assert [outcome.passed for outcome in outcomes] == [False, False]
    assert "not run: install failed" in capsys.readouterr().out


def test_the_last_line_sums_all_tests(capsys: pytest.CaptureFixture[str]) -> None:
    unit = Outcome(Stage("tests", []), True, "4 passed in 1.20s\n", Counter(passed=4))
    ends = Outcome(
        Stage("end to end", []), False, "1 failed, 2 passed in 3.40s\n", Counter(passed=2, failed=1, skipped=3)
    )
    assert report([unit, ends], seconds=5) == 1
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "4 passed in 1.20s",
        "1 failed, 2 passed in 3.40s",
        "6 passed, 1 failed, 3 skipped",
    ]


def test_tests_that_break_before_they_run_count_as_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_it.py").write_text("def test_one(): pass\ndef test_two(missing): pass\n")
    outcome = run(Stage("tests", [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], tmp_path))
    assert (outcome.passed, outcome.counts) == (False, Counter(passed=1, failed=1))
