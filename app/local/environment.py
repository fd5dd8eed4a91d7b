"""The environment of a local run: what is not set is filled in, and left for commands in other terminals.

Those find it in `.omo/environment` for as long as `omo run` lives.
"""

import fcntl
import os
import secrets
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dotenv import dotenv_values

from app.errors import LocalEngineError, SettingsError
from app.settings import DEFAULT_PORT, read_environment

CHECKOUT = Path(__file__).parents[2]
PLAYGROUND_PORT = 8788
PLACES = ("HOST", "PORT", "PLAYGROUND_HOST", "PLAYGROUND_PORT", "PUBLIC_URL")
"""Where everything is: other terminals need to know, also when only this one was told."""
DISCORD_CREDENTIALS = (
    "DISCORD_APPLICATION_ID",
    "DISCORD_PUBLIC_KEY",
    "DISCORD_BOT_TOKEN",
    "DISCORD_CLIENT_SECRET",
)


def data_folder(environment: Mapping[str, str]) -> Path:
    return CHECKOUT / environment.get("OMO_DATA_DIR", ".omo")


def is_given(environment: Mapping[str, str], name: str) -> bool:
    return bool(environment.get(name) or environment.get(f"{name}_FILE"))


def uses_pretend_discord(environment: Mapping[str, str]) -> bool:
    return not any(is_given(environment, name) for name in DISCORD_CREDENTIALS)


def ports(environment: Mapping[str, str]) -> tuple[int, int]:
    """Of the web process and of the playground. Raises `SettingsError`."""
    port, playground_port = (
        _port(environment, "PORT", DEFAULT_PORT),
        _port(environment, "PLAYGROUND_PORT", PLAYGROUND_PORT),
    )
    if port == playground_port:
        raise SettingsError(["PORT and PLAYGROUND_PORT must differ"])
    return port, playground_port


def local_defaults(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """What a local run adds: only names that are not set, and the programs beside this Python first on the path."""
    port, playground_port = ports(environment)
    host = environment.get("HOST", "127.0.0.1")
    additions = {
        "HOST": host,
        "PORT": str(port),
        "PLAYGROUND_PORT": str(playground_port),
        "PUBLIC_URL": f"http://{reachable_host(host)}:{port}",
        "LOG_FORMAT": "pretty",
    }
    if uses_pretend_discord(environment):
        additions["DAILIES_TRUSTED_HOSTS"] = f"127.0.0.1:{playground_port}"  # feeds of the pretend platform
    if not is_given(environment, "SESSION_SECRETS"):
        additions["SESSION_SECRETS"] = _kept_secret(folder / "session-secret")
    missing = {name: value for name, value in additions.items() if not environment.get(name)}
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{environment.get('PATH', os.defpath)}"
    return {**missing, "PATH": path, "PYTHONUNBUFFERED": "1"}


def reachable_host(host: str) -> str:
    """Where a server that listens on `host` is found from this machine."""
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - read, not bound


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """One `omo run` per data folder. Raises `LocalEngineError` when there is another."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "run.lock").open("w")
    except OSError as error:
        raise LocalEngineError(f"{folder} cannot be used: {error.strerror} (OMO_DATA_DIR names another)") from error
    with lock:
        if not _lock(lock):
            raise LocalEngineError(f"another `omo run` already uses {folder}: end that one first")
        yield


@contextmanager
def shared_with_other_terminals(folder: Path, values: Mapping[str, str]) -> Iterator[None]:
    path = folder / "environment"
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}='{value}'\n" for name, value in values.items() if name != "PATH"))
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def read_local_environment() -> dict[str, str]:
    """For commands beside a running `omo run`: what it uses, under what is set here."""
    environment = read_environment()
    folder = data_folder(environment)
    if not (folder / "environment").exists() or not _is_running(folder):
        return environment
    left = dotenv_values(folder / "environment", interpolate=False)
    return {**{name: value for name, value in left.items() if value is not None}, **environment}


def _is_running(folder: Path) -> bool:
    with (folder / "run.lock").open() as lock:
        return not _lock(lock)


def _lock(file: IO[str]) -> bool:
    """The system lets go of it when the process ends, however it ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise SettingsError([f"{name} must be a whole number from 1 to 65535"])
    return int(text)


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text()
