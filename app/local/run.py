"""`omo run`: everything on this machine, from engines to a pretend Discord, until Ctrl-C."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from app.errors import LocalEngineError
from app.local import environment as local
from app.local.engine import Engine
from app.local.page import CONTROL_ROOM, DASHBOARD, PLAYGROUND, page_build
from app.local.ports import require_free
from app.local.ready import open_browser, playground_address, show_addresses, what_is_missing
from app.settings import load_database_url, read_environment

POSTGRES_PORT = 8789
VALKEY_PORT = 8790


@dataclass
class Run:
    folder: Path
    values: dict[str, str]
    """The environment of all processes."""
    pretend_discord: bool
    console: Console
    engines: list[Engine] = field(default_factory=list)


def run_everything() -> None:
    """Returns when somebody ended it; raises `OperatorError` when something is in the way or ends by itself."""
    for ending in (signal.SIGINT, signal.SIGTERM):  # shells start background jobs with SIGINT ignored
        signal.signal(ending, _interrupt)
    try:
        with _prepared() as run:
            _run_processes(run)
    except KeyboardInterrupt:
        print("ended before it was ready", file=sys.stderr)


@contextmanager
def _prepared() -> Iterator[Run]:
    given = read_environment(local.CHECKOUT)
    folder = local.data_folder(given)
    pretend = local.uses_pretend_discord(given)
    with ExitStack() as stack:
        stack.enter_context(local.only_run(folder))
        _require_ports(given, pretend)
        values = {**given, **local.local_defaults(given, folder)}
        run = Run(folder, values, pretend, Console(width=None if sys.stdout.isatty() else 120, highlight=False))
        pages = [*([] if given.get("DASHBOARD_URL") else [CONTROL_ROOM]), *([PLAYGROUND] if pretend else [])]
        build = stack.enter_context(page_build(DASHBOARD, pages, folder / "page.log", run.console))
        _start_engines(run, stack)
        if pretend:
            values |= _pretend_credentials(values)
        _migrate(run)
        if pretend:
            _omo(values, "seed")
        added = {name: value for name, value in values.items() if given.get(name) != value or name in local.PLACES}
        stack.enter_context(local.shared_with_other_terminals(folder, added))
        if build:
            build.finish()
        yield run


def _require_ports(given: dict[str, str], pretend: bool) -> None:
    port, playground_port = local.ports(given)
    require_free(port, "web", "free it, or set PORT to another")
    if pretend:
        require_free(playground_port, "pretend Discord", "free it, or set PLAYGROUND_PORT to another")


def _start_engines(run: Run, stack: ExitStack) -> None:
    """Each only when no address of one is given."""
    from app.local.postgres import start_postgres
    from app.local.valkey import start_valkey

    if not local.is_given(run.values, "DATABASE_URL"):
        postgres = stack.enter_context(start_postgres(run.folder / "postgres", preferred_port=POSTGRES_PORT))
        run.engines.append(postgres)
        run.values["DATABASE_URL"] = postgres.url
    if not local.is_given(run.values, "REDIS_URL"):
        valkey = stack.enter_context(start_valkey(run.folder / "valkey", preferred_port=VALKEY_PORT))
        run.engines.append(valkey)
        run.values["REDIS_URL"] = valkey.url


def _migrate(run: Run) -> None:
    from app.database.migrations import migrate

    migrate(load_database_url(run.values))


def _pretend_credentials(values: dict[str, str]) -> dict[str, str]:
    lines = _omo(values, "playground", "env", capture=True).splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def _omo(values: dict[str, str], *arguments: str, capture: bool = False) -> str:
    command = [sys.executable, "-m", "app.start", *arguments]
    output = subprocess.PIPE if capture else None
    run = subprocess.run(command, env=values, cwd=local.CHECKOUT, stdout=output, text=True, check=False)
    if run.returncode != 0:
        raise LocalEngineError(f"`omo {' '.join(arguments)}` failed with exit status {run.returncode}")
    return run.stdout or ""


def _run_processes(run: Run) -> None:
    from app.local.processes import Processes, commands_of

    commands = commands_of(local.CHECKOUT / "Procfile")
    if run.pretend_discord:
        commands["playground"] = "omo playground"
    processes = Processes(commands, run.values, local.CHECKOUT)
    attendant = Attendant(run)
    processes.attend = lambda: attendant.look(processes.end_because_of)
    processes.loop()
    if processes.culprit:
        raise LocalEngineError(f"{processes.culprit} ended by itself, so everything was stopped")


@dataclass
class Attendant:
    """Shows the addresses when all is ready, and notices when an engine ends."""

    run: Run
    began: float = field(default_factory=time.monotonic)
    shown: bool = False
    patience: float = 10.0

    def look(self, end_because_of: Callable[[str], None]) -> None:
        for engine in self.run.engines:
            if not engine.running():
                end_because_of(f"{engine.name} (its log: {engine.log})")
        if not self.shown:
            self._show_when_ready()

    def _show_when_ready(self) -> None:
        missing = what_is_missing(self.run.values, self.run.pretend_discord)
        if missing is None:
            self.shown = True
            if self.run.pretend_discord:
                _omo(self.run.values, "commands", "sync", capture=True)  # at a real Discord, only when asked to
            show_addresses(self.run.console, self.run.values, self.run.pretend_discord)
            if self.run.pretend_discord and self.run.values.get("OPEN") == "1":
                open_browser(playground_address(self.run.values))
        elif time.monotonic() - self.began > self.patience:
            self.patience *= 2
            self.run.console.print(f"[yellow]still waiting:[/] {missing}")


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
