"""`make test` and its parts: one line per stage; what a failed stage said; the tests' own closing line and the sum.

`python -m tests.gate quick|checks|dashboard|tests` runs some of them only.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
DASHBOARD = ROOT / "admin-dashboard"
OLDEST_NODE = (20, 19)
"""What Vite needs."""
NO_TESTS_COLLECTED = 5


@dataclass(frozen=True)
class Stage:
    name: str
    command: Sequence[str]
    folder: Path = ROOT
    nothing_to_do: Callable[[], str | None] = lambda: None
    """Why there is nothing to do yet, or None."""
    needs: str | None = None
    """The stage without whose success this one cannot run."""
    optional: bool = False
    """Its failure fails nothing: what needs it is skipped, and its closing line says so."""


@dataclass(frozen=True)
class Outcome:
    stage: Stage
    passed: bool
    output: str = ""
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def closing_line(self) -> str:
        return next((line for line in reversed(self.output.splitlines()) if line.strip()), "")


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def _no_dashboard() -> str | None:
    return None if (DASHBOARD / "package.json").exists() else "there is no admin-dashboard/package.json"


def _no_floors() -> str | None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return None if "[tool.importlinter]" in text else "pyproject.toml declares no floors"


def _npm(name: str, *arguments: str, needs: str | None = "dashboard install") -> Stage:
    return Stage(name, ["npm", *arguments], DASHBOARD, _no_dashboard, needs)


CHECKS = [
    Stage("format", python("ruff", "format", "--check", ".")),
    Stage("lint", python("ruff", "check", ".")),
    Stage("types", python("mypy")),
    Stage("floors", ["lint-imports"], nothing_to_do=_no_floors),
]
MIGRATIONS = [Stage("migrations", python("tests.schema", "check"))]
DASHBOARD_STAGES = [
    _npm("dashboard install", "ci", "--no-audit", "--no-fund", needs=None),
    _npm("dashboard client", "run", "api:check"),
    _npm("dashboard lint", "run", "lint"),
    _npm("dashboard types", "run", "types"),
    _npm("dashboard tests", "test"),
    _npm("dashboard build", "run", "build"),
    _npm("playground build", "run", "build:playground"),
]
TESTS = [Stage("tests", python("pytest", "-n", "2", "-m", "not e2e"))]
END_TO_END = [
    Stage("browser", python("tests.chromium"), optional=True),
    # A deployment for each of the two: most of the time goes by with waiting.
    Stage("end to end", python("pytest", "-n", "2", "--dist", "loadfile", "-m", "e2e")),
]
SELECTIONS = {
    "quick": [*CHECKS, *TESTS],
    "checks": [*CHECKS, *MIGRATIONS],
    "tests": [*TESTS, *END_TO_END],
    "dashboard": DASHBOARD_STAGES,
}


def main(arguments: Sequence[str]) -> int:
    began = time.monotonic()
    named = [stage for name in arguments for stage in SELECTIONS[name]]
    outcomes = run_lane(named) if named else run_everything()
    return report(outcomes, time.monotonic() - began)


def run_everything() -> list[Outcome]:
    """The dashboard takes its time beside the Python checks; nothing runs beside the tests."""
    with ThreadPoolExecutor() as lanes:
        dashboard = lanes.submit(run_lane, DASHBOARD_STAGES)
        checks = run_lane([*CHECKS, *MIGRATIONS])
        return [*checks, *dashboard.result(), *run_lane([*TESTS, *END_TO_END])]


def run_lane(stages: Sequence[Stage]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for stage in stages:
        failed = {outcome.stage.name for outcome in outcomes if not outcome.passed}
        outcomes.append(_show(stage, "✗", f"not run: {stage.needs} failed") if stage.needs in failed else run(stage))
    return outcomes


def run(stage: Stage) -> Outcome:
    if reason := stage.nothing_to_do():
        return _show(stage, "–", f"nothing to do yet: {reason}")
    if stage.command[0] == "npm" and (problem := _node_problem()):
        return _show(stage, "✗", problem)
    began = time.monotonic()
    exit_status, output, counts = _execute(stage)
    if exit_status == NO_TESTS_COLLECTED and "pytest" in stage.command:
        return _show(stage, "–", "nothing to do yet: there is no such test")
    outcome = Outcome(stage, not exit_status, output, counts)
    if exit_status and stage.optional:
        return _show(stage, "–", outcome.closing_line)
    return _show(stage, "✗" if exit_status else "✓", f"{time.monotonic() - began:5.1f} s", outcome)


def report(outcomes: Sequence[Outcome], seconds: float) -> int:
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        if not outcome.output.startswith("not run"):
            print(f"\n──── {outcome.stage.name} " + "─" * 60 + f"\n{outcome.output.rstrip()}")
    print(f"\n{len(outcomes)} stages in {seconds:.0f} s, failed: {_names(failed) or 'none'}")
    counted = [outcome for outcome in outcomes if outcome.counts]
    for outcome in counted:
        print(outcome.closing_line)
    if counted:
        print(_sum_line(sum((outcome.counts for outcome in counted), Counter())))
    return 1 if failed else 0


def _names(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(outcome.stage.name for outcome in outcomes)


def _sum_line(counts: Counter[str]) -> str:
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"


def _show(stage: Stage, mark: str, remark: str, outcome: Outcome | None = None) -> Outcome:
    print(f"{mark} {stage.name:<18} {remark}", flush=True)
    return outcome or Outcome(stage, passed=mark != "✗", output=remark)


def _execute(stage: Stage) -> tuple[int, str, Counter[str]]:
    """Exit status, output, and for pytest how many tests went which way."""
    environment = {**os.environ, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [*stage.command, f"--junitxml={results}"] if "pytest" in stage.command else stage.command
        run = subprocess.run(
            command, cwd=stage.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return run.returncode, run.stdout.decode(errors="replace"), _counts(results)


def _counts(results: Path) -> Counter[str]:
    if not results.exists():
        return Counter()
    counts: Counter[str] = Counter()
    for test in ElementTree.parse(results).iter("testcase"):  # our own file
        kinds = {child.tag for child in test}
        counts["failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"] += 1
    return counts


def _node_problem() -> str | None:
    cure = f"Node.js {OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer is needed for the dashboard (https://nodejs.org)"
    try:
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return f"{cure}: there is none"
    found = tuple(int(part) for part in version.lstrip("v").split(".")[:2])
    return None if found >= OLDEST_NODE else f"{cure}: this is {version}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
