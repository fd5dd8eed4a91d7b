"""A server process that was started here: PostgreSQL or Valkey."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from app.errors import LocalEngineError
from app.local.account import Account
from app.local.tether import die_with_parent

READY_POLL_SECONDS = 0.02


@dataclass(frozen=True, kw_only=True)
class Engine:
    name: str
    address: str
    """`scheme://user:password@host:port`, without the database."""
    database: str
    process: subprocess.Popen[bytes]
    log: Path
    stop_signal: signal.Signals

    @property
    def url(self) -> str:
        return self.url_of(self.database)

    def url_of(self, database: str) -> str:
        return f"{self.address}/{database}"

    def running(self) -> bool:
        return self.process.poll() is None

    def stop(self, patience: float = 10.0) -> None:
        """Ends it in order, its data kept; after `patience` seconds without order (which the data survives, too)."""
        if self.running():
            self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def spawn(
    command: list[str], *, log: Path, last_signal: signal.Signals, account: Account | None = None, stdin: bytes = b""
) -> subprocess.Popen[bytes]:
    """Starts a server in its own session (Ctrl-C in the terminal must not reach it), its output in `log`."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            start_new_session=True,
            preexec_fn=die_with_parent(last_signal),
            **(account.options() if account else {}),
        )
    with cast(IO[bytes], process.stdin) as pipe:
        pipe.write(stdin)
    return process


def wait_until_ready(process: subprocess.Popen[bytes], ready: Callable[[], bool], patience: float) -> bool:
    """False when the process ended before it was ready; raises `LocalEngineError` when it takes too long."""
    deadline = time.monotonic() + patience
    while not ready():
        if process.poll() is not None:
            return False
        if time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise LocalEngineError(f"process {process.pid} was not ready after {patience:g} s")
        time.sleep(READY_POLL_SECONDS)
    return True


def last_line(log: Path) -> str:
    """What to show of a log: the last line that complains, else the last line."""
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    complaints = [line for line in lines if any(word in line for word in ("FATAL", "PANIC", "ERROR", "error", "Fatal"))]
    return (complaints or lines or ["it said nothing"])[-1].strip()
