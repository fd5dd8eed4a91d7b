"""The processes of the Procfile, run by honcho until one of them ends or somebody ends them all."""

import os
import signal
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.process import Popen, Process

from app.local.tether import die_with_parent

ATTEND_SECONDS = 0.1


def commands_of(procfile: Path) -> dict[str, str]:
    """Commands by name, without the one that prepares a release."""
    processes: dict[str, str] = parse_procfile(procfile.read_text()).processes
    return {name: command for name, command in processes.items() if name != "release"}


class TiedProcess(Process):  # type: ignore[misc]
    """honcho keeps a process of its own beside each command: both go when we go."""

    def run(self, *arguments: Any, **options: Any) -> None:
        if tie := die_with_parent(signal.SIGKILL):
            tie()
        self._child_ctor = partial(Popen, preexec_fn=die_with_parent(signal.SIGTERM))
        super().run(*arguments, **options)


class Processes(Manager):  # type: ignore[misc]
    """`loop()` runs them until all have ended; then `culprit` names the one that ended by itself, if that was why."""

    def __init__(self, commands: Mapping[str, str], environment: Mapping[str, str], folder: Path) -> None:
        super().__init__()
        self._process_ctor = TiedProcess
        self._end_wanted = False
        self._over = threading.Event()
        self.culprit: str | None = None
        self.attend: Callable[[], None] = lambda: None
        """Called again and again, in a thread, while they run."""
        for name, command in commands.items():
            self.add_process(name, f"exec {command}", env={**os.environ, **environment}, cwd=str(folder))

    def loop(self) -> None:
        try:
            super().loop()
        finally:
            self._over.set()

    def terminate(self) -> None:
        """honcho calls this when it gets a signal, and when a process has ended."""
        if not self._end_wanted:
            self._end_wanted = True
            ended = (name for name, process in self._processes.items() if process.get("returncode") is not None)
            self.culprit = next(ended, None)
        if self._all_started():  # honcho knows no process ids before that; the attending thread asks again
            super().terminate()

    def end_because_of(self, culprit: str) -> None:
        """Something that is not one of them has failed."""
        if not self._end_wanted:
            self._end_wanted, self.culprit = True, culprit

    def _start(self) -> None:
        super()._start()
        threading.Thread(target=self._attend, daemon=True).start()  # after the forks: threads do not survive those

    def _attend(self) -> None:
        while not self._over.wait(ATTEND_SECONDS):
            if self._end_wanted:
                self.terminate()
            else:
                self.attend()
