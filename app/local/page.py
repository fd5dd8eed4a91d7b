"""The pages that npm builds, when one is missing or older than what it is made from: the Control Room's, and the
playground's.

A page that cannot be built keeps nothing else from running.
"""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
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
NOT_SOURCES = {"node_modules", "dist", "dist-playground", "coverage"}
PATIENCE_SECONDS = 80.0
"""For npm without a network, which tries again for long."""


@dataclass(frozen=True)
class Page:
    name: str
    build: str
    result: str
    """The folder that the build fills."""
    not_sources: frozenset[str]
    """Folders of the other page."""


CONTROL_ROOM = Page("the Control Room", "npm run build", "dist", frozenset({"playground"}))
PLAYGROUND = Page("the playground's page", "npm run build:playground", "dist-playground", frozenset({"src", "public"}))
PAGES = (CONTROL_ROOM, PLAYGROUND)


@dataclass(frozen=True)
class PageBuild:
    process: subprocess.Popen[bytes]
    names: str
    log: Path
    console: Console

    def finish(self, patience: float = PATIENCE_SECONDS) -> None:
        """Waits, and says so when it went wrong or takes longer than `patience` seconds."""
        try:
            if self.process.wait(patience) != 0:
                why = f"{last_line(self.log)} (all of it in {self.log})"
                _tell(self.console, f"Could not build {self.names}: {why}. Everything else runs.")
        except subprocess.TimeoutExpired:
            _tell(self.console, f"Still building {self.names}, which will show by itself.")


@contextmanager
def page_build(dashboard: Path, pages: Sequence[Page], log: Path, console: Console) -> Iterator[PageBuild | None]:
    """The build that goes on beside whatever else is prepared; None when there is nothing to do, or no way."""
    old = outdated(dashboard, pages)
    names = " and ".join(page.name for page in old)
    why_not = why_not_here(dashboard) if old else None
    if why_not:
        _tell(console, f"Cannot build {names}: {why_not}. Everything else runs.")
    if not old or why_not:
        yield None
        return
    install = must_install(dashboard)
    console.print(f"Building {names} ({'once; half a minute' if install else 'sources have changed'})")
    process = _start(command_for(old, install), dashboard, log)
    try:
        yield PageBuild(process, names, log, console)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def outdated(dashboard: Path, pages: Sequence[Page]) -> list[Page]:
    """None when all are up to date, or when this is no checkout."""
    if not (dashboard / "package-lock.json").exists():
        return []
    anew = must_install(dashboard)
    return [page for page in pages if anew or _is_older_than_sources(dashboard, page)]


def must_install(dashboard: Path) -> bool:
    installed = dashboard / "node_modules" / ".package-lock.json"  # npm writes it when it is done
    return _moment(installed) < _moment(dashboard / "package-lock.json")


def command_for(pages: Sequence[Page], install: bool) -> str:
    """For a shell: the builds beside each other. It fails when one of them does."""
    *others, last = (page.build for page in pages)
    started = "".join(f"{build} & other=$!; " for build in others)
    builds = f"{started}{last}{' && wait $other' if others else ''}"
    return f"{INSTALL} && {{ {builds}; }}" if install else builds


def why_not_here(dashboard: Path) -> str | None:
    """None when Node.js and npm are there and new enough."""
    needed = json.loads((dashboard / "package.json").read_text())["engines"]["node"].removeprefix(">=")
    cure = f"Node.js {needed} or newer is needed"
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return f"{'npm' if node else 'Node.js'} is missing; {cure}"
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return f"Node.js {found} is too old; {cure}" if _numbers(found) < _numbers(needed) else None


def _start(command: str, dashboard: Path, log: Path) -> subprocess.Popen[bytes]:
    """In its own session, so that Ctrl-C comes to us first and all of it can be ended at once."""
    with log.open("wb") as output:
        return subprocess.Popen(
            ["/bin/sh", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=dashboard,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )


def _is_older_than_sources(dashboard: Path, page: Page) -> bool:
    return _moment(dashboard / page.result / "index.html") < _latest_change(dashboard, page)


def _latest_change(dashboard: Path, page: Page) -> float:
    """Folders count, too: theirs is the moment when a file in them went away."""
    latest = 0.0
    for folder, folders, files in os.walk(dashboard):
        skipped = NOT_SOURCES | (page.not_sources if Path(folder) == dashboard else set())
        folders[:] = [name for name in folders if name not in skipped and not name.startswith(".")]
        latest = max([latest, *(_moment(Path(folder, name)) for name in (*folders, *files))])
    return latest


def _moment(path: Path) -> float:
    """0 when there is no such file."""
    return path.stat().st_mtime if path.exists() else 0.0


def _numbers(version: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]+", version)]


def _tell(console: Console, line: str) -> None:
    console.print(f"[yellow]{escape(line)}[/]", soft_wrap=True)
