"""`omo run` as a whole, in a data folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from app.local.ports import free_port

pytestmark = pytest.mark.e2e
NOT_OURS = ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "SESSION_SECRETS")
START_SECONDS = 40


class RunningOmo:
    def __init__(self, process: subprocess.Popen[bytes], output: Path, port: int) -> None:
        self.process, self.output, self.port = process, output, port

    def text(self) -> str:
        return self.output.read_text(errors="replace")

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while "omo-bot is running" not in self.text():
            assert self.process.poll() is None, self.text()
            assert time.monotonic() < deadline, self.text()
            time.sleep(0.05)

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def status_of(self, path: str) -> int:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            connection.request("GET", path)
            return connection.getresponse().status


@contextmanager
def omo_run(folder: Path, port: int | None = None) -> Iterator[RunningOmo]:
    port = port or free_port()
    kept = {n: v for n, v in os.environ.items() if n not in NOT_OURS and not n.startswith("DISCORD_")}
    ports = {"PORT": str(port), "PLAYGROUND_PORT": str(free_port())}
    environment = {**kept, **ports, "OMO_DATA_DIR": str(folder), "PATH": "/without/npm"}  # the page is not built
    output = folder.with_name(f"{folder.name}-output")
    with output.open("wb") as file:
        command = [sys.executable, "-m", "app.start", "run"]
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
    try:
        yield RunningOmo(process, output, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def assert_all_gone(processes: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(processes, timeout=15)
    assert [process.cmdline() for process in alive] == []


def test_everything_starts_and_ctrl_c_ends_it_all(engine_folder: Path) -> None:
    with omo_run(engine_folder / "data") as omo:
        omo.wait_until_ready()
        assert omo.status_of("/readyz") == 200
        family = omo.family()
        omo.process.send_signal(signal.SIGINT)
        assert omo.process.wait(15) == 0, omo.text()
        assert_all_gone(family)


def test_kill_9_leaves_no_process_behind_and_the_next_run_starts(engine_folder: Path) -> None:
    with omo_run(engine_folder / "data") as omo:
        omo.wait_until_ready()
        family = omo.family()
        omo.process.kill()
        omo.process.wait()
        assert_all_gone(family)
    with omo_run(engine_folder / "data") as omo:
        omo.wait_until_ready()


def test_a_worker_that_dies_is_named_and_ends_the_rest(engine_folder: Path) -> None:
    with omo_run(engine_folder / "data") as omo:
        omo.wait_until_ready()
        family = omo.family()
        next(process for process in family if process.cmdline()[-1:] == ["worker"]).kill()
        assert omo.process.wait(20) == 1
        assert omo.text().splitlines()[-1] == "omo: worker ended by itself, so everything was stopped"
        assert_all_gone(family)


def test_a_busy_port_gets_one_clear_line(engine_folder: Path) -> None:
    with omo_run(engine_folder / "data") as omo:
        omo.wait_until_ready()
        with omo_run(engine_folder / "other", port=omo.port) as second:
            assert second.process.wait(20) == 1
            assert second.text() == f"omo: port {omo.port} (web) is busy: free it, or set PORT to another\n"
