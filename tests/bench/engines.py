"""PostgreSQL and Valkey for the measurement: embedded, on the core they share with the driver, every commit on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.database.migrations import migrate
from app.local.engine import Engine
from app.local.postgres import start_postgres
from app.local.valkey import start_valkey
from tests.bench import cores
from tests.engines import reachable_folder


@dataclass(frozen=True)
class Engines:
    postgres: Engine
    valkey: Engine

    def database_url(self, name: str) -> str:
        return self.postgres.url_of(name)


@contextmanager
def running_engines() -> Iterator[Engines]:
    """They inherit the core of the process that starts them."""
    with (
        reachable_folder() as folder,
        start_postgres(folder / "postgres") as postgres,
        start_valkey(folder / "valkey", durable=False) as valkey,
    ):
        migrate(postgres.url, progress=False)
        yield Engines(postgres, valkey)


@contextmanager
def running_archive() -> Iterator[str]:
    """The address of a migrated, empty database on every core, which need not survive a crash: for reading much."""
    cores.unpin()
    with reachable_folder() as folder, start_postgres(folder / "postgres", durable=False) as postgres:
        migrate(postgres.url, progress=False)
        yield postgres.url
