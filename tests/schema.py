"""Keeps sql/ honest: `python -m tests.schema check` (part of `make test`) and `… write` (`make schema`)."""

import difflib
import subprocess
import sys
import sysconfig
from pathlib import Path

from app.database.migrations import MIGRATIONS, SQL, dump_schema
from app.local.postgres import binaries
from tests.engines import TEMPLATE, reachable_folder, running_engines

SCHEMA = SQL / "schema.sql"
ACCEPTED = {
    "prefer-bigint-over-int": "small counts and mile amounts are meant to be small",
    "require-lock-timeout": "`omo migrate` sets it for all of them",
    "require-statement-timeout": "back-filling may take its time; it is locks that hold others up",
}


def main() -> int:
    if sys.argv[1:] == ["write"]:
        SCHEMA.write_text(_migrated_schema())
        return 0
    problems = [*_unsafe_statements(), *_schema_differences()]
    print("\n".join(problems))
    return 1 if problems else 0


def _unsafe_statements() -> list[str]:
    """Of the way up: the way down is for developers only."""
    return [line for path in sorted(MIGRATIONS.glob("*.sql")) for line in _squawk(path)]


def _squawk(path: Path) -> list[str]:
    way_up, _, _ = path.read_text().partition("-- migrate:down")
    command = [str(Path(sysconfig.get_path("scripts"), "squawk")), "--reporter", "gcc", "--pg-version", "18"]
    command += ["--exclude", ",".join(ACCEPTED), "--stdin-filepath", str(path.relative_to(SQL.parent))]
    if "transaction:false" not in way_up:
        command += ["--assume-in-transaction"]
    run = subprocess.run(command, input=way_up, capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()


def _schema_differences() -> list[str]:
    committed = SCHEMA.read_text().splitlines() if SCHEMA.exists() else []
    now = _migrated_schema().splitlines()
    differences = list(difflib.unified_diff(committed, now, "sql/schema.sql", "after all migrations", lineterm=""))
    return [*differences, "sql/schema.sql is not what the migrations make: run `make schema`"] if differences else []


def _migrated_schema() -> str:
    with running_engines() as engines, reachable_folder() as folder:
        dump_schema(f"{engines.postgres}/{TEMPLATE}", folder / "schema.sql", programs=binaries())
        return (folder / "schema.sql").read_text()


if __name__ == "__main__":
    sys.exit(main())
