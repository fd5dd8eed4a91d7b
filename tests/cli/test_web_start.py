"""`omo web` as its operator meets it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from app.local.ports import free_port
from tests.engines import Engines

pytestmark = pytest.mark.e2e
PROCESSES = pytest.mark.parametrize("processes", ["1", "2"])


@pytest.fixture
def environment(database_url: str, redis_url: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "SESSION_SECRETS": "a secret that is long enough to be one",
        "PUBLIC_URL": "https://bot.example",
        "DISCORD_APPLICATION_ID": "100000000000000009",
        "DISCORD_PUBLIC_KEY": "ab" * 32,
        "DISCORD_BOT_TOKEN": "a-token",
        "DISCORD_CLIENT_SECRET": "a-client-secret",
        "DISCORD_API_URL": "http://127.0.0.1:9",
    }


COMMAND = [sys.executable, "-m", "app.start", "web"]


def complaint(environment: dict[str, str], processes: str) -> set[str]:
    """What a start that fails writes to stderr about the bot, and nothing of Python's."""
    environment = {**environment, "WEB_CONCURRENCY": processes}
    run = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=40, check=False)
    assert run.returncode == 1, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    return {line for line in run.stderr.splitlines() if line.startswith("omo:")}


@PROCESSES
def test_an_old_schema_is_refused_in_one_line(engines: Engines, environment: dict[str, str], processes: str) -> None:
    (line,) = complaint({**environment, "DATABASE_URL": f"{engines.postgres}/postgres"}, processes)
    assert line.startswith("omo: the database lacks 0001_")
    assert line.endswith(": run `omo migrate`")


@PROCESSES
def test_a_missing_database_is_told_in_one_line(engines: Engines, environment: dict[str, str], processes: str) -> None:
    (line,) = complaint({**environment, "DATABASE_URL": f"{engines.postgres}/nobody_made_this"}, processes)
    assert line == 'omo: database "nobody_made_this" does not exist: run `omo migrate`'


@PROCESSES
def test_a_busy_port_is_told_in_one_line(environment: dict[str, str], processes: str) -> None:
    with socket.create_server(("127.0.0.1", int(environment["PORT"]))):
        expected = f"omo: cannot listen on 127.0.0.1, port {environment['PORT']}: Address already in use"
        assert complaint(environment, processes) == {expected}


def test_each_wrong_setting_gets_its_line(environment: dict[str, str]) -> None:
    wrong = {**environment, "PORT": "none", "DISCORD_PUBLIC_KEY": "short", "SESSION_SECRETS": ""}
    names = {line.split()[1] for line in complaint(wrong, "1")}
    assert names == {"PORT", "DISCORD_PUBLIC_KEY", "SESSION_SECRETS"}


@PROCESSES
def test_it_answers_and_sigterm_ends_it(environment: dict[str, str], processes: str) -> None:
    environment = {**environment, "WEB_CONCURRENCY": processes}
    with subprocess.Popen(COMMAND, env=environment, stdout=subprocess.DEVNULL) as web:
        assert first_answer(int(environment["PORT"])) == 200
        web.send_signal(signal.SIGTERM)
        assert web.wait(10) in (0, -signal.SIGTERM)


def test_the_number_of_processes_may_stand_in_the_env_file(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WEB_CONCURRENCY=2\n")
    with subprocess.Popen(COMMAND, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as web:
        assert web.stdout is not None
        ready = [web.stdout.readline() for _ in range(2)]
        web.send_signal(signal.SIGTERM)
        web.wait(10)
    assert [json.loads(line)["event"] for line in ready] == ["ready", "ready"]


def first_answer(port: int) -> int:
    deadline = time.monotonic() + 20
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/healthz")
                return connection.getresponse().status
        except OSError:
            assert time.monotonic() < deadline, "nobody answers"
            time.sleep(0.02)
