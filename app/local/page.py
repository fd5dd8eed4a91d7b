"""The playground's page: npm builds it, when it is missing or older than what it is made from.

A page that cannot be built keeps nothing else from running.
"""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from app.local.engine import last_line
from app.local.environment import CHECKOUT
from app.local.tether import die_with_parent

DASHBOARD = CHECKOUT / "admin-dashboard"
INSTALL = "npm ci --no-audit --no-fund --loglevel=error"
BUILD = "npm run build:playground"
NOT_SOURCES = {"node_modules", "dist", "dist-playground", "coverage"}
PATIENCE_SECONDS = 80.0
"""For npm without a network, which tries again for long."""


@dataclass(frozen=True)
class PageBuild:
    process: subprocess.Popen[bytes]
    log: Path
    console: Console

    def finish(self, patience: float = PATIENCE_SECONDS) -> None:
        """Waits, and says so when it went wrong or takes longer than `patience` seconds."""
        try:
            if self.process.wait(patience) != 0:
                why = f"{last_line(self.log)} (all of it in {self.log})"
                _tell(self.console, f"The playground's page could not be built: {why}. Everything else runs.")
        except subprocess.TimeoutExpired:
            _tell(self.console, "The playground's page is still being built and will show by itself.")


@contextmanager
def page_build(dashboard: Path, log: Path, console: Console) -> Iterator[PageBuild | None]:
    """The build that goes on beside whatever else is prepared; None when there is nothing to do, or no way."""
    steps = what_to_do(dashboard)
    why_not = why_not_here(dashboard) if steps else None
    if why_not:
        _tell(console, f"The playground's page is not built: {why_not}. Everything else runs.")
    if not steps or why_not:
        yield None
        return
    console.print(f"Building the playground's page ({'once; half a minute' if INSTALL in steps else 'it has changed'})")
    process = _start(steps, dashboard, log)
    try:
        yield PageBuild(process, log, console)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def what_to_do(dashboard: Path) -> list[str]:
    """Shell commands, in their order; none when all is up to date, or when this is no checkout."""
    lock = dashboard / "package-lock.json"
    if not lock.exists():
        return []
    if _moment(dashboard / "node_modules" / ".package-lock.json") < _moment(lock):  # npm writes it when it is done
        return [INSTALL, BUILD]
    return [BUILD] if _moment(dashboard / "dist-playground" / "index.html") < _latest_change(dashboard) else []


def why_not_here(dashboard: Path) -> str | None:
    """None when Node.js and npm are there and new enough."""
    needed = json.loads((dashboard / "package.json").read_text())["engines"]["node"].removeprefix(">=")
    cure = f"Node.js {needed} or newer is needed"
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return f"{'npm' if node else 'Node.js'} is missing; {cure}"
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return f"Node.js {found} is too old; {cure}" if _numbers(found) < _numbers(needed) else None


def _start(steps: list[str], dashboard: Path, log: Path) -> subprocess.Popen[bytes]:
    """In its own session, so that Ctrl-C comes to us first and all of it can be ended at once."""
    with log.open("wb") as output:
        return subprocess.Popen(
            ["/bin/sh", "-c", " && ".join(steps)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=dashboard,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )


def _latest_change(dashboard: Path) -> float:
    """Folders count, too: theirs is the moment when a file in them went away."""
    latest = 0.0
    for folder, folders, files in os.walk(dashboard):
        folders[:] = [name for name in folders if name not in NOT_SOURCES and not name.startswith(".")]
        latest = max([latest, *(_moment(Path(folder, name)) for name in (*folders, *files))])
    return latest


def _moment(path: Path) -> float:
    """0 when there is no such file."""
    return path.stat().st_mtime if path.exists() else 0.0


def _numbers(version: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]+", version)]


def _tell(console: Console, line: str) -> None:
    console.print(f"[yellow]{escape(line)}[/]", soft_wrap=True)
