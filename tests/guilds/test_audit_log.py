"""What can be in the audit log is known, so that nobody filters by what never is."""

import re
from pathlib import Path
from typing import get_args

from app.guilds.audit import Action, Family

MIGRATIONS = Path(__file__).parents[2] / "sql" / "migrations"
WRITTEN = re.compile(r"insert into audit_log.*?;", re.DOTALL)


def test_what_sql_writes_is_an_action() -> None:
    """mypy sees to what Python writes."""
    statements = [found for path in MIGRATIONS.glob("*.sql") for found in WRITTEN.findall(path.read_text())]
    written = {action for statement in statements for action in re.findall(r"'([a-z-]+\.[a-z-]+)'", statement)}

    assert {"mileage.award", "mileage.reverse"} <= written
    assert written <= set(get_args(Action))


def test_every_action_is_of_a_family() -> None:
    assert {action.partition(".")[0] for action in get_args(Action)} == set(get_args(Family))
