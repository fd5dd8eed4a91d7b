"""The server that is measured: one process on the server's core."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from tests.bench import cores

PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class Server:
    name: str
    port: int
    process: subprocess.Popen[bytes]

    def busy_seconds(self) -> float:
        """Processor time so far."""
        used = psutil.Process(self.process.pid).cpu_times()
        return used.user + used.system

    def resident_megabytes(self) -> float:
        return psutil.Process(self.process.pid).memory_info().rss / 1e6


@contextmanager
def running(name: str, arguments: list[str], environment: Mapping[str, str], probe: bytes) -> Iterator[Server]:
    """Yields when `probe`, a whole HTTP request, was answered with 200; ends the server afterwards."""
    server = start(name, arguments, environment)
    try:
        wait_until_answering(server, probe)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE_SECONDS)


def start(name: str, arguments: list[str], environment: Mapping[str, str]) -> Server:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, **environment, "PORT": str(port)},
        preexec_fn=cores.pinned(cores.SERVER),
        stdout=subprocess.DEVNULL,
    )
    return Server(name, port, process)


def wait_until_answering(server: Server, probe: bytes) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(server.port, probe):
        if server.process.poll() is not None:
            raise RuntimeError(f"{server.name} ended with exit status {server.process.returncode}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"{server.name} did not answer within {PATIENCE_SECONDS} s")
        time.sleep(0.002)


def _answers(port: int, probe: bytes) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
            connection.sendall(probe)
            return connection.recv(65536).startswith(b"HTTP/1.1 200")
    except (ConnectionError, TimeoutError):
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
