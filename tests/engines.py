"""One PostgreSQL and one Valkey for a whole test run, however many xdist workers share it."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from app.database.migrations import migrate
from app.local.account import account_for
from app.local.postgres import binaries, start_postgres
from app.local.valkey import start_valkey

TEMPLATE = "omo_template"


@dataclass(frozen=True)
class Engines:
    """Plain texts, so that they can travel to another process."""

    postgres: str
    """`postgresql://user:password@host:port`, no database."""
    valkey: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def of(cls, values: dict[str, str]) -> Self:
        return cls(**values)

    def new_database(self, name: str, template: str = TEMPLATE) -> str:
        """A copy of `template` (by default: migrated and empty); its address."""
        self._run("createdb", "--template", template, name)
        return f"{self.postgres}/{name}"

    def drop_database(self, name: str) -> None:
        self._run("dropdb", "--force", "--if-exists", name)

    def redis_url(self, number: int) -> str:
        return f"{self.valkey}/{number}"

    def _run(self, program: str, *arguments: str) -> None:
        server = ["--maintenance-db", f"{self.postgres}/postgres"]
        run = subprocess.run([binaries() / program, *server, *arguments], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr


@contextmanager
def running_engines() -> Iterator[Engines]:
    with ExitStack() as stack:
        folder = stack.enter_context(reachable_folder())
        postgres = stack.enter_context(start_postgres(folder / "postgres", durable=False))
        valkey = stack.enter_context(start_valkey(folder / "valkey", durable=False))
        migrate(postgres.url_of(TEMPLATE), progress=False)
        yield Engines(postgres.address, valkey.address)


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A new folder that PostgreSQL's account can enter also when root runs the tests; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="omo-test-"))
    if account_for(folder):
        folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
