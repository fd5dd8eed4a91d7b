"""`omo …` as a process of its own, as an operator would start it."""

import signal
import subprocess
import sysconfig
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from app.local.tether import die_with_parent

OMO = Path(sysconfig.get_path("scripts")) / "omo"
READY_SECONDS = 30.0
END_SECONDS = 25.0


@dataclass
class OmoProcess:
    """Ready when `address` answers (its path included), or when it has said `ready_words`."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    output: Path
    address: str = ""
    ready_words: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _said_before: int = 0

    def start(self) -> Self:
        self.begin()
        self.wait_until_ready()
        return self

    def begin(self) -> None:
        """Starts it and does not wait. Call from the main thread: it dies with the thread that started it."""
        self._said_before = len(self.said())
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [str(OMO), *self.arguments],
                env=self.environment,
                cwd=self.output.parent,  # no `.env` of a checkout there
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )

    def wait_until_ready(self) -> None:
        wait_until(lambda: self.is_ready() or not self.running(), READY_SECONDS, f"{self.arguments} is ready")
        assert self.running(), self.news()

    def is_ready(self) -> bool:
        if self.ready_words:
            return self.ready_words in self.news()
        try:
            return httpx.get(self.address, timeout=3, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        return self.output.read_text(errors="replace") if self.output.exists() else ""

    def news(self) -> str:
        """What it said since it was started last."""
        return self.said()[self._said_before :]

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """As a platform does it: SIGTERM, and the exit status."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(END_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.running():
            try:
                self.end()
            except subprocess.TimeoutExpired:
                self.kill()


def wait_until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        time.sleep(0.05)
